"""Notices: the short messages with buttons that a desktop shows."""

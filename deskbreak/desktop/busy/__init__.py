"""Reasons not to interrupt: looked for when a break is due, then listened to until they end, never in between."""

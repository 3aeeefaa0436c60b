"""Break reminders and guided neck, shoulder and upper-back routines from the tray."""

__version__ = "0.1.0"

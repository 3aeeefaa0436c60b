"""The error whose text is meant for a person."""


class DeskbreakError(Exception):
    """Something a person can do something about; the text says what happened, what it means and what to do."""

"""The pure part: what happens when, as values and functions of values. No clock, thread, file or socket here."""

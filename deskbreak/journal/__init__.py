"""What happened, for years: one SQLite file with a single writer."""

"""Sore places: where they may be, what may lie behind them, and how it went with this person's own."""

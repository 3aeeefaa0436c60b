"""The window: the pages, served to this computer's own browser while one of them is open."""

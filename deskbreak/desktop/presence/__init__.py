"""Whether somebody is there: input, the screen lock and sleep, all without looking at intervals."""

"""The pages of sore places: from where it hurts, past the warning signs, to what may ease it and how it went since."""

"""The drawn person: poses become bodies in space, bodies become pictures, and pictures SVG, films or painted stills."""

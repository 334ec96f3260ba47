"""Turns the merged document of a pack into the frozen values of one language."""

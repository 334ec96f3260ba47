"""Releases of information: what may cross, to whom, for what, until when, and how it ends."""

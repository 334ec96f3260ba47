"""Feeds in and out, in plain Python: no framework, no database of ours."""

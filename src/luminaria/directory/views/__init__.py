"""Desk pages of the directory."""

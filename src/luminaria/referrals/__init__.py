"""Consented hand-over of one person's request to one organisation, and its answer back."""

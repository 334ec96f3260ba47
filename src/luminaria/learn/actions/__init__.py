"""Writes of the learn room, one verb a file."""

from luminaria.learn.actions.record_review import (
    FutureReview,
    TextChanged,
    UnknownRole,
    record_review,
)

__all__ = ["FutureReview", "TextChanged", "UnknownRole", "record_review"]

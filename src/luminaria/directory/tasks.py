"""Scheduled work of the directory. No arguments, public facts only."""

from luminaria.directory import actions


def load_services() -> int:
    """Bring the directory to what the pack and the organisations of this instance say now."""
    return actions.load_services()

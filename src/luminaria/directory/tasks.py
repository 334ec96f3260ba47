"""Scheduled work of the directory. No arguments, public facts only."""

from luminaria.directory import actions
from luminaria.directory.actions.list_services import list_services
from luminaria.directory.queries.aged import aged_services
from luminaria.kernel import clock


def load_services() -> int:
    """Bring the directory to what the pack and the organisations of this instance say now."""
    return actions.load_services()


def list_aged() -> int:
    """Mark or hide what grew old since yesterday; nobody has to press anything. How many listings moved."""
    aged = list(aged_services(clock.now().date()))
    list_services(aged)
    return len(aged)

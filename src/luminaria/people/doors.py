"""What the people room registers at start-up: its verbs and its place on the rail."""

from luminaria.ledger import verbs as ledger_verbs


def register() -> None:
    """Register what the room itself records."""
    ledger_verbs.register("cross_compartment", "A row of another organisation was written on a named ground.")

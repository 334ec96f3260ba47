"""The tests, room by room. `tests/house` holds the rules of the house."""

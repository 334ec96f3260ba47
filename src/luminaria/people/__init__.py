"""Organisations, members, roles, sign-in, keys, and the one door between compartments."""

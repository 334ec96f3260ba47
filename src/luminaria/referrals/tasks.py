"""Scheduled work of the referrals room: no arguments, clear columns only."""

from luminaria.referrals import actions


def expire_packets() -> int:
    """Delete what was shared and whose time is over."""
    return actions.expire_packets()

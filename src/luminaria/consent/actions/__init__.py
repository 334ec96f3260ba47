"""Writes of the consent room, one verb a file."""

from luminaria.consent.actions.grant_release import grant_release
from luminaria.consent.actions.open_release import open_release
from luminaria.consent.actions.revoke_release import Revocation, revoke_release

__all__ = ["Revocation", "grant_release", "open_release", "revoke_release"]

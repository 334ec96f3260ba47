"""What a provider's link opens. Reading it changes nothing."""

from collections.abc import Mapping
from typing import Any

from luminaria.directory.models import Invitation
from luminaria.directory.rules.answers import Asked, Invited, Said
from luminaria.directory.rules.links import parts, proves
from luminaria.kernel import clock
from luminaria.kernel.errors import LuminariaError


class UnknownLink(LuminariaError):
    """No invitation of ours, or not its secret."""


class ExpiredLink(LuminariaError):
    """The last day of the invitation is over."""


def invited(link: str) -> Invited:
    """The facts that are asked about, as they are printed. Raises UnknownLink, ExpiredLink."""
    row = row_of(link)
    said = [one for one in row.asked if isinstance(one, dict)]
    asked = tuple(_asked(one) for one in said)
    name = next((one.value for one in asked if one.field == "name"), "")
    return Invited(name=name, asked=asked, expires_on=row.expires_on, said=_said(row))


def _asked(one: Mapping[str, Any]) -> Asked:
    said = one.get("said")
    field, label, value = (str(one.get(name, "")) for name in ("field", "label", "value"))
    return Asked(field, label, value, said if isinstance(said, dict) else {})


def _said(row: Invitation) -> Said | None:
    """Only what the public program may read of an answer: no words."""
    rows = row.answers.order_by("-number").values("answered_on", "outcomes", "taken_on", "number")
    last = rows.first()
    if last is None:
        return None
    return Said(last["answered_on"], last["outcomes"], last["taken_on"] is not None, last["number"])


def row_of(link: str) -> Invitation:
    """The row of a link. Raises UnknownLink, ExpiredLink."""
    named = parts(link)
    row = Invitation.objects.filter(id=named[0]).first() if named else None
    if named is None or row is None or not proves(named[1], row.secret_hash):
        raise UnknownLink()
    if clock.now().date() > row.expires_on:
        raise ExpiredLink()
    return row

"""One verb = one action = one ledger verb = one permission."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from luminaria.kernel.errors import NotPermitted
from luminaria.ledger import actions as ledger
from luminaria.ledger import verbs as ledger_verbs
from luminaria.people.rules import OpenMember, Role


@dataclass(frozen=True)
class Verb:
    """What a member of one of `roles` may do. No roles: done by a reporter or by the machine."""

    code: str
    roles: frozenset[Role]
    sentence: str


_verbs: dict[str, Verb] = {}


def register(code: str, *, roles: frozenset[Role], sentence: str) -> None:
    """Make `code` a permission and a ledger verb. Called in AppConfig.ready of its room."""
    _verbs[code] = Verb(code, roles, sentence)
    ledger_verbs.register(code, sentence)


def registered() -> dict[str, Verb]:
    """All verbs by code."""
    return dict(_verbs)


def may(actor: OpenMember, code: str) -> bool:
    """Whether one of the actor's roles carries the verb."""
    return bool(_verbs[code].roles & actor.roles)


def require(actor: OpenMember, code: str) -> None:
    """Raise NotPermitted unless the actor may do `code`."""
    if not may(actor, code):
        raise NotPermitted()


def record(
    code: str, *, actor: OpenMember, obj: UUID | None, details: Mapping[str, str | int] | None = None
) -> None:
    """Write the deed into the ledger, in the transaction of the deed."""
    ledger.record(code, organisation=actor.organisation_id, actor=actor.member_id, obj=obj, details=details)

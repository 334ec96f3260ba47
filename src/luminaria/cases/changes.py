"""Case keys when members come and go, and when recovery is renewed or used. Listens to people."""

from collections.abc import Iterable
from uuid import UUID

from luminaria.cases import holders, keys, team
from luminaria.cases.actions import turn_case_key
from luminaria.cases.models import CaseKey, CaseKeyWrap
from luminaria.cases.queries import WORKERS
from luminaria.people import hooks, keyring
from luminaria.people.models import MemberRole
from luminaria.people.rules import OpenMember, Role


def register() -> None:
    """Listen to the people room."""
    hooks.member_left.register(withdraw)
    hooks.roles_taken.register(withdraw_roles)
    hooks.member_admitted.register(admit)
    hooks.recovery_made.register(wrap_to_recovery)
    hooks.keys_recovered.register(give_recovered)


def withdraw(member_id: UUID) -> None:
    """The member left: off every team, and every case they could open has a new key."""
    turn_case_key(member_id)


def withdraw_roles(member_id: UUID, roles: frozenset[Role]) -> None:
    """Who supervises no more keeps the cases of their teams; who works no cases any more keeps none."""
    if not roles & WORKERS:
        return
    if not MemberRole.objects.filter(member_id=member_id, role__in=WORKERS).exists():
        turn_case_key(member_id)
        return
    for case in team.cases_held_by(member_id):
        if member_id not in holders.should_hold(case.id):
            keys.withdraw(case, member_id=member_id)


def admit(actor: OpenMember, member_id: UUID) -> None:
    """A colleague newly admitted gets the case keys that the actor holds and they should."""
    _give(actor, member_id)


def give_recovered(recovery: OpenMember, member_id: UUID) -> None:
    """What is wrapped to recovery is given to a member who should hold it."""
    _give(recovery, member_id)


def wrap_to_recovery(actor: OpenMember, old_key: UUID) -> int:
    """The new recovery key holds what the actor holds; returns how many wraps only the old one opens."""
    held = _held(actor)
    _wrap(actor, held, keyring.recovery_holder())
    versions = [version.id for version in held]
    return CaseKeyWrap.objects.filter(holder_key=old_key).exclude(version_id__in=versions).count()


def _give(actor: OpenMember, member_id: UUID) -> None:
    held = _held(actor)
    theirs = {case for case in {one.object_id for one in held} if member_id in holders.should_hold(case)}
    _wrap(actor, [one for one in held if one.object_id in theirs], keyring.holders_of([member_id]))


def _held(actor: OpenMember) -> list[CaseKey]:
    wraps = CaseKeyWrap.objects.filter(holder_key=actor.key_id).values_list("version_id", flat=True)
    return list(CaseKey.objects.filter(id__in=list(wraps)))


def _wrap(actor: OpenMember, held: list[CaseKey], to: Iterable[keyring.Holder]) -> None:
    receivers = list(to)
    by_id = {version.id: version for version in held}
    for version_id, secret in keyring.secrets_of(holders.FAMILY, held, actor=actor).items():
        for holder in receivers:
            keyring.give(holders.FAMILY, by_id[version_id], secret, holder)

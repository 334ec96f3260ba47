"""Report keys when members come and go, and when recovery is renewed or used."""

from collections.abc import Iterable
from uuid import UUID

from luminaria.people import hooks, keyring
from luminaria.people.models import Member
from luminaria.people.rules import INTAKE_HOLDERS, OpenMember, Role
from luminaria.report import queries, sealing
from luminaria.report.models import Report, ReportKey, ReportKeyWrap
from luminaria.report.sealing import REPORT_KEYS


def register() -> None:
    """Listen to the people room."""
    hooks.member_left.register(withdraw)
    hooks.roles_taken.register(withdraw_role)
    hooks.member_admitted.register(admit)
    hooks.recovery_made.register(wrap_to_recovery)
    hooks.keys_recovered.register(give_recovered)
    hooks.epoch_in_use.register(queries.epoch_is_needed)


def withdraw(member_id: UUID) -> None:
    """The member holds no report key any more, and what comes next is under new ones."""
    mine = ReportKeyWrap.objects.filter(holder=member_id)
    versions = ReportKey.objects.filter(id__in=mine.values("version_id"))
    reports = list(Report.objects.filter(id__in=versions.values("object_id")))
    mine.delete()
    for report in reports:
        sealing.new_report_key(report)


def withdraw_role(member_id: UUID, roles: frozenset[Role]) -> None:
    """As withdraw, when the intake role is among those taken."""
    if roles & INTAKE_HOLDERS:
        withdraw(member_id)


def admit(actor: OpenMember, member_id: UUID) -> None:
    """A colleague newly on intake gets the report keys that the actor holds."""
    if _is_on_intake(member_id):
        _give(actor, keyring.holders_of([member_id]))


def wrap_to_recovery(actor: OpenMember, old_key: UUID) -> int:
    """The new recovery key holds what the actor holds; returns how many wraps only the old one opens."""
    held = _give(actor, keyring.recovery_holder())
    return ReportKeyWrap.objects.filter(holder_key=old_key).exclude(version_id__in=held).count()


def give_recovered(recovery: OpenMember, member_id: UUID) -> None:
    """What is wrapped to recovery is given to a member on intake."""
    if _is_on_intake(member_id):
        _give(recovery, keyring.holders_of([member_id]))


def _give(actor: OpenMember, to: Iterable[keyring.Holder]) -> list[UUID]:
    """Give every report key that the actor holds; returns the versions."""
    held = ReportKeyWrap.objects.filter(holder_key=actor.key_id).values("version_id")
    versions = {version.id: version for version in ReportKey.objects.filter(id__in=held)}
    receivers = list(to)
    for id, secret in keyring.secrets_of(REPORT_KEYS, versions.values(), actor=actor).items():
        for holder in receivers:
            if not sealing.is_kept_from(holder.member_id, versions[id].object_id):
                keyring.give(REPORT_KEYS, versions[id], secret, holder)
    return list(versions)


def _is_on_intake(member_id: UUID) -> bool:
    return Member.objects.filter(
        id=member_id, role_rows__role__in=INTAKE_HOLDERS, role_rows__admitted_on__isnull=False
    ).exists()

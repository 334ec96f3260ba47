"""What the pages of this room show. Opens nothing that belongs to a person who was helped."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from luminaria.kernel import clock
from luminaria.kernel.errors import NotFound
from luminaria.people import epochs, recovery
from luminaria.people.models import IntakeEpoch, Member, MemberKey, MemberRole, Notice
from luminaria.people.names import opened_name
from luminaria.people.rules import INTAKE_HOLDERS, KEY_ROLES, ROLE_WORDS, SHARE_TERM, OpenMember, Role


@dataclass(frozen=True)
class Colleague:
    """A member as colleagues see them. `waiting` are roles whose keys a holder must still give."""

    id: UUID
    name: str
    state: str
    roles: frozenset[Role]
    waiting: frozenset[Role]
    on_call: bool
    signed_in_at: datetime | None

    @property
    def role_words(self) -> str:
        """The roles in words, in a fixed order."""
        return ", ".join(ROLE_WORDS[role] for role in Role if role in self.roles) or "no role"

    @property
    def waiting_words(self) -> str:
        """What the member waits for, in words."""
        return ", ".join(ROLE_WORDS[role] for role in Role if role in self.waiting)


def members() -> list[Colleague]:
    """Everybody of the open compartment who has not left, by name."""
    rows = Member.objects.exclude(state=Member.State.LEFT).prefetch_related("role_rows")
    return sorted((_colleague(row) for row in rows), key=lambda colleague: colleague.name.casefold())


def member(member_id: UUID) -> Colleague:
    """One member. Raises NotFound."""
    row = Member.objects.exclude(state=Member.State.LEFT).filter(id=member_id).first()
    if row is None:
        raise NotFound()
    return _colleague(row)


def _colleague(row: Member) -> Colleague:
    roles: list[MemberRole] = list(row.role_rows.all())
    return Colleague(
        id=row.id,
        name=opened_name(row),
        state=row.state,
        roles=frozenset(Role(one.role) for one in roles),
        waiting=frozenset(Role(one.role) for one in roles if one.admitted_on is None),
        on_call=row.on_call,
        signed_in_at=row.signed_in_at,
    )


def waiting_members() -> list[Colleague]:
    """Active members with a key of their own whose roles wait for a holder."""
    keyed = set(MemberKey.objects.filter(retired_on=None).values_list("member_id", flat=True))
    return [one for one in members() if one.waiting & KEY_ROLES and one.id in keyed]


@dataclass(frozen=True)
class Epoch:
    """An intake epoch that something may still open with."""

    number: int
    starts_at: datetime
    is_newest: bool
    is_due: bool
    is_overdue: bool


@dataclass(frozen=True)
class Share:
    """One officer's share. Confirmed means: seen to be the right one within a quarter."""

    officer: int
    confirmed_on: date | None
    is_confirmed: bool


@dataclass(frozen=True)
class KeyState:
    """How the organisation's keys stand, and what is red about it."""

    epochs: tuple[Epoch, ...]
    shares: tuple[Share, ...]
    kit_made_on: date | None
    intake_members: int

    @property
    def confirmed(self) -> int:
        """How many officers have shown their share within a quarter."""
        return sum(share.is_confirmed for share in self.shares)

    @property
    def faults(self) -> list[str]:
        """What must be put right, each as a sentence; empty when all is well."""
        found = []
        if self.kit_made_on is None:
            found.append("There is no recovery kit. If the last key holder loses their key, nothing opens.")
        elif self.confirmed < 2:
            found.append("Fewer than two officers have shown their share this quarter.")
        if self.intake_members < 2:
            found.append("Fewer than two members hold the intake key.")
        if any(epoch.is_overdue for epoch in self.epochs):
            found.append("Reports wait under an old intake key. An advocate on intake should open them.")
        return found


def key_state() -> KeyState:
    """The epochs, the recovery shares and the holders of the open compartment."""
    live = list(IntakeEpoch.objects.filter(retired_on=None).order_by("-number"))
    kit = recovery.newest()
    holders = MemberRole.objects.filter(role__in=INTAKE_HOLDERS, admitted_on__isnull=False)
    return KeyState(
        epochs=tuple(_epoch(row, is_newest=row is live[0]) for row in live),
        shares=tuple(_share(row.officer, row.confirmed_on) for row in kit.shares.order_by("officer"))
        if kit
        else (),
        kit_made_on=kit.made_on if kit else None,
        intake_members=holders.filter(member__state=Member.State.ACTIVE).count(),
    )


def _epoch(row: IntakeEpoch, *, is_newest: bool) -> Epoch:
    return Epoch(
        number=row.number,
        starts_at=row.starts_at,
        is_newest=is_newest,
        is_due=is_newest and epochs.is_due(row),
        is_overdue=not is_newest and epochs.is_overdue(row),
    )


def _share(officer: int, confirmed_on: date | None) -> Share:
    fresh = confirmed_on is not None and clock.now().date() - confirmed_on <= SHARE_TERM
    return Share(officer=officer, confirmed_on=confirmed_on, is_confirmed=fresh)


@dataclass(frozen=True)
class Told:
    """Something about keys that a member has not read yet."""

    code: str
    made_on: date


def unread_notices(actor: OpenMember) -> list[Told]:
    """What this member must still be told, oldest first."""
    rows = Notice.objects.filter(member_id=actor.member_id, seen_on=None).order_by("made_on")
    return [Told(row.code, row.made_on) for row in rows]

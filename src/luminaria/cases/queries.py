"""Reads of clear columns. Who may see a case is decided here and nowhere else."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from luminaria.cases import holders
from luminaria.cases.models import Case, CaseExclusion, CaseMember, CaseReport, Note
from luminaria.cases.rules import NOTES_ON_PAGE
from luminaria.kernel import clock
from luminaria.kernel.errors import NotFound
from luminaria.ledger.queries import entries_about
from luminaria.people.models import Member, MemberRole
from luminaria.people.names import opened_name
from luminaria.people.rules import ROLE_WORDS, OpenMember, Role

WORKERS = frozenset({Role.CASE_WORKER, Role.SUPERVISOR})


def visible_cases(actor: OpenMember) -> QuerySet[Case]:
    """The cases that exist for this member: on the team, or an admitted supervisor, and not kept out."""
    kept_out = CaseExclusion.objects.filter(case=OuterRef("pk"), member_id=actor.member_id)
    on_team = CaseMember.objects.filter(case=OuterRef("pk"), member_id=actor.member_id, left_on=None)
    seen = Q(Exists(on_team))
    if Role.SUPERVISOR in actor.roles:
        seen |= Q(Exists(holders.admitted_supervisors().filter(member_id=actor.member_id)))
    return Case.objects.filter(seen, ~Exists(kept_out))


def visible_case(actor: OpenMember, case_id: UUID, *, lock: bool = False) -> Case:
    """One of them. Raises NotFound, the same for a case of others as for none."""
    cases = visible_cases(actor)
    if lock:
        cases = cases.select_for_update(of=("self",))
    case = cases.filter(id=case_id).first()
    if case is None:
        raise NotFound()
    return case


def listed(actor: OpenMember, *, closed: bool = False) -> QuerySet[Case]:
    """The list: next review first, then whatever has no day; closed ones apart, the latest first."""
    cases = visible_cases(actor)
    if closed:
        return cases.filter(state=Case.State.CLOSED).order_by("-closed_on", "number")
    return cases.filter(state=Case.State.OPEN).order_by(F("review_on").asc(nulls_last=True), "number")


def case_ids(actor: OpenMember) -> list[UUID]:
    """The ids of the cases that exist for this member."""
    return list(visible_cases(actor).values_list("id", flat=True))


def report_of(case_id: UUID) -> UUID | None:
    """The report that a case was opened from, if it was."""
    return CaseReport.objects.filter(case_id=case_id).values_list("report_id", flat=True).first()


def case_of(report_id: UUID) -> UUID | None:
    """The case that a report became part of. Whether the asker may know it is asked by the caller."""
    return CaseReport.objects.filter(report_id=report_id).values_list("case_id", flat=True).first()


def is_kept_from(member_id: UUID, report_id: UUID) -> bool:
    """Whether a member is kept out of the case that a report became part of."""
    theirs = CaseReport.objects.filter(report_id=report_id).values("case_id")
    return CaseExclusion.objects.filter(member_id=member_id, case_id__in=theirs).exists()


@dataclass(frozen=True)
class UnopenedNote:
    """A note that does not stand on the page of its case: its day, and nothing else."""

    id: UUID
    written_on: date


def older_notes(case_id: UUID) -> list[UnopenedNote]:
    """The days of the notes that came before those on the page, newest first."""
    rows = Note.objects.filter(case_id=case_id).order_by("-number").values_list("id", "written_on")
    return [UnopenedNote(*row) for row in rows[NOTES_ON_PAGE:]]


@dataclass(frozen=True)
class Colleague:
    """A member by the name that colleagues see."""

    id: UUID
    name: str
    leads: bool = False
    ground: str = ""
    since_on: date | None = None


def colleagues(actor: OpenMember) -> list[Colleague]:
    """Active members of the organisation who work cases, by name."""
    members = Member.objects.filter(state=Member.State.ACTIVE, role_rows__role__in=WORKERS).distinct()
    return sorted((Colleague(member.id, opened_name(member)) for member in members), key=lambda one: one.name)


def everyone() -> list[Colleague]:
    """All members who have not left, whatever they do here: anyone can be kept out of a case."""
    members = Member.objects.exclude(state=Member.State.LEFT)
    return sorted((Colleague(member.id, opened_name(member)) for member in members), key=lambda one: one.name)


def team(case_id: UUID) -> list[Colleague]:
    """Who is on the team now: who leads comes first."""
    rows = CaseMember.objects.filter(case_id=case_id, left_on=None).order_by("-leads", "joined_on", "id")
    names = names_of([row.member_id for row in rows])
    return [Colleague(row.member_id, names[row.member_id], leads=row.leads) for row in rows]


def kept_out(case_id: UUID) -> list[Colleague]:
    """Who is kept out, and on which ground."""
    rows = CaseExclusion.objects.filter(case_id=case_id).order_by("since_on", "id")
    names = names_of([row.member_id for row in rows])
    return [
        Colleague(row.member_id, names[row.member_id], ground=row.get_ground_display(), since_on=row.since_on)
        for row in rows
    ]


def waiting_for_key(case_id: UUID) -> list[Colleague]:
    """Who should hold the key of a case and does not yet, as a supervisor who came later."""
    waiting = holders.waiting(case_id)
    names = names_of(waiting)
    return [Colleague(member_id, names[member_id]) for member_id in waiting]


def names_of(member_ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """Members' names for colleagues, those who left included."""
    members = Member.objects.filter(id__in={one for one in member_ids if one})
    return {member.id: opened_name(member) for member in members}


# The last three are openings of what the person wrote before there was a case.
OPENINGS = ("read_case", "open_note", "open_referral", "read_case_report", "read_report", "read_messages")
READERS_FOR = timedelta(days=30)


@dataclass(frozen=True)
class Reader:
    """Somebody who has opened a case: how often, when last, and in which roles."""

    id: UUID
    name: str
    roles: str
    times: int
    last_on: date


def readers(actor: OpenMember, case_id: UUID) -> list[Reader]:
    """Who has opened a case in the last 30 days, the latest first, as the ledger says it."""
    report_id = report_of(case_id)
    since = clock.now() - READERS_FOR
    last: dict[UUID, date] = {}
    times: Counter[UUID] = Counter()
    for obj in (case_id, report_id):
        entries = entries_about(obj, organisation=actor.organisation_id) if obj else []
        for leaf in entries:
            if leaf.actor and leaf.verb in OPENINGS and leaf.at >= since:
                times[leaf.actor] += 1
                last[leaf.actor] = max(leaf.at.date(), last.get(leaf.actor, leaf.at.date()))
    names, roles = names_of(times), _roles_of(times)
    found = [Reader(one, names.get(one, ""), roles.get(one, ""), times[one], last[one]) for one in times]
    return sorted(found, key=lambda reader: (reader.last_on, reader.times), reverse=True)


def _roles_of(member_ids: Iterable[UUID]) -> dict[UUID, str]:
    words: dict[UUID, list[str]] = {}
    for row in MemberRole.objects.filter(member_id__in=list(member_ids)).order_by("role"):
        words.setdefault(row.member_id, []).append(ROLE_WORDS[Role(row.role)])
    return {member: ", ".join(roles) for member, roles in words.items()}

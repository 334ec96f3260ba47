"""The queue of the desk: which facts of which services somebody should look at, the most urgent first."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from luminaria.directory.days import is_today, since_midnight
from luminaria.directory.models import Check, LastLook, Record
from luminaria.directory.queries import waiting
from luminaria.directory.queries.asked import seen_places
from luminaria.directory.queries.clocks import clocks
from luminaria.directory.queries.looks import last_look, looks_by_fact
from luminaria.directory.queries.waiting import AT_ONCE, Waiting, live, phone_of
from luminaria.directory.rules.freshness import KINDS, PACES, Age, Clocks, Stage, kind_of, state
from luminaria.directory.rules.listing import FACTS, Looked
from luminaria.directory.rules.looks import UNDONE, Look, standing
from luminaria.directory.rules.marks import mark
from luminaria.directory.telling import place_lines, told
from luminaria.kernel import clock

SOON: Final = timedelta(days=7)
# The groups of the page: hidden, shown with a mark, due this week.
STAGES: Final = ((Stage.GONE,), (Stage.OLD,), (Stage.FRESH, Stage.DUE))


@dataclass(frozen=True)
class DueFact:
    """One fact in the queue. `last` is the look that counts; `today` the one that can be undone."""

    record_id: UUID
    service: str
    field: str
    lines: tuple[str, ...]
    mark: str
    phone: str
    age: Age
    limit: int
    last: Look | None
    today: Look | None

    @property
    def days(self) -> int | None:
        """Days since it was last found true."""
        return (clock.now().date() - self.last.on).days if self.last else None


@dataclass(frozen=True)
class Due:
    """Everything that waits. `next_on` is when the next fact is due, when nothing is now."""

    hidden: list[DueFact] = field(default_factory=list)
    past: list[DueFact] = field(default_factory=list)
    soon: list[DueFact] = field(default_factory=list)
    never: list[Waiting] = field(default_factory=list)
    never_more: int = 0
    doubts: list[Waiting] = field(default_factory=list)
    answers: list[Waiting] = field(default_factory=list)
    conflicts: list[Waiting] = field(default_factory=list)
    next_on: date | None = None
    more: int = 0

    @property
    def facts(self) -> list[DueFact]:
        """All facts of the queue, in its order."""
        return [*self.hidden, *self.past, *self.soon]

    @property
    def left(self) -> int:
        """How many facts wait for a press, those that come up later among them."""
        return sum(fact.today is None for fact in self.facts) + self.more

    @property
    def beside(self) -> str:
        """What waits beside facts, counted in words."""
        counts = {
            "doubt": len(self.doubts),
            "answer": len(self.answers),
            "conflict": len(self.conflicts),
            "first call": len(self.never) + self.never_more,
        }
        return ", ".join(f"{n} {what}{'' if n == 1 else 's'}" for what, n in counts.items() if n)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all waits."""
        return not (self.facts or self.never or self.doubts or self.answers or self.conflicts)


def due() -> Due:
    """What waits now. Facts that were pressed today stay where they were, so that the place is not lost."""
    found = sorted(_facts(), key=lambda one: (one.age.due_on or date.min, one.service, _order(one.field)))
    never, never_more = waiting.never_asked()
    groups = [[one for one in found if one.age.stage in stages] for stages in STAGES]
    hidden, past, soon = (group[:AT_ONCE] for group in groups)
    return Due(
        hidden=hidden,
        past=past,
        soon=soon,
        more=sum(one.today is None for group in groups for one in group[AT_ONCE:]),
        never=never,
        never_more=never_more,
        doubts=waiting.doubts(),
        answers=waiting.answers(),
        conflicts=waiting.conflicts(),
        next_on=_next_on(),
    )


def checked_today(member_id: UUID) -> tuple[int, int]:
    """How many facts were checked today at this instance, and how many of them by this member."""
    rows = Check.objects.filter(recorded_at__gte=since_midnight()).order_by("recorded_at")
    kept: dict[tuple[UUID, str], list[UUID | None]] = {}
    for record_id, name, outcome, member in rows.values_list("record_id", "field", "outcome", "member_id"):
        stack = kept.setdefault((record_id, name), [])
        if outcome != UNDONE:
            stack.append(member)
        elif stack:
            stack.pop()
    last = [stack[-1] for stack in kept.values() if stack]
    return len(last), sum(member == member_id for member in last)


def _facts() -> list[DueFact]:
    """Every fact that is due within a week, or was before somebody pressed today."""
    pairs = _old_enough() | _touched()
    looks = looks_by_fact({record_id for record_id, _ in pairs})
    known = live(Record.objects.filter(id__in={one for one, _ in pairs})).defer("said")
    rows = {row.id: row for row in known}
    made = (_fact(rows[one], name, looks[one, name]) for one, name in pairs if one in rows)
    return [fact for fact in made if fact]


def _old_enough() -> set[tuple[UUID, str]]:
    """Facts whose look is so old that they are due within a week, the oldest of each pace."""
    terms, soon = clocks(), clock.now().date() + SOON
    found: set[tuple[UUID, str]] = set()
    for pace in PACES:
        rows = LastLook.objects.filter(pace=pace, looked_on__lte=soon - timedelta(days=terms.at(pace)))
        oldest = rows.order_by("looked_on", "record_id", "field")
        found |= set(oldest.values_list("record_id", "field")[:AT_ONCE])
    return found


def _touched() -> set[tuple[UUID, str]]:
    """Facts that were pressed today: how they stood before that is reckoned one by one."""
    rows = Check.objects.filter(recorded_at__gte=since_midnight())
    return set(rows.values_list("record_id", "field"))


def _fact(row: Record, name: str, looks: list[Look]) -> DueFact | None:
    """The fact as it stood before today's presses, with the press that can be undone."""
    kept = standing(looks)
    last = last_look(row, [look for look in kept if not is_today(look.recorded_at)])
    today = kept[-1] if kept and is_today(kept[-1].recorded_at) else None
    kind, terms = kind_of(row.document), clocks()
    of = _age(name, last, kind, terms)
    if last is None or name not in FACTS or of.due_on is None or of.due_on > clock.now().date() + SOON:
        return None
    return DueFact(
        record_id=row.id,
        service=row.name,
        field=name,
        lines=told(name, row.document)
        if name != "place"
        else place_lines((place, seen) for _, place, seen in seen_places(row.id)),
        mark=mark(row.document, name),
        phone=phone_of(row),
        age=of,
        limit=terms.days(name, kind),
        last=last,
        today=today,
    )


def _age(name: str, last: Look | None, kind: str, terms: Clocks) -> Age:
    looked = Looked(last.outcome, last.method, last.on, last.role) if last else None
    return state(name, looked, kind, clock.now().date(), terms)


def _next_on() -> date | None:
    """The first day after today on which a fact will be due."""
    terms, today = clocks(), clock.now().date()
    days = []
    for kind in KINDS:
        limit = timedelta(days=terms.at(kind))
        rows = LastLook.objects.filter(pace=kind, looked_on__gt=today - limit).order_by("looked_on")
        days += [looked_on + limit for looked_on in rows.values_list("looked_on", flat=True)[:1]]
    return min(days, default=None)


def _order(name: str) -> int:
    return list(FACTS).index(name)

"""The public lines of the pack, hidden ones too, with what was last heard on a call."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from django.db.models import QuerySet

from luminaria.directory.models import LineCall
from luminaria.directory.rules import Due, Heard, Hours, Outcome, Terms, Who, due
from luminaria.kernel import clock
from luminaria.packs import pack
from luminaria.packs.rules import NotInPack
from luminaria.packs.source import Document
from luminaria.people.models import Organisation

LOCALE = "en"  # the desk speaks English
CALLERS_TO_HIDE = 2
_RANK = (Due.OLD, Due.NEVER, Due.LATE, Due.DUE, Due.FRESH, Due.NOT_CALLED)


@dataclass(frozen=True)
class Line:
    """One line. `shown` says whether people see it; `callers` counts who has called a hidden one."""

    id: str
    name: str
    numbers: tuple[str, ...]
    status: str
    hold: str
    shown: bool
    never_hidden: bool
    may_be_called: bool
    source: str
    source_date: str
    called_on: date | None
    due: Due
    days: int | None
    calls: tuple[Heard, ...]
    callers: int


def lines() -> tuple[Line, ...]:
    """Every line of the pack, the one that needs a call most first; those on public pages before others."""
    calls = _calls()
    made = [_line(entry, calls) for entry in _entries()]
    return tuple(sorted(made, key=lambda one: (_RANK.index(one.due), not one.shown, one.id)))


def line(contact_id: str) -> Line:
    """One line. Raises NotInPack."""
    for entry in _entries():
        if entry["id"] == contact_id:
            return _line(entry, _calls(contact_id))
    raise NotInPack


def calls_for_pack() -> dict[str, Heard]:
    """The newest call of each line that a page can tell of, from every organisation that is heeded.

    For `luminaria pack build`, inside `every_compartment`. That a line is gone counts when two
    people found it so, and nobody reached it since.
    """
    heeded = LineCall.objects.filter(organisation__kind__in=Organisation.HEEDED)
    found = {contact: _told(calls) for contact, calls in _heard_by_line(heeded).items()}
    return {contact: heard for contact, heard in found.items() if heard}


def _told(calls: list[tuple[Heard, object]]) -> Heard | None:
    gone = list(takewhile(lambda call: not call[0].complete, calls))
    gone = [call for call in gone if call[0].outcome == Outcome.GONE]
    if len({member for _, member in gone}) >= CALLERS_TO_HIDE:
        return gone[0][0]
    return next((heard for heard, _ in calls if heard.complete), None)


def _entries() -> Iterable[Document]:
    entries: list[Document] = pack().source.document.get("contacts", {}).get("contact", [])
    return entries


def _line(entry: Document, calls: dict[str, list[tuple[Heard, object]]]) -> Line:
    clocks = pack().source.document["pack"].get("clocks", {})
    own = calls.get(entry["id"], [])
    called_on = _last(entry, [heard for heard, _ in own])
    may_be_called = entry["id"] not in clocks.get("never_called", ())
    today = clock.now().date()
    return Line(
        id=entry["id"],
        name=str(entry["name"].get(LOCALE, entry["id"])),
        numbers=tuple(str(channel["display"]) for channel in entry.get("channel", ())),
        status=str(entry.get("status", "unverified")),
        hold=str(entry.get("hold", "")),
        shown=entry["id"] not in pack().hidden_ids(),
        never_hidden=entry["id"] in clocks.get("never_hidden", ()),
        may_be_called=may_be_called,
        source=str(entry.get("source", "")),
        source_date=str(entry.get("source_date", "")),
        called_on=called_on,
        due=due(called_on, today=today, terms=_terms(clocks)) if may_be_called else Due.NOT_CALLED,
        days=(today - called_on).days if called_on else None,
        calls=tuple(heard for heard, _ in own),
        callers=len({member for _, member in own}),
    )


def _last(entry: Document, calls: Iterable[Heard]) -> date | None:
    """The last day on which somebody answered: nobody at the other end is no call."""
    answered = [heard.called_on for heard in calls if heard.outcome != Outcome.NO_ANSWER]
    printed = entry.get("called", {}).get("on")
    return max([*answered, *([printed] if printed else [])], default=None)


def _terms(clocks: Document) -> Terms:
    usual = Terms()
    return Terms(
        due=int(clocks.get("launch_days", usual.due)),
        late=int(clocks.get("warn_days", usual.late)),
        old=int(clocks.get("banner_days", usual.old)),
    )


def _calls(contact_id: str = "") -> dict[str, list[tuple[Heard, object]]]:
    rows = LineCall.objects.all()
    return _heard_by_line(rows.filter(contact=contact_id) if contact_id else rows)


def _heard_by_line(rows: QuerySet[LineCall]) -> dict[str, list[tuple[Heard, object]]]:
    """Calls and who made them, by line, the newest first."""
    found: dict[str, list[tuple[Heard, object]]] = defaultdict(list)
    for row in rows.order_by("-called_on", "-recorded_at"):
        found[row.contact].append((_heard(row), row.member_id))
    return found


def _heard(row: LineCall) -> Heard:
    return Heard(
        called_on=row.called_on,
        outcome=Outcome(row.outcome),
        who=Who(row.who) if row.who else None,
        hours=Hours(row.hours) if row.hours else None,
        languages=tuple(row.languages),
        changed=tuple(row.changed),
        note=row.note,
    )

"""What becomes of one record when its source speaks again."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from luminaria.directory.models import Check, Record
from luminaria.directory.rules.differences import Compared, alike, compared
from luminaria.directory.rules.freshness import Finding, Method
from luminaria.directory.rules.hsds import Visibility
from luminaria.directory.rules.listing import Document
from luminaria.directory.rules.looks import Look, counting

COLUMNS = ("organization_id", "program_id", "service_id", "location_id", "taxonomy_id", "parent_id")
EXCLUDED = "do_not_list"
_FOUND_SO = (Finding.STILL_TRUE, Finding.CHANGED)


def outcome(record: Record, document: Document, links: dict[str, str], checked: Iterable[str]) -> Compared:
    """What holds of a record after its source said `document`; its links are compared like fields."""
    named = {column: str(id) for column in COLUMNS if (id := getattr(record, column))}
    new = {name: value for name, value in document.items() if name != EXCLUDED} | links
    said = {name: value for name, value in record.said.items() if name != EXCLUDED}
    return compared(record.kind, said, {**record.document, **named}, new, checked)


def differs(
    record: Record, found: Compared, document: Document, links: dict[str, str], seen: Visibility
) -> bool:
    """Whether anything has to be written. A new list of ids alone is no news."""
    return bool(
        found.changes
        or found.conflicts
        or found.agreed
        or (document.get(EXCLUDED) and not record.do_not_list)
        or record.visibility != seen
        or not alike(record.said, document | links)
    )


def says_nothing_new(
    said: Document,
    visibility: str,
    excluded: bool,
    document: Document,
    seen: Visibility,
    links: dict[str, str],
) -> bool:
    """Whether a source says to the letter what it said last, so that nothing has to be weighed."""
    return said == {**document, **links} and visibility == seen and (excluded or not document.get(EXCLUDED))


def found_so(record_ids: Iterable[UUID]) -> dict[UUID, frozenset[str]]:
    """Facts of these records that somebody here looked at and found so; a feed's own word is no look."""
    looks: dict[tuple[UUID, str], list[Look]] = defaultdict(list)
    for one in Check.objects.filter(record_id__in=list(record_ids)).exclude(method=Method.FEED):
        look = Look(one.outcome, one.method, one.checked_on, one.role, one.recorded_at)
        looks[one.record_id, one.field].append(look)
    found: dict[UUID, set[str]] = defaultdict(set)
    for (record_id, fact), some in looks.items():
        newest = counting(some)
        if newest and newest.outcome in _FOUND_SO:
            found[record_id].add(fact)
    return {record_id: frozenset(facts) for record_id, facts in found.items()}

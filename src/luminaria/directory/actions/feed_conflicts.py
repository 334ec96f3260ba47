"""Facts on which a source and this house, or two sources, disagree: they wait for the desk, side by side."""

from collections.abc import Iterator

from luminaria.directory.actions.feed_terms import SourceTerms
from luminaria.directory.models import Conflict, Record
from luminaria.directory.rules.differences import Compared, Moved, bare, is_news
from luminaria.directory.rules.listing import FACTS
from luminaria.kernel import clock

PLACES = ("location", "service_at_location")


def decide_later(kind: str, found: list[tuple[Record, Compared]], terms: SourceTerms) -> None:
    """New words about decided facts, and about a record that stands for this one, wait for the desk."""
    offers = [(record, one) for record, result in found for one in result.conflicts]
    offers += _of_the_joined(kind, found)
    still = Conflict.objects.filter(source_id=terms.code, decided_on=None)
    open_ones = {
        (one.record_id, one.field): one
        for one in still.filter(record_id__in={record.id for record, _ in [*offers, *found]})
    }
    for record, result in found:
        for fact in result.agreed:
            if over := open_ones.get((record.id, fact)):
                over.decided_on = clock.now().date()
                over.save(update_fields=["decided_on"])
    for record, one in offers:
        silent = record.kind in PLACES or one.field == "place"
        conflict = open_ones.get((record.id, one.field)) or Conflict(
            record=record, field=one.field[:40], source_id=terms.code
        )
        conflict.held, conflict.offered = (None, None) if silent else (one.before, one.after)
        conflict.offered_on = clock.now().date()
        conflict.save()
        open_ones[record.id, one.field] = conflict


def _of_the_joined(kind: str, found: list[tuple[Record, Compared]]) -> Iterator[tuple[Record, Moved]]:
    """Of records that were found to be about another one: what they now say otherwise than that one."""
    joined = {record.same_as: (record, result) for record, result in found if record.same_as}
    for main in Record.objects.filter(id__in=joined, kind=kind) if joined else ():
        record, result = joined[main.id]
        for one in result.changes:
            parts = FACTS.get(one.field, (one.field,)) if kind == "service" else (one.field,)
            here = {part: main.document[part] for part in parts if part in main.document}
            there = {part: record.document[part] for part in parts if part in record.document}
            if is_news(one) and bare(here) != bare(there):
                yield main, Moved(one.field, here, there)

"""Places that turn out to be secret lose what tells where they are, in every row that holds it.

The importer strips what it can see at once. What it could not (a service that says so in a later file, a
second service at the same place, a desk that says it now) is stripped here, before anything is listed.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q

from luminaria.directory.actions.hidden_names import keep_hidden_names
from luminaria.directory.models import Answer, Change, Conflict, Invitation, Record
from luminaria.directory.queries.families import keepers, open_places
from luminaria.directory.queries.held import Shelf
from luminaria.directory.queries.unsaid import unsaid
from luminaria.directory.rules.hsds import Visibility
from luminaria.directory.rules.listing import Document
from luminaria.directory.rules.redaction import Guard, keepable
from luminaria.kernel import clock


def withhold_places(service_ids: list[UUID], shelf: Shelf | None = None) -> set[UUID]:
    """Strip those places of these services that must not be seen and are held whole.

    Returns the services that may read otherwise now, others of their families too. `shelf` is what is known
    of these services, if it is at hand already.
    """
    changed = _clean_families(service_ids)
    for location, seen, ats in (shelf or Shelf.of(service_ids)).places():
        if seen != Visibility.PUBLIC and _holds_more(location, seen, ats):
            changed += strip(location, seen, ats)
    if not changed:
        return set()
    forget_words()
    ids = [row.id for row in changed]
    which = Q(id__in=ids) | Q(organization_id__in=ids) | Q(program_id__in=ids)
    return set(Record.objects.filter(which, kind="service").values_list("id", flat=True))


def _clean_families(service_ids: list[UUID]) -> list[Record]:
    """Texts of whatever has to do with an organization that keeps a place secret: any of them may tell of it.

    The place itself is stripped by now, so that its words are known by digests alone; and what looks like a
    place or a telephone that stands in no field is cut. An import has done the same before it wrote. Which
    changed.
    """
    own = Record.objects.filter(kind="service", id__in=service_ids).exclude(organization_id=None)
    guarded = keepers(among=own.values_list("organization_id", flat=True))
    if not guarded:
        return []
    guards = _guards(guarded, around=family_rows((), guarded))
    which = Q(kind="service", id__in=service_ids, organization_id__in=guarded) | Q(id__in=guarded)
    which |= Q(kind="program", organization_id__in=guarded)
    return [row for row in Record.objects.filter(which) if _clean(row, guards[family_of(row)])]


def _guards(
    families: Iterable[UUID], secret: Sequence[Document] = (), around: Sequence[Record] = ()
) -> dict[UUID, Guard]:
    """What guards the words of each organization: of open places they may speak, and by their own names.

    The name that one of them shares with a place is no name for another one to say.
    """
    families = list(families)
    places = open_places(families)
    known: dict[UUID, list[Document]] = {id: [] for id in families}
    for row in around:
        known[family_of(row)] += [row.document] if row.kind != "program" else []
    told = unsaid(families)
    return {id: Guard.of(list(secret), places.get(id, []), known[id], told[id]) for id in families}


def family_of(row: Record) -> UUID:
    """The organization of a service or program; one without is a family by itself."""
    return row.id if row.kind == "organization" else row.organization_id or row.id


def _holds_more(location: Record, seen: Visibility, ats: Iterable[Record]) -> bool:
    return any(
        row.visibility == Visibility.PUBLIC
        or (row is location and row.visibility != seen)
        or any(_stripped(row.kind, said, seen) != said for said in (row.document, row.said) if said)
        for row in (location, *ats)
    )


def _stripped(kind: str, document: Document, seen: Visibility) -> Document:
    return keepable(kind, document | {"visibility": seen.value}).document


def strip(location: Record, seen: Visibility, ats: list[Record]) -> list[Record]:
    """Take a place out of sight in every row: itself, texts, history, links. Returns who may name it."""
    secret = told_of(location, ats)
    for row in (location, *ats):
        row.visibility = seen
        row.document = _stripped(row.kind, row.document, seen)
        row.said = _stripped(row.kind, row.said, seen) if row.said else row.said
        _save(row)
    around = family_rows({at.service_id for at in ats if at.service_id}, [location.organization_id])
    guards = _guards({family_of(row) for row in around}, secret, around)
    keep_hidden_names(guards)
    for row in around:
        _clean(row, guards[family_of(row)])
    clean_history(around, guards)
    own = {at.service_id for at in ats}
    blank([location.id, *(at.id for at in ats)], [row.id for row in around if row.id in own])
    return around


def told_of(location: Record, ats: Iterable[Record]) -> list[Document]:
    """All that is held of where a place is, or was: it may be where it is, spelled otherwise."""
    held = [said for row in (location, *ats) for said in (row.document, row.said)]
    lines = Change.objects.filter(record=location).values_list("before", "after")
    return [dict(said) for said in (*held, *chain(*lines)) if isinstance(said, dict) and said]


def family_rows(service_ids: Iterable[UUID], organizations: Iterable[UUID | None] = ()) -> list[Record]:
    """What may name a place of these services, or of these organizations: they, and all of those."""
    own = set(service_ids)
    owners = set(Record.objects.filter(id__in=own).values_list("organization_id", flat=True))
    owners = (owners | set(organizations)) - {None}
    which = Q(id__in=own | owners) | Q(organization_id__in=owners)
    return list(Record.objects.filter(which, kind__in=("service", "organization", "program")))


def clean_history(rows: list[Record], guards: Mapping[UUID, Guard]) -> None:
    """What the history and the open questions of these rows say is cut as their words are."""
    by_id = {row.id: row for row in rows}
    for of, names in ((Change, ("before", "after")), (Conflict, ("held", "offered"))):
        for line in of._default_manager.filter(record_id__in=by_id):
            row = by_id[line.record_id]
            said = {name: getattr(line, name) for name in names}
            kept = {name: _cut(row.kind, value, guards[family_of(row)]) for name, value in said.items()}
            if kept != said:
                of._default_manager.filter(pk=line.pk).update(**kept)
    for link in Invitation.objects.filter(record_id__in=by_id):
        row = by_id[link.record_id]
        _clean_link(link, guards[family_of(row)].beside([row.document]))


def _clean_link(link: Invitation, guard: Guard) -> None:
    """What a provider is asked is cut in each language; a fact of which nothing is left is not asked."""
    asked = [_cut_line(one, guard) for one in link.asked]
    asked = [
        after for after, one in zip(asked, link.asked, strict=True) if after == one or after.get("value")
    ]
    if asked != link.asked:
        link.asked = asked
        link.save(update_fields=["asked"])


def _cut_line(one: Document, guard: Guard) -> Document:
    cut: Document = {"value": guard.clean(one["value"])} if isinstance(one.get("value"), str) else {}
    if isinstance(one.get("said"), dict):
        cut["said"] = {locale: guard.clean(str(words)) for locale, words in one["said"].items()}
    return one | cut


def _cut(kind: str, value: Any, guard: Guard) -> Document | None:
    return keepable(kind, value, guard=guard).document if isinstance(value, dict) else None


def _clean(row: Record, guard: Guard) -> bool:
    document = keepable(row.kind, row.document, guard=guard).document
    said = keepable(row.kind, row.said, guard=guard).document if row.said else row.said
    if (document, said) == (row.document, row.said):
        return False
    row.document, row.said = document, said
    _save(row)
    return True


def _save(row: Record) -> None:
    row.name = str(row.document.get("name") or "")[:300]
    row.modified_at = clock.now()
    row.save(update_fields=["visibility", "document", "said", "name", "modified_at"])


def blank(place_ids: list[UUID], service_ids: list[UUID]) -> None:
    """History, open conflicts, links and answers keep who, when and why, and no value of such a place."""
    which = Q(record_id__in=place_ids) | Q(record_id__in=service_ids, field="place")
    Change.objects.filter(which).update(before=None, after=None)
    Conflict.objects.filter(which).update(held=None, offered=None)
    for link in Invitation.objects.filter(record_id__in=service_ids):
        asked = [one for one in link.asked if one.get("field") != "place"]
        if asked != link.asked:
            link.asked = asked
            link.save(update_fields=["asked"])
    for answer in Answer.objects.filter(invitation__record_id__in=service_ids, words__has_key="place"):
        answer.words = {field: words for field, words in answer.words.items() if field != "place"}
        answer.save(update_fields=["words"])


def forget_words() -> None:
    """SQLite's full-text index keeps words of deleted rows until it is merged: a town that was hidden."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO directory_found(directory_found) VALUES ('optimize')")
        transaction.on_commit(_shorten_log)


def _shorten_log() -> None:
    """What a row held before it was stripped stands in SQLite's write-ahead log until that begins anew."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")

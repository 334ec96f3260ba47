"""Services that are held and not listed, for an advocate: that they are there, and why they are not public.

Nothing of a place, no text and no way to reach one leaves here: the desk's own page of the record has it.
"""

from collections.abc import Collection, Iterator
from uuid import UUID

from luminaria.directory.models import Listing, Record
from luminaria.directory.queries.atlas import atlas
from luminaria.directory.queries.clocks import clocks
from luminaria.directory.queries.held import batches, held_batch
from luminaria.directory.queries.hits import said_of_people, tagged
from luminaria.directory.queries.meaning import meanings
from luminaria.directory.rules.listing import Document, Held, Standing, Withheld
from luminaria.directory.rules.matching import Traits, left_out, order_key, reasons
from luminaria.directory.rules.redaction import project
from luminaria.directory.rules.redaction.tagging import Atlas, counties, tags
from luminaria.directory.rules.wishes import Hit, Reason, Wish
from luminaria.directory.rules.words import Asked
from luminaria.kernel import clock
from luminaria.packs.typed import plain

MOST = 50
BATCH = 200
# What is gone, or stands under another name, is offered to nobody.
NOT_OFFERED = frozenset({Withheld.GONE, Withheld.SAME_AS_ANOTHER})
SHOWN = ("id", "name", "status", "kind", "serves", "asks", "takes", "languages", "interpretation_services")


def unlisted(wish: Wish, only: Collection[UUID] | None = None) -> tuple[Hit, ...]:
    """Those that fit the wish, ordered as others are, each with the reason why it is not public.

    With `only`, none but these are looked at, as the ones that can be asked from here.
    """
    asked = meanings().read(wish.words, wish.locale)
    today, places, terms = clock.now().date(), atlas(), clocks()
    found: list[tuple[tuple[object, ...], Hit]] = []
    for batch in batches(_ids(only), BATCH):
        for service_id, held in held_batch(batch):
            seen = project(held, today=today, terms=terms, atlas=places)
            if not isinstance(seen, Withheld) or seen in NOT_OFFERED:
                continue
            traits = _traits(service_id, held, seen, asked, places)
            told = reasons(traits, wish)
            if not left_out(told):
                found.append((order_key(traits, told, today), _hit(traits, held, told)))
    return tuple(hit for _, hit in sorted(found, key=lambda one: one[0])[:MOST])


def _ids(only: Collection[UUID] | None) -> Iterator[UUID]:
    rows = Record.objects.filter(kind="service", gone_on=None, same_as=None)
    if only is not None:
        rows = rows.filter(id__in=only)
    known = rows.exclude(id__in=Listing.objects.values("service_id"))
    yield from known.order_by("id").values_list("id", flat=True).iterator()


def _traits(service_id: UUID, held: Held, why: Withheld, asked: Asked, places: Atlas) -> Traits:
    """What is known of it that tells nothing of where it is: its places are not looked at."""
    service = held.service
    told: dict[str, set[str]] = {}
    for kind, code in tags(service, held.organization, (), held.terms, places):
        told.setdefault(kind.value, set()).add(code)
    return Traits(
        service_id=service_id,
        name=str(service.get("name") or ""),
        standing=Standing.NAMED,
        statewide=counties(service, (), places)[1],
        minimum_age=_age(service, "minimum_age"),
        maximum_age=_age(service, "maximum_age"),
        found=_found(held, asked),
        withheld=why,
        **tagged(told),
        **said_of_people(service),
    )


def _age(service: Document, name: str) -> float | None:
    value = service.get(name)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _found(held: Held, asked: Asked) -> str:
    name = str(held.service.get("name") or "")
    said = (name, held.service.get("description"), (held.organization or {}).get("name"))
    terms = (term.get("name") for term in held.terms.values())
    for where, text in (("name", name), ("text", " ".join(str(one or "") for one in (*said, *terms)))):
        words = f" {plain(text)} "
        if all(any(_has(words, phrase) for phrase in atom.phrases) for atom in asked.atoms):
            return where
    return ""


def _has(words: str, phrase: tuple[str, ...]) -> bool:
    said = " ".join(phrase)
    return f" {said[:-1]}" in words if said.endswith("*") else f" {said} " in words


def _hit(traits: Traits, held: Held, told: tuple[Reason, ...]) -> Hit:
    return Hit(
        service_id=traits.service_id,
        name=traits.name,
        organization=str((held.organization or {}).get("name") or ""),
        document={name: held.service[name] for name in SHOWN if name in held.service},
        standing=traits.standing,
        kind=str(held.service.get("kind") or "other"),
        checked_on=None,
        places=(),
        counties=tuple(sorted(traits.counties)),
        statewide=traits.statewide,
        miles=None,
        reasons=told,
    )

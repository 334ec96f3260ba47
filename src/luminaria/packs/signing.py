"""A person has read something of a pack: who, when, and the very words, written beside the pack."""

from datetime import date
from pathlib import Path

from luminaria.kernel import clock
from luminaria.kernel.errors import LuminariaError
from luminaria.packs.building.reviews import WORDS, review
from luminaria.packs.building.speech import flat
from luminaria.packs.overlay import ReviewRecord, review_text, write_whole
from luminaria.packs.rules.reviews import short_hash
from luminaria.packs.source import Source, read_toml


class CannotSign(LuminariaError):
    """What was named is not there, or nobody is named."""


def record(source: Source, locale: str, id: str, *, reviewer: str, translator: str = "") -> ReviewRecord:
    """A review of `id` as it stands now, of today. Raises CannotSign."""
    if not reviewer.strip():
        raise CannotSign("Say who reviewed it: a role, as --reviewer 'native speaker of Spanish'.")
    hashes = _hashes(source, locale, id)
    if not hashes:
        raise CannotSign(f"{id} says nothing in {locale}. Name words/<room>, pages/<slug>, lists/<code>.")
    return ReviewRecord(locale, id, hashes, reviewer.strip(), clock.now().date(), translator.strip())


def _hashes(source: Source, locale: str, id: str) -> tuple[str, ...]:
    if id.startswith(WORDS):
        table = source.document["rooms"].get(locale, {}).get(id.removeprefix(WORDS), {})
        return tuple(short_hash(locale, key, text) for key, text in flat(table))
    mark = review(source.document, locale).contents.get(id)
    return (mark.hash,) if mark else ()


def write(folder: Path, done: ReviewRecord) -> Path:
    """Put the review into the folder's own file, in place of an older one of the same thing."""
    path = folder / "review" / f"{done.locale}.toml"
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    head = text.partition("[[review]]")[0].rstrip()
    kept = read_toml(path).get("review", []) if text else []
    records = [_known(done.locale, entry) for entry in kept if entry["id"] != done.id]
    write_whole(path, head + "\n" + "".join(review_text(record) for record in [*records, done]))
    return path


def _known(locale: str, entry: dict[str, object]) -> ReviewRecord:
    on, hashes = entry.get("on"), entry.get("hashes")
    return ReviewRecord(
        locale=locale,
        id=str(entry["id"]),
        hashes=tuple(map(str, hashes)) if isinstance(hashes, list) else (),
        reviewer=str(entry.get("reviewer", "")),
        on=on if isinstance(on, date) else None,
        translator=str(entry.get("translator", "")),
    )

"""The texts of the pack as a reviewer reads them, and what was said of each."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from hashlib import sha256

from django.db.models import QuerySet

from luminaria.kernel.errors import NotFound
from luminaria.learn.models import TextReview
from luminaria.learn.rules import Reading, Verdict
from luminaria.packs import pack
from luminaria.packs.building.pages import HEADING
from luminaria.packs.building.reviews import WORDS, texts
from luminaria.packs.building.speech import flat
from luminaria.packs.overlay import ReviewRecord
from luminaria.packs.rules.reviews import short_hash
from luminaria.packs.source import Document
from luminaria.people.models import Organisation

READ_ABOVE = ("title", "tab", "lead", "warning")


@dataclass(frozen=True)
class Text:
    """Everything that one place of the pack says in one language. `hashes` tie a review to the words."""

    locale: str
    place: str
    lines: tuple[tuple[str, str], ...]
    hashes: tuple[str, ...]

    @property
    def hash(self) -> str:
        """One hash for all of it."""
        return sha256("".join(self.hashes).encode()).hexdigest()[:16]

    @property
    def public_path(self) -> str:
        """Where readers see it, "" when it stands on more than one page."""
        folder, _, name = self.place.partition("/")
        places = {"pages": f"/{self.locale}/{name}/", "settings": f"/{self.locale}/signs/{name}/"}
        return places.get(folder, "")


@dataclass(frozen=True)
class State:
    """How a text stands: who must read it, who has as it is now, and what they want changed.

    `read_on` is the day of the last reading that let it stand as it is now.
    """

    text: Text
    needed: tuple[str, ...]
    done: tuple[str, ...]
    changes: tuple[Reading, ...]
    outdated: bool
    read_on: date | None

    @property
    def complete(self) -> bool:
        """Whether everybody who must has let it stand; never where the pack names nobody."""
        return bool(self.needed) and set(self.needed) <= set(self.done) and not self.changes


def roles() -> dict[str, str]:
    """Who may review, by code, in the desk's language."""
    return {role["id"]: str(role["name"]["en"]) for role in _reviewers().get("role", [])}


def states(locale: str) -> tuple[State, ...]:
    """Every text of that language with its state, what is still to be read first."""
    read = _readings()
    made = [_state(text, read.get((locale, text.place), [])) for text in _texts(locale)]
    return tuple(sorted(made, key=lambda state: (state.complete, state.text.place)))


def state(locale: str, place: str) -> State:
    """One text with its state. Raises NotFound."""
    return _state(text(locale, place), _readings(locale, place).get((locale, place), []))


def text(locale: str, place: str) -> Text:
    """One text. Raises NotFound for a language or place that the pack has not."""
    known = _texts(locale) if locale in pack().source.written else ()
    found = next((text for text in known if text.place == place), None)
    if found is None:
        raise NotFound()
    return found


def reviews_for_pack() -> list[ReviewRecord]:
    """The texts that all their reviewers let stand as they are now, for `luminaria pack build`.

    Inside `every_compartment`. A reader sees the roles of those who read it, in the page's language.
    What police or employers wrote down is not heeded.
    """
    read = _by_text(TextReview.objects.filter(organisation__kind__in=Organisation.HEEDED))
    return [
        _record(state, state.read_on)
        for locale in pack().source.written
        for state in (_state(text, read.get((locale, text.place), [])) for text in _texts(locale))
        if state.complete and state.read_on
    ]


def _record(state: State, on: date) -> ReviewRecord:
    names = {role["id"]: role["name"] for role in _reviewers().get("role", [])}
    locale = state.text.locale
    said = [str(names[role].get(locale, names[role]["en"])) for role in state.needed]
    return ReviewRecord(locale, state.text.place, state.text.hashes, ", ".join(said), on)


def _reviewers() -> Document:
    found: Document = pack().source.document.get("reviewers", {})
    return found


def _needed(place: str) -> tuple[str, ...]:
    for need in _reviewers().get("need", []):
        if fnmatchcase(place, str(need["match"])):
            return tuple(need["roles"])
    return ()


def _texts(locale: str) -> Iterator[Text]:
    document = pack().source.document
    for room, table in document["rooms"].get(locale, {}).items():
        strings = tuple(flat(table))
        hashes = tuple(short_hash(locale, key, said) for key, said in strings)
        yield Text(locale, WORDS + room, strings, hashes)
    for place, said in texts(document, locale):
        folder, _, slug = place.partition("/")
        own = document["pages"].get(locale, {}).get(slug) if folder == "pages" else None
        lines = _page_lines(own) if own else (_line(line) for line in said.splitlines() if line.strip())
        yield Text(locale, place, tuple(lines), (short_hash(locale, place, said),))


def _page_lines(page: Document) -> Iterator[tuple[str, str]]:
    """A page as one reads it: what stands above it, then its body under its headings."""
    yield from ((key, str(page["front"][key])) for key in READ_ABOVE if page["front"].get(key))
    for line in page["body"].splitlines():
        heading = HEADING.fullmatch(line.strip())
        if heading:
            yield heading[1], ""
        elif line.strip():
            yield "", line


def _line(line: str) -> tuple[str, str]:
    """Where it stands and what it says."""
    key, tab, said = line.partition("\t")
    return (key.strip("."), said) if tab else ("", line)


def _readings(locale: str = "", place: str = "") -> dict[tuple[str, str], list[TextReview]]:
    rows = TextReview.objects.all()
    return _by_text(rows.filter(locale=locale, place=place) if place else rows)


def _by_text(rows: QuerySet[TextReview]) -> dict[tuple[str, str], list[TextReview]]:
    """Reviews by language and place, the oldest first."""
    found: dict[tuple[str, str], list[TextReview]] = defaultdict(list)
    for row in rows.order_by("recorded_at"):
        found[row.locale, row.place].append(row)
    return found


def _state(text: Text, rows: list[TextReview]) -> State:
    """The last word of each role counts in its organisation, and only about the words as they stand.

    No other organisation can take back what one wants changed.
    """
    current = {(row.organisation_id, row.role): row for row in rows if tuple(row.hashes) == text.hashes}
    readings = [Reading(row.role, Verdict(row.verdict), row.note) for row in current.values()]
    return State(
        text=text,
        needed=_needed(text.place),
        done=tuple(dict.fromkeys(one.role for one in readings if one.verdict == Verdict.STANDS)),
        changes=tuple(one for one in readings if one.verdict == Verdict.CHANGE),
        outdated=bool(rows) and not current,
        read_on=max(
            (row.reviewed_on for row in current.values() if row.verdict == Verdict.STANDS), default=None
        ),
    )

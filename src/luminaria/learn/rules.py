"""Languages a reader prefers, the walk through the guide, and where pages stand. No framework in here."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from luminaria.packs.rules import Answer, Guide, Leaf, Listed, Page, Question, Setting
from luminaria.packs.rules.pages import GROUPS

PARTS = tuple(group for group in GROUPS if group)
"""The parts of the site, in the order that they are shown."""

PLACES: Mapping[str, tuple[str, ...]] = {
    "work": ("hotel", "restaurant", "building", "landscaping", "farm", "home", "salon"),
    "road": ("transit", "road", "airport"),
    "services": ("clinic", "school", "shelters", "responders", "courts", "inspection"),
    "community": ("tribal", "worship"),
    "online": ("online",),
}
"""Where a place of the pack stands among the places; one that is not named here stands in `more`."""

PICTURES: Mapping[str, str] = {
    "hotel": "bed",
    "restaurant": "fork",
    "building": "helmet",
    "landscaping": "leaf",
    "farm": "wheat",
    "home": "house",
    "salon": "flask",
    "transit": "bus",
    "road": "truck",
    "airport": "plane",
    "clinic": "cross",
    "school": "book",
    "shelters": "roof",
    "responders": "radio",
    "courts": "scales",
    "inspection": "board",
    "tribal": "hills",
    "worship": "candle",
    "online": "phone",
    "understand": "eye",
    "act-safe": "bag",
    "rights": "paper",
    "take-part": "heart",
    "work": "case",
}
"""The drawing that stands beside the name of a place or a part."""

THINGS: Mapping[str, str] = {
    "own-phone": "phone",
    "numbers": "handset",
    "how-911-works": "radio",
    "nearest-hospital": "cross",
    "case_management": "folder",
    "emergency_temporary_housing": "key",
    "health_care": "cross",
    "mental_health_counselling": "heart",
    "drug_screening_treatment": "pill",
    "interpretation_translation_english": "talk",
    "job_training_placement_retention": "case",
    "child_care": "blocks",
    "advocacy": "scales",
    "state_cash_assistance": "coin",
    "food": "bowl",
    "family_services": "house",
    "other": "bag",
    "safe-housing": "key",
    "care": "heart",
    "legal-help": "scales",
    "job-training": "case",
    "trainings": "book",
    "events": "candle",
    "services": "folder",
    "volunteers": "leaf",
}
"""The drawing beside an item of a list, for lists of things that have a shape. All items, or none."""


def preferred(accepted: str, offered: Sequence[str]) -> str:
    """The offered language that an Accept-Language header likes best; the first one when none fits.

    `es-MX` takes `es`. A weight that cannot be read counts as nothing (RFC 9110, 12.5.4).
    """
    best, weight = offered[0], 0.0
    for part in accepted.lower().split(","):
        tag, _, parameter = part.strip().partition(";")
        liked = _weight(parameter)
        match = next((code for code in (tag, tag.partition("-")[0]) if code in offered), "")
        if match and liked > weight:
            best, weight = match, liked
    return best


def _weight(parameter: str) -> float:
    if not parameter:
        return 1.0
    try:
        return float(parameter.strip().removeprefix("q="))
    except ValueError:
        return 0.0


@dataclass(frozen=True)
class Walk:
    """Where a reader stands in the guide. `codes` are the answers given, the oldest first."""

    codes: tuple[str, ...]
    here: Question | Leaf
    left: int

    @property
    def number(self) -> int:
        """The number of this question, from one."""
        return len(self.codes) + 1

    @property
    def of(self) -> int:
        """How many questions this walk may have, this one included."""
        return len(self.codes) + self.left


def walk(guide: Guide, codes: Sequence[str]) -> Walk:
    """Follow answers from the start. An answer that does not exist ends the walk where it stands."""
    here: Question | Leaf = guide.step(guide.start)
    taken: list[str] = []
    for code in codes:
        answer = _answer(here, code)
        if answer is None:
            break
        here = guide.step(answer.to)
        taken.append(code)
    return Walk(codes=tuple(taken), here=here, left=guide.questions_left(here.id))


def _answer(here: Question | Leaf, code: str) -> Answer | None:
    answers = here.answers if isinstance(here, Question) else ()
    return next((answer for answer in answers if answer.code == code), None)


@dataclass(frozen=True)
class Entry:
    """One line of a list of pages: where it leads, what it is called, one sentence about it."""

    href: str
    title: str
    lead: str = ""


@dataclass(frozen=True)
class Beside:
    """The neighbours of a page in its part of the site."""

    before: Page | None
    after: Page | None


def beside(pages: Sequence[Page], here: Page) -> Beside:
    """What comes before and after `here` in its part. `pages` are in order; a page of no part has none."""
    row = [page for page in pages if page.group == here.group] if here.group else []
    place = next((index for index, page in enumerate(row) if page.slug == here.slug), None)
    if place is None:
        return Beside(None, None)
    return Beside(
        before=row[place - 1] if place else None,
        after=row[place + 1] if place + 1 < len(row) else None,
    )


def places(settings: Iterable[Setting]) -> list[tuple[str, list[Setting]]]:
    """The places under their headings, none of them empty, each in the order that PLACES gives."""
    by_code = {setting.code: setting for setting in settings}
    rows = [
        (group, [by_code.pop(code) for code in codes if code in by_code]) for group, codes in PLACES.items()
    ]
    return [(group, row) for group, row in [*rows, ("more", list(by_code.values()))] if row]


def by_letter(entries: Iterable[Entry]) -> list[tuple[str, list[Entry]]]:
    """From A to Z, an accent or an opening question mark aside."""
    found: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda entry: plain(entry.title)):
        found.setdefault(plain(entry.title)[:1].upper(), []).append(entry)
    return list(found.items())


def plain(text: str) -> str:
    """The letters and figures of a text, small and without accents: what it is sorted by."""
    apart = unicodedata.normalize("NFKD", text).lower()
    return "".join(sign for sign in apart if sign.isalnum() or sign == " ").strip()


def look(listed: Listed) -> str:
    """How a list is drawn.

    `path` when its order means something, `shown` when each item is a thing that can be drawn, `told`
    when items have a text, else `dots`.
    """
    if listed.ordered:
        return "path"
    if all(item.id in THINGS for item in listed.items):
        return "shown"
    return "told" if any(item.text or item.href for item in listed.items) else "dots"


class Verdict(StrEnum):
    """What somebody who knows said of a text."""

    STANDS = "STANDS"
    CHANGE = "CHANGE"


@dataclass(frozen=True)
class Reading:
    """One reading of a text by somebody in a role: never a name."""

    role: str
    verdict: Verdict
    note: str = ""

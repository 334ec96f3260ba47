"""How texts read: words not used, promises, length, reading level, numbers where none may stand."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from luminaria.packs.building.speech import PLACE as CONTACT
from luminaria.packs.building.speech import SAYS
from luminaria.packs.check.findings import Books, Finding
from luminaria.packs.check.patterns import Patterns
from luminaria.packs.check.reading import MANY, measure, split
from luminaria.packs.check.strings import Text, holds_words
from luminaria.packs.source import Document, language

PLACE = re.compile(r"\{say-[a-z0-9-]+\}")
FILLED = re.compile(r"\{[^}]*\}")
LINK = re.compile(r"\]\(/[^)]*\)")
ANY_NUMBER = re.compile(r"\d[\d\s().-]{5,}\d")
SHORT_CODES = re.compile(r"(?<![\d-])(\d11|988|\d{5,6})(?![\d-])")
SOME_DIGITS = re.compile(r"\d{3}")
FEWEST_WORDS = 100
LONGEST_MEAN = 15.0
LONGEST_SENTENCE = 26
HOLDS_NUMBERS = {"contacts"}
OWN_NAMES = {"name", "printed_by", "publisher", "seat"}


def check(books: Books) -> Iterator[Finding]:
    """Every fault of wording in the texts that people read."""
    says = books.source.document["pack"].get("says", {})
    groups: dict[tuple[Path, str, str, str], list[Text]] = defaultdict(list)
    for text in books.texts:
        yield from _wording(books, text)
        yield from _places(books, text, says)
        if text.path.stem not in HOLDS_NUMBERS:
            yield from _numbers(books, text)
        if text.key not in OWN_NAMES and not _is_cue(text):
            groups[text.path, _group(text), text.locale, text.level].append(text)
    for (path, group, locale, level), texts in groups.items():
        yield from _reading(books, path, group, locale, level, texts)


def _group(text: Text) -> str:
    """Strings of the interface are weighed by their room, everything else by its file."""
    return text.key.partition(".")[0] if holds_words(text.path) else "this file"


def _is_cue(text: Text) -> bool:
    return text.key in ("looks", "happenings")


@lru_cache(maxsize=MANY)
def plain(value: str) -> str:
    """The text as it is read: places filled with a word, marks taken off."""
    value = LINK.sub("]", PLACE.sub("", value))
    value = FILLED.sub("one", value)
    value = re.sub(r"\{#[^}]*\}|^#+ |^- |^1\. |\*\*|[\[\]]", "", value)
    return value.strip()


def _wording(books: Books, text: Text) -> Iterator[Finding]:
    if text.key in OWN_NAMES or _is_cue(text):
        return
    value = FILLED.sub("", text.value)
    for said, instead in _avoided(text.locale).found(value):
        if text.level == "desk" and said.lower().startswith("sav"):
            continue
        message = f"{text.key}: {said!r} is not used here: {instead}."
        yield books.fault(text.path, text.value[:50], message)
    for said, instead in () if text.value in books.unshown else books.never.found(value):
        message = f"{text.key}: {said!r} is never printed: {instead}."
        yield books.fault(text.path, text.value[:50], message)
    for sentence in split(plain(text.value)):
        length = len(sentence.split())
        if length > LONGEST_SENTENCE:
            message = f"{text.key}: a sentence of {length} words. Make two of it."
            yield books.fault(text.path, text.value[:50], message, "warning")


def _places(books: Books, text: Text, says: Document) -> Iterator[Finding]:
    """A place that nothing fills would leave the whole page unbuilt."""
    if "{" not in text.value:
        return
    for key in SAYS.findall(text.value):
        if key not in says:
            message = f"{text.key}: {{say-{key}}} is not under [says] in pack.toml. Write it there."
            yield books.fault(text.path, f"{{say-{key}}}", message)
    for id, _ in CONTACT.findall(text.value):
        if id not in books.shown_contacts:
            message = f"{text.key}: {{{id}}} is unknown or not public. Take it out."
            yield books.fault(text.path, f"{{{id}", message)


@cache
def _avoided(locale: str) -> Patterns:
    return Patterns.of(language(locale).get("avoid", {}))


def _numbers(books: Books, text: Text) -> Iterator[Finding]:
    value = FILLED.sub("", text.value)
    if not SOME_DIGITS.search(value):
        return
    for citation in books.citations:
        value = value.replace(citation, "")
    long = [found for found in ANY_NUMBER.findall(value) if len(re.sub(r"\D", "", found)) >= 7]
    for found in long + SHORT_CODES.findall(value):
        message = f"{text.key}: the number {found.strip()} stands in a text. Write {{c-id}} of its contact."
        yield books.fault(text.path, text.value[:50], message)


def _reading(
    books: Books, path: Path, group: str, locale: str, level: str, texts: list[Text]
) -> Iterator[Finding]:
    if not language(locale).get("formula"):
        return  # a formula of another language would count wrongly: a native reader judges
    measured = measure((plain(text.value) for text in texts), locale)
    if measured.words < FEWEST_WORDS:
        return
    first = texts[0].value[:50]
    limit = language(locale).get("limits", {}).get(level, 0)
    if measured.sentence_length >= LONGEST_MEAN:
        message = f"{group} ({locale}): {measured.sentence_length:.1f} words a sentence. Stay under 15."
        yield books.fault(path, first, message)
    if locale == "es" and measured.fernandez_huerta() < limit:
        score = measured.fernandez_huerta()
        message = f"{group} (es): Fernández-Huerta {score:.0f}. {level} needs {limit:.0f} or more."
        yield books.fault(path, first, message)
    if locale == "en" and measured.flesch_kincaid() > limit:
        grade = measured.flesch_kincaid()
        message = f"{group} (en): reading grade {grade:.1f}. {level} needs {limit:.0f} or less."
        yield books.fault(path, first, message)

"""Ready replies: words of the pack to begin an answer with, in the language of the person."""

from dataclasses import dataclass
from typing import Any

from luminaria.packs.pack import pack


@dataclass(frozen=True)
class Reply:
    """One beginning of an answer."""

    id: str
    title: str
    text: str


def replies(locale: str) -> list[Reply]:
    """The pack's ready replies; none while a pack has none."""
    ready: Any = getattr(pack(), "replies", None)
    if ready is None or locale not in pack().locales:
        return []
    return [Reply(one.id, one.title, one.text) for one in ready(locale)]


def language_name(locale: str) -> str:
    """The language of a report, in words."""
    return pack().language_name(locale) if locale in pack().locales else locale


def languages() -> dict[str, str]:
    """The languages of the pack by their own names: the card is written in each."""
    return {locale: pack().language_name(locale) for locale in pack().locales}

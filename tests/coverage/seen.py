"""What a reader sees at an address, and what must stand there."""

import re
from functools import cache
from html import unescape

from luminaria.packs import pack
from luminaria.packs.rules import Page
from tests.learn.conftest import Reader
from tests.learn.reading import Words

LOCALES = ("en", "es")


@cache
def html(path: str, locale: str) -> str:
    """The page at `/<locale><path>`, which must answer."""
    response = Reader().get(f"/{locale}{path}")
    assert response.status_code == 200, f"/{locale}{path} answers {response.status_code}"
    return str(response.content.decode())


def text(path: str, locale: str) -> str:
    """Its visible words."""
    return Words(html(path, locale)).text


def main(path: str, locale: str) -> str:
    """The visible words of its main part, without the frame that every page has."""
    return Words(re.split(r"<main|</main>", html(path, locale))[1]).text


def links(path: str, locale: str) -> set[str]:
    """Where the links of its main part lead, without the language."""
    inner = re.split(r"<main|</main>", html(path, locale))[1]
    return {href.removeprefix(f"/{locale}") for _, href in Words(inner).links}


def plain(words: str) -> str:
    """Words as they stand on a page: marks taken off, one blank between them."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", words)).split())


def shows_list(path: str, locale: str, code: str, *, items: int) -> None:
    """All items of a list, and no other number of them, stand on the page."""
    listed = pack().list(code, locale)
    assert len(listed.items) == items, f"{code} has {len(listed.items)} public items"
    seen = main(path, locale)
    missing = [item.id for item in listed.items if plain(item.title) not in seen]
    assert missing == [], f"{missing} of {code} are not on /{locale}{path}"


def in_order(path: str, locale: str, *words: str) -> None:
    """The words stand on the page in this order. Each must be there."""
    seen = main(path, locale)
    places = [seen.find(plain(one)) for one in words]
    assert -1 not in places, f"not on /{locale}{path}: {words[places.index(-1)]}"
    assert places == sorted(places), f"out of order on /{locale}{path}: {words}"


def pages(locale: str) -> tuple[Page, ...]:
    """Every page of the pack."""
    return pack().pages(locale)


def says(path: str, locale: str, **patterns: str) -> None:
    """Something on the page matches the pattern of its language, whatever the case of its letters."""
    assert re.search(patterns[locale], text(path, locale), re.IGNORECASE), (
        f"/{locale}{path} does not say {patterns[locale]}"
    )


def never(pattern: str, locale: str) -> None:
    """No public page says it."""
    found = [page.slug for page in pages(locale) if re.search(pattern, text(f"/{page.slug}/", locale))]
    assert found == []

"""What every template may use: words, pack, locale, dock, languages."""

from dataclasses import dataclass

from django.http import HttpRequest

from luminaria.packs.pack import Pack, pack


@dataclass(frozen=True)
class Language:
    """One entry of the language switch: the same page in another language."""

    code: str
    name: str
    href: str
    current: bool


def locale_of(request: HttpRequest) -> str:
    """The language of the address, or the pack's first when nothing can be read in it there."""
    first, _, tail = request.path_info.lstrip("/").partition("/")
    here = pack()
    if first in here.locales or (first in here.source.partial and here.reads(first, tail.partition("/")[0])):
        return first
    return here.default_locale


def languages(request: HttpRequest, here: Pack, locale: str) -> tuple[Language, ...]:
    """The switch: it leads to this very page, never to the home page of another language.

    A partial language stands in it only where this page has been reviewed in it.
    """
    rest = request.path_info.lstrip("/").partition("/")
    tail = rest[2] if rest[0] in (*here.locales, *here.source.partial) else ""
    partial = [code for code in here.source.partial if here.reads(code, tail.rstrip("/"))]
    return tuple(
        Language(code, here.language_name(code), f"/{code}/{tail}", code == locale)
        for code in (*here.locales, *partial)
    )


def processor(request: HttpRequest) -> dict[str, object]:
    """words, pack, place, locale, dock, ways out of danger and languages for templates."""
    here = pack()
    locale = locale_of(request)
    return {
        "words": here.words(locale),
        "pack": here,
        "place": here.place(locale),
        "locale": locale,
        "direction": here.direction(locale),
        "dock": here.dock(locale),
        "ways": here.danger(locale),
        "languages": languages(request, here, locale),
    }

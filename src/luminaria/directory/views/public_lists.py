"""Plain lists: by county, by kind of help, everything, ways to take part, groups that work together."""

from collections.abc import Iterable, Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from luminaria.directory.forms.public import GROUPS, SearchForm
from luminaria.directory.queries import shown
from luminaria.directory.queries.shown import Shelf
from luminaria.directory.rules.hsds import OFFERS, ORGANIZATION_ROLES
from luminaria.directory.rules.listing import Tag
from luminaria.directory.views.booklet import may_be_set
from luminaria.directory.views.public_rows import Row, rows
from luminaria.directory.views.public_search import PICTURES, start
from luminaria.directory.wording import Entry, Facts, Saying, entry
from luminaria.kernel.errors import NotFound
from luminaria.packs import pack
from luminaria.packs.nearest import hospital_lines
from luminaria.packs.rules import NotInPack

GIVING = ("donations", "goods")


@require_safe
def county(request: HttpRequest, locale: str, county_id: str, page: int = 1) -> HttpResponse:
    """Services of one county, then those of the whole state, and the nearest hospital."""
    try:
        area = pack().county(county_id, locale)
    except NotInPack as fault:
        raise NotFound from fault
    shelf = _there(shown.in_county(county_id, page))
    known: dict[str, object] = {
        "area": area,
        "kind": pack().county_kind(locale).one,
        "rows": rows(shelf.facts, locale),
        "shelf": shelf,
        "hospital": hospital_lines(county_id, locale),
        "pages": _pages(shelf, "directory.county", locale, county_id),
    }
    if page == 1:
        state, named = shown.beside_county(county_id)
        known |= {
            "state": rows(state, locale),
            "named": _entries(named, locale),
            "booklet": may_be_set(county_id),
        }
    return render(request, "directory/public/county.html", known)


@require_safe
def group(request: HttpRequest, locale: str, group: str, page: int = 1) -> HttpResponse:
    """Services of one kind of help, by name."""
    if group not in GROUPS:
        raise NotFound
    shelf = _there(shown.for_group(group, page))
    known = {
        "group": group,
        "picture": PICTURES[group],
        "rows": rows(shelf.facts, locale),
        "shelf": shelf,
        "named": _entries(shown.named_for_group(group), locale) if page == 1 else [],
        "form": SearchForm(None, locale),
        "pages": _pages(shelf, "directory.group", locale, group),
    }
    return render(request, "directory/public/group.html", known)


@require_safe
def everything(request: HttpRequest, locale: str, page: int = 1) -> HttpResponse:
    """Every entry under the five headings of the resources page, each with its state and date."""
    shelf = _there(shown.under_no_heading(page))
    few = shown.under_headings() if page == 1 else {}
    others = _entries(shelf.facts, locale)
    parts = [
        (code, others if code == "nonprofits" else _entries(few[code], locale))
        for code in shown.HEADINGS
        if page == 1 or code == "nonprofits"
    ]
    titles = _headings(locale)
    known = {
        "parts": [
            (code, titles.get(code, code), entries, _none("headings", code, "all_none", locale))
            for code, entries in parts
        ],
        "shelf": shelf,
        "pages": _pages(shelf, "directory.all", locale),
    }
    return render(request, "directory/public/all.html", known)


@require_safe
def take_part(request: HttpRequest, locale: str) -> HttpResponse:
    """Four kinds of programs, what they take, and what groups do."""
    offered = {code: _entries(facts, locale) for code, facts in shown.taking_part(Tag.OFFERS, OFFERS).items()}
    roles = shown.taking_part(Tag.ROLE, ORGANIZATION_ROLES)
    known = {
        "programs": [
            _part("take-part", code, offered[code], locale) for code in OFFERS if code not in GIVING
        ],
        "give": [_part("take-part", code, offered[code], locale) for code in GIVING],
        "roles": [_part("roles", code, _entries(roles[code], locale), locale) for code in ORGANIZATION_ROLES],
        "form": SearchForm(None, locale),
        "read": any(page.slug == "how-to-help" for page in pack().pages(locale)),
    }
    return render(request, "directory/public/take_part.html", known)


@require_safe
def together(request: HttpRequest, locale: str) -> HttpResponse:
    """Groups that work together, for the whole state and by county."""
    known = {"parts": [(title, rows) for title, rows in _regions(locale) if rows]}
    return render(request, "directory/public/together.html", known | start(locale))


def _regions(locale: str) -> list[tuple[str, list[tuple[Row, dict[str, str]]]]]:
    """The whole state first, then each county that has one by name."""
    found = shown.together()
    lines = rows((facts for facts, _ in found), locale)
    made = [
        (facts, row, _collaboration(said, locale)) for (facts, said), row in zip(found, lines, strict=True)
    ]
    whole = [(row, said) for facts, row, said in made if facts.statewide or not facts.counties]
    counties = sorted(pack().counties(locale), key=lambda one: one.name)
    return [
        ("", whole),
        *(
            (
                one.full,
                [
                    (row, said)
                    for facts, row, said in made
                    if one.id in facts.counties and not facts.statewide
                ],
            )
            for one in counties
        ),
    ]


def _collaboration(said: Mapping[str, object], locale: str) -> dict[str, str]:
    """What a group says of working together, in the reader's language; a code as its word."""
    words, saying = pack().words(locale), Saying(locale)
    made = {name: _in_language(said.get(name), locale) for name in ("kind", "area", "contact", "checked")}
    made["kind"] = words.get(f"directory.collaboration.{made['kind']}", made["kind"])
    return made | {"checked": saying.day(made["checked"]) if made["checked"] else ""}


def _in_language(said: object, locale: str) -> str:
    if isinstance(said, Mapping):
        return str(said.get(locale) or said.get(pack().default_locale) or "")
    return str(said or "")


def _part(taxonomy: str, code: str, entries: list[Entry], locale: str) -> tuple[str, list[Entry], str]:
    """A part of a page: its code, its entries, and why there are none."""
    return code, entries, "" if entries else _none(taxonomy, code, "part_none", locale)


def _none(taxonomy: str, code: str, usual: str, locale: str) -> str:
    """What the pack says where nothing fits a term."""
    try:
        term = pack().taxonomy(taxonomy, locale).term(code)
    except NotInPack:
        term = None
    return (term.none if term else "") or pack().words(locale).directory[usual]


def _entries(facts: Iterable[Facts], locale: str) -> list[Entry]:
    return [entry(one, locale) for one in facts]


def _headings(locale: str) -> dict[str, str]:
    """The headings of the resources page in words; {} where the pack has no such list."""
    try:
        return {item.id: item.title for item in pack().list("resources", locale).items}
    except NotInPack:
        return {}


def _there(shelf: Shelf | None) -> Shelf:
    if shelf is None:
        raise NotFound
    return shelf


def _pages(shelf: Shelf, name: str, *given: str) -> dict[str, str]:
    """The addresses of the page before and after this one, where there are such."""

    def address(number: int) -> str:
        return reverse(name, args=given) if number == 1 else reverse(f"{name}_page", args=[*given, number])

    before = {"before": address(shelf.number - 1)} if shelf.number > 1 else {}
    return before | ({"next": address(shelf.number + 1)} if shelf.number < shelf.of else {})

"""Plain lists: by county, by kind of help, everything, ways to take part, groups that work together."""

from collections.abc import Iterable

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
from luminaria.directory.wording import Entry, Facts, entry
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
        known |= {"state": rows(shown.in_whole_state(), locale), "booklet": may_be_set(county_id)}
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
        "parts": [(code, titles.get(code, code), entries) for code, entries in parts],
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
        "ways": [(code, offered[code]) for code in OFFERS if code not in GIVING],
        "give": [(code, offered[code]) for code in GIVING],
        "roles": [(code, _entries(roles[code], locale)) for code in ORGANIZATION_ROLES],
        "form": SearchForm(None, locale),
        "read": any(page.slug == "how-to-help" for page in pack().pages(locale)),
    }
    return render(request, "directory/public/take_part.html", known)


@require_safe
def together(request: HttpRequest, locale: str) -> HttpResponse:
    """Groups that work together, for the whole state and by county."""
    known = {"parts": [(title, rows) for title, rows in _regions(locale) if rows]}
    return render(request, "directory/public/together.html", known | start(locale))


def _regions(locale: str) -> list[tuple[str, list[tuple[Row, dict[str, object]]]]]:
    """The whole state first, then each county that has one by name."""
    found = shown.together()
    made = [
        (facts, row, said)
        for (facts, said), row in zip(found, rows((one for one, _ in found), locale), strict=True)
    ]
    counties = sorted(pack().counties(locale), key=lambda one: one.name)
    whole = [(row, said) for facts, row, said in made if facts.statewide or not facts.counties]
    parts = [
        (
            one.full,
            [(row, said) for facts, row, said in made if not facts.statewide and one.id in facts.counties],
        )
        for one in counties
    ]
    return [("", whole), *parts]


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

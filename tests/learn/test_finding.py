"""Finding one's way: the parts, the places, every page by name, and what comes next."""

import re

import pytest

from luminaria.learn.rules import PARTS, PLACES, Entry, beside, by_letter, places, plain
from luminaria.packs import pack
from tests.learn.conftest import Reader
from tests.learn.reading import Words


def hrefs(reader: Reader, path: str) -> set[str]:
    return {href for name, href in Words(reader.get(path).content.decode()).links if name == "href"}


@pytest.mark.parametrize("locale", pack().locales)
def test_home_has_three_doors_and_one_for_the_young(reader: Reader, locale: str) -> None:
    body = reader.get(f"/{locale}/").content.decode()
    doors = re.search(r'<ul class="doors".*?</ul>', body, re.DOTALL)
    assert doors
    leads = [href for name, href in Words(doors[0]).links if name == "href"]
    assert leads == [f"/{locale}/help/", f"/{locale}/guide/", f"/{locale}/learn/"]
    assert f"/{locale}/under-18/" in hrefs(reader, f"/{locale}/")


@pytest.mark.parametrize("locale", pack().locales)
def test_every_text_stands_in_its_part(reader: Reader, locale: str) -> None:
    body = reader.get(f"/{locale}/learn/").content.decode()
    for code in PARTS:
        part = re.search(rf'<section class="part" id="{code}".*?</section>', body, re.DOTALL)
        assert part, code
        inside = {href for _, href in Words(part[0]).links}
        for page in pack().pages(locale, code):
            assert f"/{locale}/{page.slug}/" in inside, page.slug


@pytest.mark.parametrize("locale", pack().locales)
def test_every_page_can_be_found_by_its_name(reader: Reader, locale: str) -> None:
    named = hrefs(reader, f"/{locale}/pages/")
    texts = {f"/{locale}/{page.slug}/" for page in pack().pages(locale)}
    signs = {f"/{locale}/signs/{setting.code}/" for setting in pack().settings(locale)}
    doors = {
        f"/{locale}/{door}/" for door in ("help", "contacts", "signs", "guide", "search", "counties", "cards")
    }
    assert texts | signs | doors <= named


@pytest.mark.parametrize("locale", pack().locales)
def test_every_page_is_two_steps_from_home(reader: Reader, locale: str) -> None:
    home = hrefs(reader, f"/{locale}/")
    near = {far for path in home if path.startswith(f"/{locale}/") for far in hrefs(reader, path)}
    for page in pack().pages(locale):
        assert f"/{locale}/{page.slug}/" in home | near


@pytest.mark.parametrize("locale", pack().locales)
def test_every_place_stands_under_one_heading(reader: Reader, locale: str) -> None:
    body = reader.get(f"/{locale}/signs/").content.decode()
    for setting in pack().settings(locale):
        assert body.count(f'href="/{locale}/signs/{setting.code}/"') == 1


def test_a_place_that_nobody_ordered_stands_among_the_others() -> None:
    settings = pack().settings("en")
    known = {code for codes in PLACES.values() for code in codes}
    assert {setting.code for setting in settings} <= known, "give it a heading in PLACES"
    odd = [setting for setting in settings if setting.code == "hotel"]
    assert places(odd) == [("work", odd)]
    assert places([]) == []


def test_who_reads_on_goes_through_the_whole_part_and_no_further() -> None:
    pages = pack().pages("en")
    for code in PARTS:
        row = pack().pages("en", code)
        here, walked = row[0], [row[0]]
        assert beside(pages, here).before is None
        while (after := beside(pages, here).after) is not None:
            assert beside(pages, after).before == here
            here = after
            walked.append(here)
        assert tuple(walked) == row
    lone = pack().page("help", "en")
    assert (beside(pages, lone).before, beside(pages, lone).after) == (None, None)


@pytest.mark.parametrize("locale", pack().locales)
def test_a_page_of_a_part_says_where_it_stands_and_a_help_page_does_not(reader: Reader, locale: str) -> None:
    for page in pack().pages(locale):
        body = reader.get(f"/{locale}/{page.slug}/").content.decode()
        assert ('class="crumbs"' in body) == (bool(page.group) and not page.help)


def test_names_are_sorted_as_people_look_for_them() -> None:
    entries = [
        Entry(f"/{index}/", title) for index, title in enumerate(["¿Qué hago?", "Únase", "Alto", "Quién"])
    ]
    found = by_letter(entries)
    assert [letter for letter, _ in found] == ["A", "Q", "U"]
    assert [entry.title for entry in found[1][1]] == ["¿Qué hago?", "Quién"]
    assert plain("“Él”") == "el"

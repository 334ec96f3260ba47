"""What a reader is told about a watched phone, and about how old and how well read a page is."""

from datetime import UTC, datetime

import pytest

from luminaria.kernel import clock
from luminaria.packs import pack
from tests.learn.conftest import Reader
from tests.learn.reading import Words

WATCHED = [
    f"/{locale}/{page.slug}/" for locale in pack().locales for page in pack().pages(locale) if page.help
]
GUIDED = [f"/{locale}/guide/" for locale in pack().locales]


@pytest.mark.parametrize("path", WATCHED + GUIDED)
def test_help_says_what_leaving_cannot_do_before_anything_else(reader: Reader, path: str) -> None:
    body = reader.get(path).content.decode()
    words = pack().words(path[1:3])
    before = Words(body.partition("<h1")[0]).text
    assert words["leave.seen"] in before
    assert words["leave.notice_history"] in before
    assert f'href="/{path[1:3]}/phone/"' in body.partition("<h1")[0]
    assert "<details" in body.partition("<h1")[0], "it opens in place: no step, no request, no memory"


@pytest.mark.parametrize("locale", pack().locales)
def test_every_other_page_says_it_at_its_foot(reader: Reader, locale: str) -> None:
    words = pack().words(locale)
    for path in (f"/{locale}/", f"/{locale}/learn/", f"/{locale}/signs/hotel/", f"/{locale}/law/"):
        foot = Words(reader.get(path).content.decode().partition("<footer")[2]).text
        assert words["shell.footer_leave"] in foot
        assert words["shell.footer_watch"] in foot


@pytest.mark.parametrize("locale", pack().locales)
def test_a_page_says_who_read_it_what_to_expect_and_that_it_is_no_advice(reader: Reader, locale: str) -> None:
    words = pack().words(locale)
    warned = 0
    for page in pack().pages(locale):
        text = Words(reader.get(f"/{locale}/{page.slug}/").content.decode()).text
        assert page.fact.reviewed or words["shell.page_not_reviewed"] in text
        assert page.printed in text
        if page.warning:
            warned += 1
            assert text.index(page.warning) < text.index(page.sections[0].title)
        if page.grade == "law":
            assert words["page.law"] in text
    assert warned


def test_a_number_says_when_it_was_looked_at_once_that_is_long_ago(reader: Reader) -> None:
    hotline = pack().contact("c-nhth", "en")
    assert hotline.last_check is not None
    fresh = datetime(hotline.last_check.year, hotline.last_check.month, hotline.last_check.day, tzinfo=UTC)
    with clock.fixed(fresh):
        assert hotline.last_checked not in reader.get("/en/help/").content.decode()
    with clock.fixed(fresh.replace(year=fresh.year + 1)):
        assert hotline.last_checked in reader.get("/en/help/").content.decode()
        assert hotline.last_checked in reader.get("/en/contacts/").content.decode()

"""Every public page: light, still, silent about its reader, and with numbers that may be shown."""

import gzip
import re

import pytest

from luminaria.packs import pack
from tests.browser.pages import pack_pages, some_of, without_twins
from tests.learn.conftest import Reader
from tests.learn.reading import Words, dialled, printed

PATHS = [shown.path for shown in some_of(without_twins(pack_pages()), 40)]
REAL = [path for path in PATHS if "not-a-page" not in path]
OURS = [path for path in REAL if not path.endswith("/today/")]
HELP = ("/en/help/", "/es/help/")
HELP_PAGES = {
    f"/{locale}/{page.slug}/" for locale in pack().locales for page in pack().pages(locale) if page.help
}
PRESSED = ("/guide/", "/search/", "/contacts/", "/letter/", "/counties/")
SAME_IN_BOTH = {"PDF", "Luminaria", "English", "Español", "TTY", "Chat"}


def wire_bytes(reader: Reader, path: str) -> int:
    """Bytes of the answer as it travels: status line, headers, packed body, and what a server adds."""
    response = reader.get(path, headers={"accept-encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    assert gzip.decompress(response.content)
    head = sum(len(f"{name}: {value}\r\n".encode()) for name, value in response.items())
    return len("HTTP/1.1 200 OK\r\n\r\n") + head + len(response.content) + 80


@pytest.mark.parametrize("path", REAL)
def test_page_is_there_and_sets_no_cookie(reader: Reader, path: str) -> None:
    response = reader.get(path)
    assert response.status_code == 200
    assert not response.cookies
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("path", REAL)
def test_page_is_light(reader: Reader, path: str) -> None:
    assert wire_bytes(reader, path) <= (8_192 if path in HELP_PAGES else 12_288)


@pytest.mark.parametrize("path", PATHS)
def test_page_asks_nobody_for_anything(reader: Reader, path: str) -> None:
    body = reader.get(path).content.decode()
    words = Words(body)
    assert not {"img", "iframe", "video", "audio", "object", "embed"} & set(words.tags)
    outside = [href for _, href in words.links if not href.startswith(("/", "#", "tel:", "sms:", "data:,"))]
    known = {link.url for link in pack().links(path[1:3])}
    assert [href for href in outside if href not in known] == []
    assert body.count('rel="noreferrer noopener external"') == len(outside)
    assert [href for name, href in words.links if name in ("src", "srcset")] == []
    assert [href for _, href in words.links if href.startswith("//")] == []


@pytest.mark.parametrize("path", OURS)
def test_page_says_only_numbers_of_public_contacts(reader: Reader, path: str) -> None:
    allowed = {
        re.sub(r"\D", "", value)
        for contact in pack().contacts("en")
        for channel in contact.channels
        for value in (channel.value, channel.display, f"1{channel.value}")
    }
    words = Words(reader.get(path).content.decode())
    assert dialled(words) <= allowed
    assert printed(words) <= allowed


@pytest.mark.parametrize("path", OURS)
def test_hidden_number_is_nowhere(reader: Reader, path: str) -> None:
    body = re.sub(r"\D", "", Words(reader.get(path).content.decode()).text)
    hidden = pack().hidden_ids()
    entries = [entry for entry in pack().source.document["contacts"]["contact"] if entry["id"] in hidden]
    shown = {channel.value for contact in pack().contacts("en") for channel in contact.channels}
    values = {channel["value"] for entry in entries for channel in entry.get("channel", [])} - shown
    assert values
    numbers = {re.sub(r"\D", "", value)[-10:] for value in values}
    assert [number for number in numbers if len(number) >= 7 and number in body] == []


@pytest.mark.parametrize("path", OURS)
def test_danger_has_three_ways_side_by_side(reader: Reader, path: str) -> None:
    body = reader.get(path).content.decode()
    assert body.count('id="danger"') == 1
    locale = path[1:3]
    ways = pack().danger(locale)
    assert len(ways) == 3
    text = Words(body).text
    for way in ways:
        assert way.title in text
        assert all(step in text for step in way.steps)
    assert ways[2].say in text


@pytest.mark.parametrize("path", [path for path in OURS if path.startswith("/es/")])
def test_page_in_spanish_has_no_english(reader: Reader, path: str) -> None:
    spanish = Words(reader.get(path).content.decode()).pieces
    english = set(Words(reader.get(path.replace("/es/", "/en/", 1)).content.decode()).pieces)
    names = {contact.name for contact in pack().contacts("es")}
    values = {channel.display for contact in pack().contacts("es") for channel in contact.channels}
    values |= {link.host for link in pack().links("es")}
    same = {piece for piece in spanish if piece in english and re.search(r"[A-Za-z]{3}", piece)}
    names |= {name for county in pack().counties("es") for name in (county.name, county.seat)}
    hospitals = [county.hospital for county in pack().counties("es") if county.hospital]
    names |= {one.name for one in hospitals} | {f"{one.address}, {one.place}" for one in hospitals}
    assert same - SAME_IN_BOTH - names - values == set()


@pytest.mark.parametrize("path", OURS)
def test_language_switch_keeps_the_page(reader: Reader, path: str) -> None:
    response = reader.get(path)
    assert f'<html lang="{path[1:3]}">' in response.content.decode()
    links = Words(response.content.decode()).links
    for locale in pack().locales:
        assert ("href", f"/{locale}{path[3:]}") in links


@pytest.mark.parametrize("path", OURS)
def test_page_is_headed_and_titled(reader: Reader, path: str) -> None:
    body = reader.get(path).content.decode()
    assert body.count("<h1") == 1
    title = re.search(r"<title>(.+?)</title>", body)
    assert title
    assert path[4:] == "" or not re.search("traffick|trata|report|luminaria", title[1], re.IGNORECASE)
    assert "<main" in body
    assert 'class="skip" href="#main"' in body


@pytest.mark.parametrize("path", HELP)
def test_help_does_not_name_the_crime_before_who_answers(reader: Reader, path: str) -> None:
    before = reader.get(path).content.decode().partition('id="who"')[0]
    assert not re.search("traffick|trata|report|victim|víctima", Words(before).text, re.IGNORECASE)


@pytest.mark.parametrize("locale", pack().locales)
def test_every_contact_says_two_dates(reader: Reader, locale: str) -> None:
    text = Words(reader.get(f"/{locale}/contacts/").content.decode()).text
    for contact in pack().contacts(locale):
        assert contact.printed
        assert contact.printed in text
        assert contact.called
        assert contact.called in text
        assert contact.mark in text


@pytest.mark.parametrize("locale", pack().locales)
def test_help_says_two_dates_for_every_number_that_it_offers(reader: Reader, locale: str) -> None:
    page = Words(reader.get(f"/{locale}/help/").content.decode())
    for contact in pack().contacts(locale):
        if any(("href", channel.href) in page.links for channel in contact.channels if channel.href):
            assert contact.printed in page.text
            assert contact.called in page.text


@pytest.mark.parametrize("path", OURS)
def test_only_get_and_head(reader: Reader, path: str) -> None:
    assert reader.head(path).status_code == 200
    for method in ("put", "patch", "delete"):
        assert getattr(reader, method)(path).status_code == 405
    if not path.endswith(PRESSED):
        assert reader.post(path).status_code == 405


@pytest.mark.django_db  # the pages lead to lists of services, which are read from it
@pytest.mark.parametrize("locale", pack().locales)
def test_no_link_leads_nowhere(reader: Reader, locale: str) -> None:
    named: dict[str, str] = {}
    for path in (path for path in OURS if path.startswith(f"/{locale}/")):
        links = Words(reader.get(path).content.decode()).links
        named |= {href: path for name, href in links if name == "href" and href.startswith("/")}
    gone = [
        (path, href)
        for href, path in named.items()
        if "/report/" not in href
        and not href.endswith(".pdf")
        and reader.get(href).status_code not in (200, 303)
    ]
    assert gone == []

"""A language that is there in part: an address only where a person has reviewed it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from typing import Any

import pytest
from django.conf.locale import LANG_INFO
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client, override_settings

from luminaria.kernel import clock
from luminaria.packs import Pack, load, pack, signing
from luminaria.packs.building.partial import FRAME, SHOWN
from luminaria.packs.check import check
from luminaria.packs.rules import NotInPack
from luminaria.packs.source import LANGUAGES, language
from luminaria.project.publishing import asking, gathering
from tests.packs import invented, invented_partial

PAGE = "pages/salt-and-law"
TODAY = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return invented_partial.build_partial(tmp_path / "packs")


def _review(root: Path, *ids: str) -> None:
    source = load("zaruma", (root,)).source
    with clock.fixed(TODAY):
        for id in ids:
            signing.write(root / "zaruma", signing.record(source, "ar", id, reviewer="reader of Arabic"))


def _frame(root: Path) -> tuple[str, ...]:
    rooms = load("zaruma", (root,)).source.document["rooms"]["ar"]
    return tuple(f"words/{room}" for room, table in rooms.items() if set(table) & set(FRAME)) + SHOWN


@pytest.fixture
def reviewed(root: Path) -> Path:
    """The frame and the one page are reviewed."""
    _review(root, *_frame(root), PAGE)
    return root


def _pack(root: Path) -> Pack:
    return load("zaruma", (root,))


@pytest.fixture
def reader(reviewed: Path, settings: Any) -> Iterator[Client]:
    """A reader of the public program of the invented place."""
    settings.LUMINARIA_PACK, settings.LUMINARIA_PACK_ROOTS = "zaruma", (reviewed,)
    settings.LUMINARIA_PACK_OVERLAY = None
    with override_settings(ROOT_URLCONF="luminaria.project.urls_public", PROGRAM="public"):
        yield Client(headers={"host": "127.0.0.1"})


def test_nothing_reviewed_is_no_language(root: Path) -> None:
    pack = _pack(root)
    assert pack.open_partial() == () and not pack.reads("ar", "salt-and-law")
    with pytest.raises(NotInPack):
        pack.page("salt-and-law", "ar")


def test_a_page_without_its_frame_or_a_frame_without_a_page_is_not_shown(root: Path) -> None:
    _review(root, PAGE)
    assert _pack(root).open_partial() == ()
    (root / "zaruma/review/ar.toml").unlink()
    _review(root, *_frame(root))
    assert _pack(root).open_partial() == ()


def test_what_is_reviewed_is_shown_and_says_who_did(reviewed: Path) -> None:
    pack = _pack(reviewed)
    assert pack.open_partial() == ("ar",)
    page = pack.page("salt-and-law", "ar")
    assert (page.title, page.fact.reviewed_by) == ("الملح", "reader of Arabic")
    assert [contact.id for contact in pack.contacts("ar")] == ["c-112", "c-lantern"]
    assert pack.direction("ar") == "rtl" and pack.language_name("ar") == "العربية"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("pages/ar/salt-and-law.md", "نص.", "نص آخر."),
        ("locale/ar/shell.toml", 'skip = "', 'skip = "x'),
        ("danger.toml", 'steps.ar = ["Llame."]', 'steps.ar = ["Llame ya."]'),
        ("contacts.toml", 'name.ar = "Lantern"', 'name.ar = "Farol"'),
        ("pack.toml", 'name.ar = "Zaruma"', ""),
        ("locale/ar/shell.toml", re.compile(r"(?m)^skip = .*$"), ""),
    ],
)
def test_a_change_after_the_review_closes_the_language(
    reviewed: Path, file: str, old: str | re.Pattern[str], new: str
) -> None:
    path = reviewed / "zaruma" / file
    text = path.read_text(encoding="utf-8")
    path.write_text(
        re.sub(old if isinstance(old, re.Pattern) else re.escape(old), new, text), encoding="utf-8"
    )
    assert path.read_text(encoding="utf-8") != text
    assert _pack(reviewed).open_partial() == ()


def test_a_contact_without_the_language_is_left_out_and_never_in_another_one(reviewed: Path) -> None:
    invented.change(reviewed / "zaruma/contacts.toml", 'name.ar = "Watch"\n', "")
    (reviewed / "zaruma/review/ar.toml").unlink()
    _review(reviewed, *_frame(reviewed), PAGE)
    assert _pack(reviewed).open_partial() == ()  # the strip cannot say danger in it


def test_a_page_that_names_something_not_reviewed_closes_the_language(reviewed: Path) -> None:
    path = reviewed / "zaruma/pages/ar/salt-and-law.md"
    path.write_text(path.read_text(encoding="utf-8") + "\n@list tricks\n", encoding="utf-8")
    _review(reviewed, PAGE)
    assert "tricks" in _pack(reviewed).why_closed("ar")


def test_the_check_tells_what_a_language_lacks(root: Path, reviewed: Path) -> None:
    with clock.fixed(TODAY):
        assert [one for one in check("zaruma", (reviewed,)) if one.level == "error"] == []
        (reviewed / "zaruma/review/ar.toml").unlink()
        told = [one for one in check("zaruma", (root,)) if "ar is not shown" in one.message]
    assert len(told) == 1 and told[0].level == "warning"


def test_a_page_in_one_language_only_is_found(reviewed: Path) -> None:
    folder = reviewed / "zaruma/pages/ar"
    (folder / "alone.md").write_text(
        (folder / "salt-and-law.md").read_text(encoding="utf-8"), encoding="utf-8"
    )
    assert any("in ar only" in one.message for one in check("zaruma", (reviewed,)))


def test_the_address_answers_from_right_to_left_with_the_numbers(reader: Client) -> None:
    page = reader.get("/ar/salt-and-law/")
    text = page.content.decode()
    assert page.status_code == 200
    assert '<html lang="ar" dir="rtl">' in text
    assert "tel:+12345678901" in text and "reader of Arabic" in text
    assert not page.cookies


def test_a_number_reads_from_left_to_right_in_a_language_from_right_to_left(reviewed: Path) -> None:
    shown = {locale: _pack(reviewed).contact("c-lantern", locale).main for locale in ("es", "ar")}
    assert shown["es"].display == "2345678901"
    assert shown["ar"].display == "\u20662345678901\u2069"
    assert shown["ar"].href == shown["es"].href == "tel:+12345678901"
    assert "\u20662345678901\u2069" in _pack(reviewed).danger("ar")[0].title


def test_everything_that_the_page_leads_to_is_there(reader: Client) -> None:
    text = reader.get("/ar/salt-and-law/").content.decode()
    inside = set(re.findall(r'href="(/[^"]*)"', text))
    assert "/leave/ar" in inside and "/es/salt-and-law/" in inside
    assert {link: _end(reader, link) for link in inside if _end(reader, link) != 200} == {}


def _end(reader: Client, link: str) -> int:
    """The status at the end of the redirects."""
    answer = reader.get(link)
    return _end(reader, answer["Location"]) if "Location" in answer else answer.status_code


def test_the_switch_shows_it_only_on_that_page(reader: Client) -> None:
    assert 'hreflang="ar"' in reader.get("/es/salt-and-law/").content.decode()
    assert 'hreflang="ar"' not in reader.get("/es/contacts/").content.decode()


@pytest.mark.parametrize("path", ["/ar/help/", "/ar/contacts/", "/ar/report/", "/ar/signs/salt/", "/fr/"])
def test_any_other_address_in_it_is_a_helpful_page_in_a_language_that_is_whole(
    reader: Client, path: str
) -> None:
    answer = reader.get(path)
    assert answer.status_code == 404
    assert '<html lang="es">' in answer.content.decode()
    assert "tel:+12345678901" in answer.content.decode()


@pytest.fixture
def publishing(reader: Client, settings: Any, db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """This process is the program that is published."""
    settings.ROOT_URLCONF, settings.TAKES_FORMS = "luminaria.project.urls_published", False
    settings.MIDDLEWARE = ["luminaria.ui.middleware.SecurityHeaders"]
    monkeypatch.setattr(asking, "_program", asking._program.__wrapped__)
    gathering.left_out.cache_clear()
    for signal in (request_started, request_finished):  # lists of services are read on the test's connection
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
    gathering.left_out.cache_clear()


@pytest.mark.usefixtures("publishing")
def test_the_published_copy_has_it_with_every_page_that_it_leads_to() -> None:
    files = gathering.gathered()  # it refuses a link that leads nowhere
    assert b'dir="rtl"' in files["ar/salt-and-law/index.html"]
    assert "leave/ar.html" in files and "es/salt-and-law/index.html" in files
    assert b"/services/in/far/" in files["es/counties/far/index.html"]


@pytest.mark.usefixtures("publishing")
def test_a_copy_without_services_leads_to_none(settings: Any) -> None:
    settings.CONFIG = replace(settings.CONFIG, published_directory=False)
    spec = find_spec("luminaria.project.urls_published")
    assert spec and spec.loader
    without = module_from_spec(spec)  # read anew, and known to nobody else
    spec.loader.exec_module(without)
    settings.ROOT_URLCONF = without
    files = gathering.gathered()
    assert [name for name in files if "/services/" in name] == []
    assert [name for name, data in files.items() if b"/services/" in data] == []


def test_a_page_can_be_listened_to(reviewed: Path, reader: Client) -> None:
    folder = reviewed / "zaruma/pages/ar"
    invented.change(folder / "salt-and-law.md", 'grade = "law"', 'grade = "law"\naudio = "salt.opus"')
    (folder / "salt.opus").write_bytes(b"OggS-invented")
    _review(reviewed, PAGE)
    assert 'href="/ar/salt-and-law/sound.opus"' in reader.get("/ar/salt-and-law/").content.decode()
    heard = reader.get("/ar/salt-and-law/sound.opus")
    assert (heard.status_code, heard["Content-Type"]) == (200, "audio/ogg")
    assert b"".join(heard.streaming_content) == b"OggS-invented"  # type: ignore[attr-defined]


def test_a_page_that_nobody_read_aloud_has_no_sound(reviewed: Path, reader: Client) -> None:
    assert "sound.opus" not in reader.get("/ar/salt-and-law/").content.decode()
    with pytest.raises(NotInPack):
        _pack(reviewed).sound("salt-and-law", "ar")


@pytest.mark.parametrize("locale", ["nv", "vi", "zh-hans"])
def test_the_languages_of_the_state_are_wired_and_closed_until_somebody_has_read_them(locale: str) -> None:
    assert locale in pack().source.partial
    assert language(locale)["name"] and len(language(locale)["months"]) == 12
    assert not pack().is_open(locale)
    with override_settings(ROOT_URLCONF="luminaria.project.urls_public", PROGRAM="public"):
        answer = Client(headers={"host": "127.0.0.1"}).get(f"/{locale}/help/")
    assert answer.status_code == 404 and 'href="/en/help/"' in answer.content.decode()


def test_django_knows_every_language_that_we_describe() -> None:
    for path in LANGUAGES.glob("*.toml"):
        assert LANG_INFO[path.stem]["bidi"] is (language(path.stem)["direction"] == "rtl")
    assert LANG_INFO["nv"]["name_local"] == "Diné bizaad"

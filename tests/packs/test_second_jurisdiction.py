"""A second, invented jurisdiction: nothing of New Mexico is in code, or in words that others share."""

import re
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from django.test import Client, override_settings

import luminaria
from luminaria.packs import Pack, load
from luminaria.packs.check import check
from luminaria.packs.source import JURISDICTIONS
from tests.packs import invented

HERE = re.compile(
    r"New Mexico|Nuevo México|Albuquerque|Santa Fe|CYFD|NMSA|Rio Metro|GET-?FREE|\bcyfd\b|\bnmcsap\b"
)
NUMBER = re.compile(r"(?<![\w.-])1?[ -]?[2-9]\d{2}[ .-]\d{3}[ .-]\d{4}(?![\w-])|233733")
CODE = (".py", ".html", ".js", ".css", ".txt", ".svg", ".typ")
# Names of counties and towns that are words or names of other things as well.
PLAIN_WORDS = {"Grant", "Union"}


@pytest.fixture
def zaruma(tmp_path: Path) -> Pack:
    return load("zaruma", (invented.build(tmp_path),))


def test_it_passes_the_check_that_new_mexico_passes(tmp_path: Path) -> None:
    found = check("zaruma", (invented.build(tmp_path),))
    assert [one for one in found if one.level == "error"] == []


def test_everything_it_says_is_its_own(zaruma: Pack) -> None:
    for locale in zaruma.locales:
        edition = zaruma.edition(locale)
        said = repr((edition.contacts, edition.dock, edition.danger, edition.settings, edition.child,
                     edition.guide, edition.laws, edition.questionnaires, dict(edition.words)))  # fmt: skip
        assert not HERE.search(said)
        assert not re.search(r"\b911\b|373.?7888", said)


def test_its_first_language_and_its_numbers_are_its_own(zaruma: Pack) -> None:
    assert zaruma.default_locale == "es"
    assert zaruma.dock("es").danger.display == "112"
    assert zaruma.contact("c-lantern", "es").mark == (
        "Publicado por la gaceta. Nadie lo ha confirmado con una llamada."
    )
    assert zaruma.setting("salt", "en").child.laws[0].citation == "Code of Zaruma 1"


def test_the_words_shared_by_all_name_no_place(new_mexico: Pack) -> None:
    for locale in new_mexico.locales:
        assert not HERE.search(repr(dict(new_mexico.words(locale))))


def _code() -> Iterator[tuple[str, str]]:
    """(path, text) of all code, templates, scripts and drawings, the demonstration's story aside."""
    root = Path(luminaria.__file__).parent
    for path in root.rglob("*"):
        name = str(path.relative_to(root))
        if path.suffix in CODE and "jurisdictions" not in path.parts and "demo" not in name:
            yield name, path.read_text(encoding="utf-8")


def test_no_code_names_the_place_or_a_number() -> None:
    found = [name for name, text in _code()
             if HERE.search(text) or (name.endswith((".py", ".html")) and NUMBER.search(text))]  # fmt: skip
    assert found == []


def test_no_code_names_a_county_or_its_seat(new_mexico: Pack) -> None:
    counties = new_mexico.counties("en")
    assert len(counties) == 33
    names = {name for county in counties for name in (county.name, county.seat) if name} - PLAIN_WORDS
    named = re.compile(rf"\b({'|'.join(sorted(map(re.escape, names)))})\b")
    assert [(name, hit[0]) for name, text in _code() if (hit := named.search(text))] == []


def test_no_code_names_a_contact_of_the_place(new_mexico: Pack) -> None:
    ids = {entry["id"] for entry in new_mexico.source.document["contacts"]["contact"]}
    named = re.compile(rf"(?<![\w-])({'|'.join(sorted(map(re.escape, ids)))})(?![\w-])")
    assert [(name, hit[0]) for name, text in _code() if (hit := named.search(text))] == []


def test_no_text_of_the_country_speaks_of_the_state_or_of_its_lines(new_mexico: Pack) -> None:
    country = {entry["id"] for entry in load("us").source.document["contacts"]["contact"]}
    entries = new_mexico.source.document["contacts"]["contact"]
    own = sorted(entry["id"] for entry in entries if entry["id"] not in country)
    named = re.compile(rf"New Mexico|Nuevo México|CYFD|NMSA|GET-?FREE|(?<![\w-])({'|'.join(own)})(?![\w-])")
    files = [*(JURISDICTIONS / "us").rglob("*.toml"), *(JURISDICTIONS / "us").rglob("*.md")]
    found = {path.name: hit[0] for path in files if (hit := named.search(path.read_text(encoding="utf-8")))}
    assert len(own) > 10 and found == {}


@pytest.fixture
def reader(tmp_path: Path, settings: Any) -> Iterator[Client]:
    """A reader of the public program when the invented place is in force."""
    settings.LUMINARIA_PACK, settings.LUMINARIA_PACK_ROOTS = "zaruma", (invented.build(tmp_path),)
    settings.LUMINARIA_PACK_OVERLAY = None
    with override_settings(ROOT_URLCONF="luminaria.project.urls_public", PROGRAM="public"):
        yield Client(raise_request_exception=False, headers={"host": "127.0.0.1"})


@pytest.mark.django_db
def test_every_public_page_is_whole_without_anything_of_new_mexico(reader: Client) -> None:
    seen: dict[str, int] = {}
    waiting = ["/es/", "/en/"]
    while waiting:
        path = waiting.pop()
        answer = reader.get(path)
        seen[path] = answer.status_code
        text = answer.content.decode() if "html" in answer.get("Content-Type", "") else ""
        assert not HERE.search(text), path
        assert not re.search(r"\b911\b|373.?7888|233733", text), path
        inside = re.findall(r'href="(/(?:en|es)/[^"#?]*)', text)
        waiting += sorted(set(inside) - set(seen) - set(waiting))
    assert {path: status for path, status in seen.items() if status != HTTPStatus.OK} == {}
    assert len(seen) > 30 and "/en/counties/far/" in seen and "/es/signs/salt/" in seen

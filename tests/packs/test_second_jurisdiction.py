"""A second, invented jurisdiction: nothing of New Mexico is in code, or in words that others share."""

import re
from pathlib import Path

import pytest

import luminaria
from luminaria.packs import Pack, load
from luminaria.packs.check import check
from tests.packs import invented

HERE = re.compile(
    r"New Mexico|Nuevo México|Albuquerque|Santa Fe|CYFD|NMSA|Rio Metro|GET-?FREE|\bcyfd\b|\bnmcsap\b"
)
NUMBER = re.compile(r"(?<![\w.-])1?[ -]?[2-9]\d{2}[ .-]\d{3}[ .-]\d{4}(?![\w-])|233733")
CODE = (".py", ".html", ".js", ".css", ".txt", ".svg")


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


def test_no_code_names_the_place_or_a_number() -> None:
    root = Path(luminaria.__file__).parent
    found = []
    for path in root.rglob("*"):
        if path.suffix not in CODE or "jurisdictions" in path.parts or "demo" in str(path.relative_to(root)):
            continue
        text = path.read_text(encoding="utf-8")
        if HERE.search(text) or (path.suffix in (".py", ".html") and NUMBER.search(text)):
            found.append(str(path.relative_to(root)))
    assert found == []

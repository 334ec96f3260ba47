"""Reviews are held to the very words: what changes loses its review, and the reader is told so."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from luminaria.kernel import clock
from luminaria.packs import Pack, load, signing
from luminaria.packs.check import check
from tests.packs import invented

TODAY = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return invented.build(tmp_path)


def _sign(root: Path, locale: str, id: str, reviewer: str = "native speaker") -> None:
    source = load("zaruma", (root,)).source
    with clock.fixed(TODAY):
        signing.write(
            root / "zaruma", signing.record(source, locale, id, reviewer=reviewer, translator="maker")
        )


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _pack(root: Path) -> Pack:
    return load("zaruma", (root,))


def test_nothing_is_reviewed_before_a_person_did(root: Path) -> None:
    counts = _pack(root).review("es").counts()
    assert counts["reviewed"] == counts["outdated"] == 0 and counts["not yet"] > 300


def test_a_signed_room_is_reviewed_and_says_who_and_when(root: Path) -> None:
    _sign(root, "es", "words/shell")
    review = _pack(root).review("es")
    mark = review.strings["shell.skip"]
    assert (mark.state, mark.reviewer, mark.translator, mark.on) == (
        "reviewed", "native speaker", "maker", date(2026, 11, 21),
    )  # fmt: skip
    assert review.state("learn.nothing") == "not yet" and review.counts()["reviewed"] > 10


def test_a_string_that_changes_loses_its_review_and_the_others_keep_theirs(root: Path) -> None:
    _sign(root, "es", "words/shell")
    before = _pack(root).review("es").counts()
    _change(root / "zaruma/locale/es/shell.toml", "Ir al contenido", "Saltar al contenido")
    after = _pack(root).review("es")
    assert after.state("shell.skip") == "outdated"
    assert after.counts() == {"reviewed": before["reviewed"] - 1, "outdated": 1, "not yet": before["not yet"]}


def test_a_review_counts_for_its_own_language_only(root: Path) -> None:
    _sign(root, "es", "words/shell")
    assert _pack(root).review("en").state("shell.skip") == "not yet"


@pytest.mark.parametrize("id", ["pages/salt-and-law", "lists/tricks", "settings/salt", "guide", "law/code"])
def test_reviewed_content_names_its_reviewer_to_readers(root: Path, id: str) -> None:
    _sign(root, "es", id, reviewer="lawyer")
    pack = _pack(root)
    assert pack.review("es").contents[id].state == "reviewed"
    facts = {
        "pages/salt-and-law": lambda locale: pack.page("salt-and-law", locale).fact,
        "lists/tricks": lambda locale: pack.list("tricks", locale).fact,
        "settings/salt": lambda locale: pack.setting("salt", locale).fact,
        "guide": lambda locale: pack.guide(locale).fact,
        "law/code": lambda locale: pack.law("z-1", locale).fact,
    }
    assert facts[id]("es").reviewed_by == "lawyer"
    assert not facts[id]("en").reviewed


def test_changed_content_is_no_longer_called_reviewed(root: Path) -> None:
    _sign(root, "es", "pages/salt-and-law")
    _change(root / "zaruma/pages/es/salt-and-law.md", "@calendar", "Una línea nueva.")
    pack = _pack(root)
    assert pack.review("es").state("pages/salt-and-law") == "outdated"
    assert not pack.page("salt-and-law", "es").fact.reviewed


def test_signing_again_replaces_the_older_review_and_keeps_the_others(root: Path) -> None:
    _sign(root, "es", "words/shell", reviewer="first")
    _sign(root, "es", "words/learn", reviewer="second")
    _sign(root, "es", "words/shell", reviewer="third")
    strings = _pack(root).review("es").strings
    assert strings["shell.skip"].reviewer == "third"
    assert {mark.reviewer for mark in strings.values()} == {"", "second", "third"}


@pytest.mark.parametrize(("id", "reviewer"), [("words/nothing", "x"), ("pages/none", "x"), ("guide", " ")])
def test_nothing_is_signed_for_what_is_not_there_or_by_nobody(root: Path, id: str, reviewer: str) -> None:
    with pytest.raises(signing.CannotSign):
        _sign(root, "es", id, reviewer)


def test_the_check_warns_of_what_changed_after_its_review(root: Path) -> None:
    _sign(root, "es", "words/shell")
    _change(root / "zaruma/locale/es/shell.toml", "Ir al contenido", "Saltar al contenido")
    with clock.fixed(TODAY):
        found = [one for one in check("zaruma", (root,)) if "changed after" in one.message]
    assert len(found) == 1
    assert (found[0].level, found[0].file) == ("warning", "zaruma/review/es.toml")
    assert "shell.skip" in found[0].message


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('id = "words/shell"', 'id = "words/shells"', "neither"),
        ('reviewer = "native speaker"', 'reviewer = ""', "has reviewer"),
        ("on = 2026-11-21", "on = 2029-11-21", "has passed"),
        ("on = 2026-11-21", 'on = 2026-11-21\nnote = "x"', "does not have note"),
    ],
)
def test_a_review_that_says_nothing_is_found(root: Path, old: str, new: str, told: str) -> None:
    _sign(root, "es", "words/shell")
    _change(root / "zaruma/review/es.toml", old, new)
    with clock.fixed(TODAY):
        found = check("zaruma", (root,))
    assert any(told in one.message and one.file == "zaruma/review/es.toml" for one in found)


def test_every_string_of_the_house_says_who_wrote_it_and_whether_anyone_reviewed_it(new_mexico: Pack) -> None:
    for locale in new_mexico.locales:
        marks = new_mexico.review(locale).strings
        assert set(marks) == set(new_mexico.words(locale))
        assert all(mark.translator for mark in marks.values())

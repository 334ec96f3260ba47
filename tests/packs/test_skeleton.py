"""A new jurisdiction: shown at once, and honest about what is still to be written."""

from pathlib import Path

import pytest

from luminaria.packs import load, skeleton
from luminaria.packs.check import check
from luminaria.packs.rules import NotInPack
from luminaria.packs.source import JURISDICTIONS
from tests.packs import invented


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """A place below the country, outside the program's own folder."""
    skeleton.make("us_xanadu", inherits="us", name="Xanadu", into=tmp_path, roots=(JURISDICTIONS,))
    return tmp_path


def test_what_is_left_is_only_to_do(begun: Path) -> None:
    found = check("us_xanadu", (begun, JURISDICTIONS))
    assert [one for one in found if one.level == "error"] == []
    to_do = [one for one in found if one.message.startswith("To do: ")]
    assert {one.file.partition("/")[0] for one in to_do} == {"us_xanadu"}
    assert len(to_do) > 5


def test_it_says_in_every_language_that_a_page_is_to_be_written(begun: Path) -> None:
    pack = load("us_xanadu", (begun, JURISDICTIONS))
    assert pack.place("es") == "Xanadu"
    law = pack.page("law", "es")
    assert law.title == "Esta página está por escribirse"
    assert law.sections[0].blocks[-1].contact_id == pack.dock("es").call.contact_id


def test_a_note_that_is_done_is_taken_out_and_no_longer_told(begun: Path) -> None:
    path = begun / "us_xanadu/pack.toml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text(
        "".join(line for line in lines if not line.startswith('timezone = "Write')), encoding="utf-8"
    )
    found = check("us_xanadu", (begun, JURISDICTIONS))
    assert not any("time zone" in one.message for one in found)


def test_it_can_build_on_any_pack(tmp_path: Path) -> None:
    root = invented.build(tmp_path)
    skeleton.make("zaruma_alto", inherits="zaruma", name="Alto", into=root, roots=(root,))
    pack = load("zaruma_alto", (root,))
    assert pack.contact("c-lantern", "es").id == "c-lantern"
    assert [one for one in check("zaruma_alto", (root,)) if one.level == "error"] == []


@pytest.mark.parametrize(
    ("code", "name"), [("../evil", "X"), ("US", "X"), ("us_xanadu", "X"), ("us_b", 'A"B'), ("us_b", " ")]
)
def test_nothing_is_made_over_another_folder_or_under_a_bad_name(begun: Path, code: str, name: str) -> None:
    before = sorted(begun.rglob("*"))
    with pytest.raises(skeleton.NotMade):
        skeleton.make(code, inherits="us", name=name, into=begun, roots=(JURISDICTIONS,))
    assert sorted(begun.rglob("*")) == before


def test_a_parent_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotInPack):
        skeleton.make("us_b", inherits="atlantis", name="B", into=tmp_path, roots=(JURISDICTIONS,))

"""Signs: each beside what else it can be, never without the caveat, never a score."""

import re
from pathlib import Path

import pytest

from luminaria.packs import Pack, load
from luminaria.packs.rules import NotInPack, Setting

WANTED = {"hotel", "farm", "restaurant", "home", "transit", "clinic"}


@pytest.fixture(params=["en", "es"])
def settings(new_mexico: Pack, request: pytest.FixtureRequest) -> tuple[Setting, ...]:
    return new_mexico.settings(request.param)


def test_the_places_are_there(settings: tuple[Setting, ...]) -> None:
    assert {setting.code for setting in settings} >= WANTED


def test_each_sign_has_evidence_a_source_and_other_explanations(settings: tuple[Setting, ...]) -> None:
    for setting in settings:
        assert len(setting.signs) >= 4
        for sign in setting.signs:
            assert sign.evidence_text and sign.printed and sign.fact.source and sign.otherwise
            assert sign.fact.public


def test_caveat_and_what_is_not_a_sign_stand_with_every_list(settings: tuple[Setting, ...]) -> None:
    for setting in settings:
        assert len(setting.caveats) >= 4
        assert len(setting.not_signs) >= 5


def test_the_child_box_cites_two_laws_and_a_number(settings: tuple[Setting, ...], new_mexico: Pack) -> None:
    for setting in settings:
        assert [law.citation.partition(" (Laws")[0] for law in setting.child.laws] == [
            "NMSA 1978 30-52-1(A)(2)",
            "NMSA 1978 32A-4-3(A)",
        ]
        assert new_mexico.contact(setting.child.contact_id, "en")


def test_there_is_no_score(settings: tuple[Setting, ...]) -> None:
    said = repr(settings)
    assert not re.search(r"\d+ ?%|points?\b|score|likely|probab", said, re.IGNORECASE)


def test_a_place_or_a_sign_that_is_only_second_hand_stays_hidden(copied: Path) -> None:
    farm = copied / "us/settings/farm.toml"
    farm.write_text(
        farm.read_text(encoding="utf-8").replace('"sourced"', '"second_hand"', 1), encoding="utf-8"
    )
    library = copied / "us/signs.toml"
    before, start, rest = library.read_text(encoding="utf-8").partition('id = "afraid"')
    library.write_text(before + start + rest.replace('"sourced"', '"conflict"', 1), encoding="utf-8")
    pack = load("us_nm", (copied,))
    assert "farm" not in {setting.code for setting in pack.settings("en")}
    assert "afraid" not in {sign.id for sign in pack.setting("hotel", "en").signs}


def test_an_unknown_place_is_refused(new_mexico: Pack) -> None:
    with pytest.raises(NotInPack):
        new_mexico.setting("moon", "en")

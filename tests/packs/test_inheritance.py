"""A pack inherits from another: tables by key, entries by id, the special one wins."""

from pathlib import Path

import pytest

from luminaria.packs import Pack, load
from luminaria.packs.rules import NotInPack, PackBroken
from luminaria.packs.source import merged


def test_tables_merge_by_key() -> None:
    assert merged({"a": {"x": 1, "y": 2}}, {"a": {"y": 3}, "b": 4}) == {"a": {"x": 1, "y": 3}, "b": 4}


def test_entries_merge_by_id_and_new_ones_follow() -> None:
    below = [{"id": "one", "name": "A", "hours": "x"}, {"id": "two"}]
    above = [{"id": "one", "name": "B"}, {"id": "three"}]
    assert merged(below, above) == [{"id": "one", "name": "B", "hours": "x"}, {"id": "two"}, {"id": "three"}]


def test_a_plain_list_is_replaced() -> None:
    assert merged({"locales": ["en", "es"]}, {"locales": ["fr"]}) == {"locales": ["fr"]}


def test_the_state_adds_its_lines_to_those_of_the_country(new_mexico: Pack) -> None:
    ids = {contact.id for contact in new_mexico.contacts("en")}
    assert {"c-nhth", "c-cyfd-sci"} <= ids


def test_the_state_changes_one_field_of_a_leaf_and_keeps_the_rest(new_mexico: Pack) -> None:
    leaf = new_mexico.guide("en").leaves["child"]
    assert leaf.contact_ids[0] == "c-cyfd-sci"
    assert leaf.now


def test_the_states_own_sentence_fills_the_countrys_text(new_mexico: Pack) -> None:
    assert "In New Mexico" in new_mexico.guide("en").leaves["child"].child


def test_an_unknown_pack_is_refused() -> None:
    with pytest.raises(NotInPack):
        load("atlantis")


def test_a_pack_that_inherits_from_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "loop").mkdir()
    (tmp_path / "loop/pack.toml").write_text('inherits = "loop"\n', encoding="utf-8")
    with pytest.raises(PackBroken, match="itself"):
        load("loop", (tmp_path,))


def test_a_bad_file_is_named_with_its_line(copied: Path) -> None:
    (copied / "us/danger.toml").write_text("status = \n", encoding="utf-8")
    with pytest.raises(PackBroken, match=r"danger\.toml.*line 1"):
        load("us_nm", (copied,))

"""A long list may stand in two parts on a page, and the second goes on counting."""

from pathlib import Path

import pytest

from luminaria.packs import Pack, load
from luminaria.packs.rules import Block, PackBroken
from tests.packs import invented


def _lists(root: Path, line: str) -> list[Block]:
    for path in (root / "zaruma/pages").rglob("salt-and-law.md"):
        path.write_text(path.read_text(encoding="utf-8").replace("@list tricks", line), encoding="utf-8")
    page = load("zaruma", (root,)).page("salt-and-law", "en")
    return [block for section in page.sections for block in section.blocks if block.kind == "list"]


def test_a_part_keeps_the_number_of_its_items(tmp_path: Path) -> None:
    first, second = _lists(invented.build(tmp_path), "@list tricks 1-1\n\n@list tricks 2-2")
    assert first.listed is not None and second.listed is not None
    assert [item.id for item in first.listed.items] == ["false-job"]
    assert [item.id for item in second.listed.items] == ["debt"]
    assert (first.listed.first, second.listed.first, second.listed.title) == (1, 2, "")


@pytest.mark.parametrize("part", ["2-1", "1-3", "0-1", "1-"])
def test_a_part_that_is_not_there_is_a_fault(tmp_path: Path, part: str) -> None:
    with pytest.raises(PackBroken, match="salt-and-law"):
        _lists(invented.build(tmp_path), f"@list tricks {part}")


def test_the_ten_ways_are_five_alone_and_five_together(new_mexico: Pack) -> None:
    whole = new_mexico.list("ten-ways", "en")
    assert len(whole.items) == 10
    for locale in new_mexico.locales:
        page = new_mexico.page("ten-ways", locale)
        shown = {section.id: section.blocks[-1].listed for section in page.sections}
        you, together = shown["you"], shown["together"]
        assert you is not None and together is not None
        assert (len(you.items), len(together.items), together.first) == (5, 5, 6)
        assert [item.id for item in (*you.items, *together.items)] == [item.id for item in whole.items]

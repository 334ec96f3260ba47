"""The invented jurisdiction, with two parishes of its own, as the pack in force."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from luminaria.packs import Pack, load
from tests.packs import invented

PARISHES = (
    invented.FRONT
    + """
view_box = "0 0 20 10"
[kind]
one.en = "parish"
one.es = "parroquia"
many.en = "parishes"
many.es = "parroquias"
full.en = "{name} Parish"
full.es = "la parroquia de {name}"
[[county]]
id = "upper"
name = "Upper Zaruma"
seat = "Lampton"
towns = ["Wick"]
label = [5, 5]
path = "M0 0h10v10h-10z"
hospital = "h-lampton"
text911 = "yes"
text911_source = "the gazette"
text911_date = "2026"
[[county]]
id = "lower"
name = "Lower Zaruma"
seat = "Fenwick"
towns = ["Wick"]
label = [15, 5]
path = "M10 0h10v10h-10z"
hospital = "h-lampton"
text911 = "yes"
"""
)
HOSPITALS = (
    '[[hospital]]\nid = "h-lampton"\nname = "Lampton House"\nplace = "Lampton"\naddress = "1 Hill"\n'
    'phone = ""\ncounty = "upper"\nprinted_by.en = "the gazette"\nprinted_by.es = "la gaceta"\n'
    + invented.FRONT.replace("sourced", "verified")
)
OF_LOWER = (
    invented.CONTACT.format(id="c-fen", kind="hotline", front=invented.FRONT, name="Fen", police="",
                            number="2345678902", text="", more="")
    .replace('kind = "hotline"', 'kind = "hotline"\ncounties = ["lower"]', 1)
)  # fmt: skip


def build(root: Path) -> Pack:
    """The jurisdiction with parishes, a hospital in one of them, and a number of the other."""
    folder = invented.build(root) / "zaruma"
    (folder / "counties.toml").write_text(PARISHES, encoding="utf-8")
    (folder / "hospitals.toml").write_text(HOSPITALS, encoding="utf-8")
    with (folder / "contacts.toml").open("a", encoding="utf-8") as contacts:
        contacts.write(OF_LOWER)
    return load("zaruma", (root,))


@contextmanager
def in_force(pack: Pack) -> Iterator[None]:
    """Until the block ends, every page speaks of that jurisdiction."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys.modules["luminaria.packs.pack"], "_loaded", lambda *given: pack)
        yield

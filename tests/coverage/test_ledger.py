"""docs/coverage.csv: each share of each element has its place and its test, or names the room to come.

The elements are those of the source documents (A1-E13). A share of learn or of packs is live.
"""

import ast
import csv
import os
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from tests.coverage.seen import LOCALES
from tests.house.source import ROOT
from tests.programs import ProgramClient

LEDGER = ROOT / "docs" / "coverage.csv"
ELEMENTS = ROOT.parent / "shared" / "facts" / "coverage.csv"
COUNTS = {"A": 24, "B": 28, "C": 18, "D": 20, "E": 13}
FEATURE = "feature: "
ROWS = list(csv.DictReader(LEDGER.open(encoding="utf-8")))
LIVE = [row for row in ROWS if row["state"] == "live"]


def test_every_element_is_there() -> None:
    known = {row["id"] for row in ROWS}
    assert known == {f"{letter}{number}" for letter, most in COUNTS.items() for number in range(1, most + 1)}
    assert len(known) == 103
    assert {row["state"] for row in ROWS} == {"live", "later"}


def test_every_share_is_there_once() -> None:
    if not ELEMENTS.exists():
        assert os.environ.get("LUMINARIA_REQUIRE_ALL") != "1", f"{ELEMENTS.name} is not beside this folder"
        pytest.skip("shared/facts/coverage.csv is not beside this folder: the shares were not compared")
    with ELEMENTS.open(encoding="utf-8") as file:
        asked = [(row["id"], room) for row in csv.DictReader(file) for room in row["surface"].split(";")]
    assert [(row["id"], row["room"]) for row in ROWS] == asked


def test_learn_and_packs_have_no_share_to_come() -> None:
    assert [row for row in ROWS if row["room"] in ("learn", "packs") and row["state"] != "live"] == []


def test_what_is_live_names_a_place_and_a_test() -> None:
    assert [row for row in LIVE if not row["where"] or "::" not in row["test"]] == []
    assert [row for row in ROWS if row["state"] == "later" and (row["where"] or row["test"])] == []


@pytest.mark.django_db
@pytest.mark.parametrize("locale", LOCALES)
def test_no_address_has_vanished(public: ProgramClient, locale: str) -> None:
    addresses = {one for row in LIVE if not row["where"].startswith(FEATURE) for one in row["where"].split()}
    gone = {one: public.get(f"/{locale}{one}").status_code for one in sorted(addresses)}
    assert {one: status for one, status in gone.items() if status != 200} == {}


def test_every_named_test_exists() -> None:
    named: dict[str, set[str]] = defaultdict(set)
    for row in LIVE:
        file, _, test = row["test"].partition("::")
        named[file].add(test)
    assert {file: tests - functions(file) for file, tests in named.items() if tests - functions(file)} == {}


@cache
def functions(file: str) -> frozenset[str]:
    """The tests of a file; none when there is no such file."""
    path: Path = ROOT / file
    if not path.is_file():
        return frozenset()
    body = ast.parse(path.read_text(encoding="utf-8")).body
    return frozenset(node.name for node in body if isinstance(node, ast.FunctionDef))

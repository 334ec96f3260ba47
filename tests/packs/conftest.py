"""The pack of New Mexico, and copies of it that a test may spoil."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from luminaria.packs import Pack, load
from luminaria.packs.check import Finding, check
from luminaria.packs.source import JURISDICTIONS

Spoil = Callable[[str, str, str], list[Finding]]


@pytest.fixture(scope="session")
def new_mexico() -> Pack:
    return load("us_nm")


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of every jurisdiction, to be changed."""
    return Path(shutil.copytree(JURISDICTIONS, tmp_path / "jurisdictions"))


@pytest.fixture
def spoil(copied: Path) -> Spoil:
    """Replace one string in one file of the copy, and give back the errors that the check finds."""

    def replace(file: str, old: str, new: str) -> list[Finding]:
        path = copied / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} no longer says {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return [found for found in check("us_nm", (copied,)) if found.level == "error"]

    return replace

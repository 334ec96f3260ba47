"""The sheets and scripts that are written into pages, and the hashes that let a browser run them.

A page is one request: nothing of ours is fetched from it, and nothing of anybody else's either.
"""

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "assets"
PROGRAMS = ("public", "desk")
SCRIPTS = {"public": "leave.js", "desk": "desk.js"}
SHEETS_OF = {
    "public": tuple(sorted(path.stem for path in FOLDER.glob("*.css") if path.stem != "desk")),
    "desk": ("desk",),
}


@dataclass(frozen=True)
class Asset:
    """Text that stands in a page, and the CSP source that allows exactly that text."""

    text: str
    source: str


def _asset(text: str) -> Asset:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return Asset(text=text, source=f"'sha256-{digest}'")


@cache
def style(name: str) -> Asset:
    """A sheet by its name: `public` and `desk` stand on every page of their program."""
    return _asset(smaller_css((FOLDER / f"{name}.css").read_text(encoding="utf-8")))


@cache
def script(program: str) -> Asset:
    """The script of a program. Every page works without it."""
    return _asset(smaller_js((FOLDER / SCRIPTS[program]).read_text(encoding="utf-8")))


def smaller_css(text: str) -> str:
    """The same rules without comments and spaces that mean nothing; strings stay as they are."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    parts = re.split(r'("[^"]*")', text)
    return "".join(part if place % 2 else _packed(part) for place, part in enumerate(parts)).strip()


def _packed(text: str) -> str:
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\s*([{};,>])\s*", r"\1", text)
    return re.sub(r":\s+", ":", text).replace(";}", "}")


def smaller_js(text: str) -> str:
    """The same script without whole-line comments and indentation; line ends stay."""
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))

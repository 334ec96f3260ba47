"""Canaries: words that nobody else would write, planted in every field and searched for everywhere."""

import base64
import re
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

from tests.journeys.pages import Control
from tests.journeys.readers import ClientReader

TYPED = {"text", "textarea", "search", "email", "tel", "url"}
# What a field would refuse as words: ids, counters, tokens.
NOT_WORDS = {"csrfmiddlewaretoken"}


class Nest:
    """Makes canaries and remembers them."""

    def __init__(self) -> None:
        self.planted: dict[str, str] = {}

    def canary(self, where: str) -> str:
        """A new canary for that place. Letters and a blank, so that no field refuses it."""
        bird = f"Zunzuncito {uuid4().hex}"
        self.planted[bird] = where
        return bird

    def fill(self, reader: ClientReader) -> None:
        """Put a canary into every field of the page that takes words."""
        for form in reader.page_now.forms:
            for control in form.controls:
                if wants_words(control):
                    control.value = self.canary(f"{reader.path} {control.name}")

    def needles(self) -> dict[bytes, str]:
        """Every shape in which a canary could lie about: as text, UTF-16, hex, base64 at each offset."""
        found = {}
        for bird, where in self.planted.items():
            raw = bird.split()[1].encode()
            for shape in (raw, raw.decode().encode("utf-16-le"), raw.hex().encode(), *in_base64(raw)):
                found[shape] = where
        return found


def wants_words(control: Control) -> bool:
    return bool(control.name) and control.kind in TYPED and control.name not in NOT_WORDS


def in_base64(raw: bytes) -> Iterator[bytes]:
    """The part of its base64 that does not depend on what stands around it, for each of three offsets."""
    for offset in range(3):
        whole = base64.b64encode(b"\0" * offset + raw)
        yield whole[4 if offset else 0 : -4]


def found_in(paths: list[Path], needles: dict[bytes, str]) -> list[tuple[str, str]]:
    """Which canaries lie in which files, below folders too. Each file is gone through once for them all."""
    any_of = re.compile(b"|".join(map(re.escape, needles)))
    hits = []
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and not file.is_symlink():
                found = {needles[needle] for needle in any_of.findall(file.read_bytes())}
                hits += [(str(file.name), where) for where in sorted(found)]
    return hits

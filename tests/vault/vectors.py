"""The vector files that `cryptography-vectors` carries, as plain Python."""

import json
import re
from typing import Any

import cryptography_vectors


def text(path: str) -> str:
    """One vector file as text."""
    with cryptography_vectors.open_vector_file(path, "r") as file:
        return str(file.read())


def records(path: str) -> list[dict[str, str]]:
    """`name = value` blocks of a NIST-style file; a block begins with a count."""
    found: list[dict[str, str]] = []
    for name, value in re.findall(r"^(\w+) =[ \t]*(.*)$", text(path), re.MULTILINE):
        if name.lower() == "count":
            found.append({})
        found[-1][name] = value
    return found


def hpke(path: str) -> list[dict[str, Any]]:
    """Vectors of HPKE in base mode."""
    return [vector for vector in json.loads(text(path)) if vector["mode"] == 0]

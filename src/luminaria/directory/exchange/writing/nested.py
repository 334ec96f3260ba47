"""HSDS as JSON: one file with everything, or one service a line."""

import json
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from luminaria.directory.exchange.writing.whole import Whole
from luminaria.directory.rules.hsds import PROFILE_VERSION, VERSION
from luminaria.directory.rules.listing import Document

encode = partial(json.dumps, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def write_json(out: BinaryIO, whole: Whole) -> int:
    """One object: taxonomies and terms, then every service fully nested. How many services there are."""
    head = {"version": VERSION, "profile": "luminaria", "profile_version": PROFILE_VERSION}
    out.write(encode(head)[:-1].encode())
    _list(out, "taxonomies", whole.taxonomies())
    _list(out, "taxonomy_terms", whole.terms())
    written = _list(out, "services", whole.services())
    out.write(b"\n}\n")
    return written


def write_ndjson(out: BinaryIO, whole: Whole) -> int:
    """One fully nested service a line. How many there are."""
    written = 0
    for service in whole.services():
        written += 1
        out.write(f"{encode(service)}\n".encode())
    return written


def _list(out: BinaryIO, name: str, documents: Iterator[Document]) -> int:
    out.write(f',\n"{name}":['.encode())
    written = 0
    for document in documents:
        written += 1
        out.write(f"{',' if written > 1 else ''}\n{encode(document)}".encode())
    out.write(b"]")
    return written

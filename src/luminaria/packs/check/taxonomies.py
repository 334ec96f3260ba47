"""Taxonomies: every term has its words and its place, and no licensed term stands in a pack."""

import re
from collections.abc import Iterator

from luminaria.packs.check.findings import Books, Finding
from luminaria.packs.source import Document

FILE = "taxonomies.toml"
CODE = re.compile(r"[a-z][a-z0-9_-]*")
WORDS = "services"


def check(books: Books) -> Iterator[Finding]:
    """Every fault of a taxonomy, at the line of its term."""
    document = books.source.document
    known = _codes(document, WORDS)
    for taxonomy in document.get("taxonomies", {}).get("taxonomy", []):
        terms = taxonomy.get("term", [])
        if taxonomy.get("licensed") and terms:
            message = f"{taxonomy['id']} is licensed: no term of it may stand in a pack. Take its terms out."
            yield _fault(books, taxonomy["id"], message)
        for key in ("title", "text"):
            if not taxonomy.get(key):
                yield _fault(books, taxonomy["id"], f"{taxonomy['id']} has no {key}. Write it.")
        words = {item["id"] for item in _items(document, taxonomy)}
        if taxonomy.get("list") and taxonomy["list"] not in document.get("lists", {}):
            yield _fault(books, taxonomy["id"], f"{taxonomy['id']}: there is no list {taxonomy['list']}.")
        for term in terms:
            for message in _messages(taxonomy, term, words, known):
                yield _fault(books, term["id"], f"{taxonomy['id']}/{term['id']}: {message}")
        for item in sorted(words - {term.get("item", term["id"]) for term in terms}):
            message = f"{taxonomy['id']}: no term stands for {item} of the list {taxonomy['list']}. Add it."
            yield _fault(books, taxonomy["id"], message)


def _fault(books: Books, id: str, message: str) -> Finding:
    return books.fault_in(FILE, f'id = "{id}"', message)


def _messages(taxonomy: Document, term: Document, words: set[str], known: set[str]) -> Iterator[str]:
    codes = {one["id"] for one in taxonomy.get("term", [])}
    if not CODE.fullmatch(term["id"]):
        yield "a code is small letters, figures and hyphens."
    if not term.get("title") and term.get("item", term["id"]) not in words:
        yield "it has no title, and its list has no item of that code."
    if term.get("parent") and (term["parent"] not in codes or term["parent"] == term["id"]):
        yield f"parent names {term['parent']}, which is no other term of it."
    for code in term.get("terms", ()):
        if code not in known:
            yield f"terms names {code}, which the taxonomy {WORDS} does not have."
    if taxonomy.get("profile") and not term.get("none"):
        yield "none is missing: what to say when no entry fits."
    yield from _circle(taxonomy, term)


def _circle(taxonomy: Document, term: Document) -> Iterator[str]:
    """A term below itself would make an endless list."""
    parents = {one["id"]: one.get("parent", "") for one in taxonomy.get("term", [])}
    seen, above = {term["id"]}, parents[term["id"]]
    while above and above not in seen:
        seen.add(above)
        above = parents.get(above, "")
    if above == term["id"] and parents[term["id"]] != term["id"]:
        yield "it stands below itself."


def _items(document: Document, taxonomy: Document) -> list[Document]:
    return list(document.get("lists", {}).get(taxonomy.get("list", ""), {}).get("item", []))


def _codes(document: Document, taxonomy: str) -> set[str]:
    entries = document.get("taxonomies", {}).get("taxonomy", [])
    return {term["id"] for entry in entries if entry["id"] == taxonomy for term in entry.get("term", [])}

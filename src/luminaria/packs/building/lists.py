"""Lists of fixed length and figures."""

from luminaria.packs.building.speech import Speech, fact, public
from luminaria.packs.rules import Figure, Item, Listed
from luminaria.packs.source import Document

FRONT = ("status", "source", "source_date", "reviewed_by", "hold")


def lists(speech: Speech, document: Document) -> dict[str, Listed]:
    """Every public list by code."""
    return {
        code: _listed(speech, code, entry)
        for code, entry in document.get("lists", {}).items()
        if fact(entry).public
    }


def _listed(speech: Speech, code: str, entry: Document) -> Listed:
    items = [inherited(entry, item) for item in entry.get("item", [])]
    return Listed(
        code=code,
        title=speech.text(entry["title"]),
        ordered=bool(entry.get("ordered", False)),
        items=tuple(_item(speech, item) for item in public(items)),
        printed=speech.printed(entry),
        covers=tuple(entry.get("covers", ())),
        fact=fact(entry),
    )


def inherited(above: Document, entry: Document) -> Document:
    """The entry with the front matter of its file where it has none of its own."""
    return {key: above[key] for key in FRONT if key in above} | entry


def _item(speech: Speech, entry: Document) -> Item:
    link = str(entry.get("link", ""))
    return Item(
        id=entry["id"],
        title=speech.text(entry["title"]),
        text=speech.text(entry.get("text")),
        href=f"/{speech.locale}{link}" if link else "",
        fact=fact(entry),
    )


def figures(speech: Speech, document: Document) -> dict[str, Figure]:
    """Every public figure by id. One that a newer figure superseded is never shown."""
    entries = document.get("figures", {}).get("figure", [])
    return {
        entry["id"]: Figure(
            id=entry["id"],
            claim=speech.text(entry["claim"]),
            year=str(entry["year"]),
            publisher=speech.text(entry["publisher"]),
            caveat=speech.text(entry["caveat"]),
            printed=speech.printed(entry),
            fact=fact(entry),
        )
        for entry in public(entries)
        if not entry.get("superseded_by")
    }

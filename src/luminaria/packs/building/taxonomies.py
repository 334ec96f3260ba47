"""Taxonomies: codes with their words, which may be those of a list."""

from luminaria.packs.building.lists import inherited
from luminaria.packs.building.speech import Speech, fact, public
from luminaria.packs.rules import PackBroken, Taxonomy, Term
from luminaria.packs.rules.taxonomies import taxonomy_id, term_id
from luminaria.packs.source import Document


def taxonomies(speech: Speech, document: Document) -> dict[str, Taxonomy]:
    """Every public taxonomy by code."""
    entries = document.get("taxonomies", {}).get("taxonomy", [])
    return {entry["id"]: _taxonomy(speech, document, entry) for entry in public(entries)}


def _taxonomy(speech: Speech, document: Document, entry: Document) -> Taxonomy:
    words = _words(document, entry)
    places = list(words)
    terms = [inherited(entry, term) for term in entry.get("term", [])]
    if places:  # in the order of its list; what the list does not have comes last
        terms.sort(key=lambda term: places.index(_item(term)) if _item(term) in words else len(places))
    return Taxonomy(
        code=entry["id"],
        id=taxonomy_id(entry["id"]),
        title=speech.text(entry["title"]),
        text=speech.text(entry.get("text")),
        version=str(entry.get("version", "")),
        licence=str(entry.get("licence", "")),
        profile=str(entry.get("profile", "")),
        licensed=bool(entry.get("licensed", False)),
        terms=tuple(_term(speech, entry["id"], term, words) for term in public(terms)),
        fact=fact(entry),
    )


def _words(document: Document, entry: Document) -> dict[str, Document]:
    """The items of the list whose words the terms may take, by their codes."""
    listed = document.get("lists", {}).get(entry.get("list", ""), {})
    return {item["id"]: item for item in listed.get("item", [])}


def _item(term: Document) -> str:
    return str(term.get("item", term["id"]))


def _term(speech: Speech, taxonomy: str, entry: Document, words: dict[str, Document]) -> Term:
    said = words.get(_item(entry), {}) | entry
    if "title" not in said:
        raise PackBroken(f"The term {entry['id']} of {taxonomy} has no title, and no list has one for it.")
    return Term(
        code=entry["id"],
        id=term_id(taxonomy, entry["id"]),
        title=speech.text(said["title"]),
        text=speech.text(said.get("text")),
        parent=str(entry.get("parent", "")),
        needs=tuple(entry.get("needs", ())),
        terms=tuple(entry.get("terms", ())),
        open_eligibility=tuple(entry.get("open_eligibility", ())),
        own=tuple(entry.get("own", ())),
        none=speech.text(entry.get("none")),
    )

"""A document as it may be seen: only what HSDS and our profile know, with every free text cleared."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from luminaria.directory.rules.hsds import OBJECTS, Shape
from luminaria.directory.rules.listing import Document
from luminaria.directory.rules.redaction.cutting import ANYTHING, MAPS, Allowed, cut, names_a_place

# Never printed: who vouched by name, keys of other records, times that tell when something unseen changed.
_NEVER: Final = frozenset(
    {"assurer_email", "last_modified", "updated_by", "external_identifier", "external_identifier_type"}
)
_LISTS_OF_THEIR_OWN: Final = frozenset(
    {"service_at_locations", "locations", "programs", "attributes", "metadata", "contacts"}
)
_NAMES: Final = frozenset({"name", "alternate_name", "label", "option", "unit"})
_EXACT: Final = frozenset({
    "number", "city", "region", "state_province", "postal_code", "country", "address_1", "address_2", "code",
    "byday", "byweekno", "bymonthday", "byyearday", "opens_at", "closes_at", "currency", "identifier",
    "scheme", "identifier_type", "identifier_scheme", "tax_id", "extent_type", "attending_type", "type",
})  # fmt: skip
_ROLE_MAILBOX: Final = re.compile(
    r"(?:info|contact|office|help|intake|hello|admin|support|hotline|crisis|advocate|advocacy|services|referrals?"
    r"|reception|frontdesk|outreach|general|inquir\w+|enquir\w+|mail|ayuda|contacto|oficina|informacion|legal|shelter"
    r"|volunteers?|training|events|donate|giving|team|staff|program|director)(?:[._-]?\w{0,12})?@",
    re.IGNORECASE,
)


def shown(shape: Shape, document: Document, allowed: Allowed) -> Document:
    """The fields and children of a document that HSDS knows, cleared. Empty ones are left out."""
    found: Document = {"id": document["id"]} if document.get("id") else {}
    for field in shape.fields:
        value = document.get(field.name)
        if value in (None, "", []) or field.name in _NEVER or field.name == "id" or field.type == "uuid":
            continue
        kept = _plain(field.name, field.type, value, allowed)
        if kept not in (None, ""):
            found[field.name] = kept
    for name, of in shape.lists.items():
        if name in _LISTS_OF_THEIR_OWN or not isinstance(document.get(name), list):
            continue
        inner = [shown(OBJECTS[of], one, allowed) for one in document[name] if isinstance(one, dict)]
        if inner := [one for one, whole in zip(inner, document[name], strict=False) if _complete(of, one)]:
            found[name] = inner
    if isinstance(document.get("unit"), dict):
        found["unit"] = shown(OBJECTS["unit"], document["unit"], allowed)
    if contacts := people(document.get("contacts"), allowed):
        found["contacts"] = contacts
    if shape.name == "schedule":
        found |= {
            name: document[name] for name in ("timezone_name", "holidays") if _is_word(document.get(name))
        }
    return found


def _complete(shape: str, document: Document) -> bool:
    """Whether what was left of a child is still such a child, and says anything."""
    needed = [name for name in OBJECTS[shape].required if name not in ("id", "unit")]
    return len(document) > (1 if "id" in document else 0) and all(name in document for name in needed)


def _plain(name: str, type: str, value: Any, allowed: Allowed) -> Any:
    if type == "number":
        return value if isinstance(value, int | float) and not isinstance(value, bool) else None
    if not isinstance(value, str):
        return None
    if type == "uri":
        return None if MAPS.search(value) else value
    if type in ("date", "date-time", "email") or name in _EXACT:
        return value
    if name in _NAMES:
        return None if names_a_place(value) else value
    return cut(value, allowed)


def _is_word(value: Any) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(r"[\w/+\-]{1,60}", value))


def people(contacts: Any, allowed: Allowed) -> list[Document]:
    """Contacts without who they are: a title, a department, a telephone, a mailbox of an office."""
    found = []
    for contact in contacts if isinstance(contacts, list) else ():
        if not isinstance(contact, dict):
            continue
        one = shown(OBJECTS["contact"], {k: v for k, v in contact.items() if k != "contacts"}, allowed)
        one.pop("name", None)
        if "email" in one and not _ROLE_MAILBOX.match(str(one["email"])):
            del one["email"]
        if set(one) - {"id", "title", "department"}:
            found.append(one)
    return found


def profile(value: Any, allowed: Allowed, depth: int = 4) -> Any:
    """A value of our profile: words are cleared, figures and answers stay, anything else is left out."""
    if isinstance(value, str):
        return cut(value, allowed)
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, list) and depth:
        return [one for item in value if (one := profile(item, allowed, depth - 1)) not in (None, "", {}, [])]
    if isinstance(value, Mapping) and depth:
        inner = {str(key): profile(item, allowed, depth - 1) for key, item in value.items()}
        return {key: one for key, one in inner.items() if one not in (None, "", {}, [])}
    return None


def gate(value: Any, allowed: Allowed) -> Document | None:
    """The front gate: a name, telephones, mail, hours and how; never a place."""
    if not isinstance(value, dict):
        return None
    found = {
        name: one for name in ("name", "email", "hours", "how") if (one := profile(value.get(name), allowed))
    }
    phones = value.get("phones")
    if isinstance(phones, list):
        inner = [shown(OBJECTS["phone"], one, allowed) for one in phones if isinstance(one, dict)]
        if inner := [one for one in inner if one.get("number")]:
            found["phones"] = inner
    return found or None


def terms_of(document: Document, published: Callable[[str], bool], allowed: Allowed) -> list[Document]:
    """Attributes whose term may be published. Values and labels are cleared like any text."""
    found = []
    for attribute in document.get("attributes") or ():
        term = str(attribute.get("taxonomy_term_id") or "") if isinstance(attribute, dict) else ""
        if term and published(term):
            kept = {
                name: attribute[name] for name in ("id", "link_entity", "link_type") if attribute.get(name)
            }
            kept |= {n: text for n in ("value", "label") if (text := profile(attribute.get(n), allowed))}
            found.append(kept | {"taxonomy_term_id": term})
    return found


def history(document: Document, fields: frozenset[str], allowed: Allowed) -> list[Document]:
    """The history of public facts. Who changed one is said as what: a person or a source, never by name."""
    found = []
    for entry in document.get("metadata") or ():
        if not isinstance(entry, dict) or entry.get("field_name") not in fields:
            continue
        line = {
            n: entry[n] for n in ("id", "last_action_date", "last_action_type", "field_name") if entry.get(n)
        }
        for name in ("previous_value", "replacement_value"):
            line[name] = cut(str(entry.get(name) or ""), allowed)
        found.append(line | {"updated_by": "source"})
    return found


def free_document(shape: Shape, document: Document) -> Document:
    """A taxonomy or a term: words about kinds of help, never about a place."""
    return shown(shape, document, ANYTHING)

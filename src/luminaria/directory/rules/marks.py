"""What a document says of one fact, and a short mark of it. No framework in here."""

import hashlib
import json

from luminaria.directory.rules.listing import FACTS, Document
from luminaria.kernel.errors import LuminariaError


class NoSuchFact(LuminariaError):
    """The rules know no fact of that name."""

    sentence = "The directory has no fact of this name."


def parts_of(document: Document, field: str) -> Document:
    """What a document says of one fact. Raises NoSuchFact."""
    if field not in FACTS:
        raise NoSuchFact()
    return {part: document[part] for part in FACTS[field] if part in document}


def mark(document: Document, field: str) -> str:
    """A short mark of what a fact says now, so that a press counts only for what was on the page."""
    text = json.dumps(parts_of(document, field), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]

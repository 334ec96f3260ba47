"""Which id a foreign record has here: its own when that is a UUID, else one always made the same way."""

import json
from typing import Any, Final
from uuid import UUID, uuid5

from luminaria.directory.rules.hsds.faults import is_uuid

_SPACE: Final = UUID("1d6c3c52-6c0f-5d1b-9f5e-8f0f6f1f7a10")


def identity(source: str, kind: str, external_id: str) -> str:
    """The UUID of a record of a source: its own id when that is a UUID, else uuid5 of the three."""
    if is_uuid(external_id):
        return external_id.lower()
    return made(source, kind, external_id)


def made(source: str, kind: str, external_id: str) -> str:
    """The UUID that is made of source, kind and id, whatever the id looks like."""
    return str(uuid5(_SPACE, f"{source}\n{kind}\n{external_id}"))


def canonical(value: Any) -> str:
    """A JSON value as one text: equal values are equal texts."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))

"""One body sealed under a case key that is handed in: consent does not know where cases keep theirs."""

import json
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from luminaria import vault


@dataclass(frozen=True)
class HandedKey:
    """One version of a case's key, opened for the length of a request."""

    id: UUID
    secret: bytes = field(repr=False)


@dataclass(frozen=True)
class Place:
    """Which row and field a body belongs to; it opens nowhere else."""

    organisation: UUID
    kind: str
    id: UUID
    field: str
    version: int = 1

    def context(self, key_id: UUID) -> vault.Context:
        """The context of this place under one key."""
        return vault.Context(self.organisation, self.kind, self.id, self.field, self.version, key_id)


def seal_body(body: dict[str, Any], *, key: HandedKey, place: Place) -> tuple[bytes, bytes]:
    """(sealed body, wrapped data key) for the row. The data key is used this once."""
    data_key, context = vault.new_data_key(), place.context(key.id)
    sealed = vault.seal(json.dumps(body).encode(), data_key=data_key, context=context)
    return sealed, vault.wrap_under(key.secret, data_key, context=context)


def open_body(
    sealed: bytes | memoryview, wrapped: bytes | memoryview, *, key: HandedKey, place: Place
) -> dict[str, Any]:
    """The body of a row. Raises vault.DoesNotOpen for another key, row, field or organisation."""
    context = place.context(key.id)
    data_key = vault.unwrap_under(key.secret, bytes(wrapped), context=context)
    opened: dict[str, Any] = json.loads(vault.open_sealed(bytes(sealed), data_key=data_key, context=context))
    return opened

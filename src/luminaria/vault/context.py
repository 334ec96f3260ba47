"""The one context string: additional data of every body and `info` of every wrap.

What it names cannot be swapped: a body copied to another row, field, organisation,
version or key does not open (design/trust.md, Envelopes).
"""

from dataclasses import dataclass
from uuid import UUID

SUITE: int = 1


def suite_bytes(suite: int = SUITE) -> bytes:
    """The suite id as it stands at the head of every envelope and wrap."""
    return suite.to_bytes(2, "big")


@dataclass(frozen=True)
class Context:
    """Where a sealed thing belongs. Two different contexts never encode to the same bytes."""

    organisation: UUID
    kind: str
    id: UUID
    field: str
    version: int
    key_id: UUID

    def __post_init__(self) -> None:
        if not self.kind or not self.field:
            raise ValueError("a context names a kind and a field")
        if not 0 <= self.version < 2**64:
            raise ValueError("a context's version is a whole number, not negative")

    def encode(self) -> bytes:
        """Canonical bytes: each component preceded by its length."""
        parts = (
            b"luminaria context",
            suite_bytes(),
            self.organisation.bytes,
            self.kind.encode(),
            self.id.bytes,
            self.field.encode(),
            self.version.to_bytes(8, "big"),
            self.key_id.bytes,
        )
        return b"".join(len(part).to_bytes(4, "big") + part for part in parts)

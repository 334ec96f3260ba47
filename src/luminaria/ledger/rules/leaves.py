"""One entry as bytes: canonical, so that a row has exactly one hash."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from luminaria.ledger.errors import ContentInLedger
from luminaria.ledger.rules.merkle import hash_leaf

NO_DETAILS = bytes(32)
SALT_BYTES = 32
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_CODE = re.compile(r"[A-Za-z0-9_.:-]{0,64}")  # no space: a sentence cannot pass for a code


@dataclass(frozen=True)
class Entry:
    """What one leaf says. `at` is aware and whole seconds."""

    id: UUID
    organisation: UUID | None
    actor: UUID | None
    verb: str
    obj: UUID | None
    at: datetime
    commitment: bytes

    def encode(self) -> bytes:
        """Each component preceded by its length; an absent one is empty."""
        parts = (
            b"luminaria leaf 1",
            self.id.bytes,
            self.organisation.bytes if self.organisation else b"",
            self.actor.bytes if self.actor else b"",
            self.verb.encode(),
            self.obj.bytes if self.obj else b"",
            int(self.at.timestamp()).to_bytes(8, "big", signed=True),
            self.commitment,
        )
        return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


def leaf_hash(entry: Entry) -> bytes:
    """The entry's hash in the tree."""
    return hash_leaf(entry.encode())


def canonical(details: Mapping[str, str | int]) -> str:
    """One spelling of `details`. Raises ContentInLedger on anything but codes and counts."""
    for name, value in details.items():
        if not _NAME.fullmatch(name) or not _fits(value):
            raise ContentInLedger
    return json.dumps(details, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def _fits(value: object) -> bool:
    if isinstance(value, str):
        return bool(_CODE.fullmatch(value))
    return isinstance(value, int)


def commit(salt: bytes, details: str) -> bytes:
    """What the leaf keeps of its details: nothing, once salt and details are erased."""
    return sha256(b"luminaria details 1" + salt + details.encode()).digest()

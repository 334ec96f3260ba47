"""Checkpoints as signed notes: C2SP tlog-checkpoint in a C2SP signed-note, Ed25519.

    luminaria/ledger/0123456789abcdef
    1234
    base64 of the root
    signed-at 2026-11-21T18:00:00Z

    — luminaria/ledger/0123456789abcdef base64 of key id and signature

The time is an extension line, so that it is signed too.
"""

import base64
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from luminaria import vault
from luminaria.ledger.errors import MalformedNote

_DASH = "\u2014 "
_TIME = "signed-at %Y-%m-%dT%H:%M:%SZ"
_ED25519 = b"\x01"
_SIZE = re.compile(r"0|[1-9][0-9]{0,17}")


@dataclass(frozen=True)
class Note:
    """A checkpoint: what the tree was, and when it was signed."""

    size: int
    root: bytes
    signed_at: datetime
    signature: bytes
    text: str


def origin(public: bytes) -> str:
    """The name of the ledger whose checkpoints `public` verifies; also the name of the key."""
    return f"luminaria/ledger/{sha256(public).hexdigest()[:16]}"


def _key_id(public: bytes) -> bytes:
    return sha256(origin(public).encode() + b"\n" + _ED25519 + public).digest()[:4]


def sign_note(private: bytes, *, size: int, root: bytes, signed_at: datetime) -> Note:
    """A signed checkpoint."""
    public = vault.signing_public_of(private)
    name, moment = origin(public), signed_at.astimezone(UTC).replace(microsecond=0)
    body = f"{name}\n{size}\n{base64.b64encode(root).decode()}\n{moment.strftime(_TIME)}\n"
    signature = vault.sign(private, body.encode())
    line = base64.b64encode(_key_id(public) + signature).decode()
    return Note(size, root, moment, signature, f"{body}\n{_DASH}{name} {line}\n")


def read_note(text: str, public: bytes) -> Note:
    """The checkpoint in `text`, signed by the ledger with `public`. Raises MalformedNote."""
    body, _, signatures = text.replace("\r\n", "\n").partition("\n\n")
    lines = [*body.split("\n"), ""]
    if len(lines) < 5 or lines[0] != origin(public) or not _SIZE.fullmatch(lines[1]):
        raise MalformedNote
    signature = _our_signature(signatures, public)
    if not vault.verify(public, f"{body}\n".encode(), signature):
        raise MalformedNote("This checkpoint was not signed by this ledger, or it was changed.")
    try:
        root = base64.b64decode(lines[2], validate=True)
        signed_at = datetime.strptime(lines[3], _TIME).replace(tzinfo=UTC)
    except ValueError:
        raise MalformedNote from None
    return Note(int(lines[1]), root, signed_at, signature, text)


def _our_signature(signatures: str, public: bytes) -> bytes:
    """Witnesses may add lines of their own; ours is the one with our name and key id."""
    head = f"{_DASH}{origin(public)} "
    for line in signatures.split("\n"):
        if not line.startswith(head):
            continue
        try:
            raw = base64.b64decode(line[len(head) :], validate=True)
        except ValueError:
            continue
        if raw[:4] == _key_id(public):
            return raw[4:]
    raise MalformedNote("This checkpoint bears no signature of this ledger.")


def split_notes(text: str) -> list[str]:
    """The notes in a file that holds one after the other."""
    notes: list[str] = []
    lines: list[str] = []
    signed = False
    for line in text.replace("\r\n", "\n").split("\n"):
        if signed and not line.startswith(_DASH):
            notes.append("\n".join(lines) + "\n")
            lines, signed = [], False
        if lines or line:
            lines.append(line)
        signed = line.startswith(_DASH)
    if any(line.strip() for line in lines):
        notes.append("\n".join(lines) + "\n")
    return notes

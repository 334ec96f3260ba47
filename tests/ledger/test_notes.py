"""Checkpoints as signed notes."""

import base64
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luminaria.ledger.errors import MalformedNote
from luminaria.ledger.rules import origin, read_note, sign_note, split_notes
from luminaria.vault import SigningKey, new_signing_key, signing_public_of, verify

MOMENT = datetime(2026, 11, 21, 18, 0, 0, tzinfo=UTC)
PRIVATE = bytes(range(32))
PUBLIC = signing_public_of(PRIVATE)
NOTE = sign_note(PRIVATE, size=1234, root=bytes(range(32)), signed_at=MOMENT)


def test_the_text_is_c2sp_tlog_checkpoint() -> None:
    body, _, signature = NOTE.text.partition("\n\n")
    assert body.split("\n") == [
        "luminaria/ledger/56475aa75463474c",
        "1234",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        "signed-at 2026-11-21T18:00:00Z",
    ]
    dash, name, encoded = signature.removesuffix("\n").split(" ")
    assert (dash, name) == ("\u2014", origin(PUBLIC))
    raw = base64.b64decode(encoded)
    assert raw[:4] == sha256(name.encode() + b"\n\x01" + PUBLIC).digest()[:4]
    assert verify(PUBLIC, f"{body}\n".encode(), raw[4:])


def test_it_is_read_as_it_was_written() -> None:
    assert read_note(NOTE.text, PUBLIC) == NOTE


def test_mail_programs_may_change_line_ends() -> None:
    assert read_note(NOTE.text.replace("\n", "\r\n"), PUBLIC).root == NOTE.root


def test_a_witness_may_add_a_signature() -> None:
    head, _, last = NOTE.text.partition("\u2014")
    cosigned = f"{head}\u2014 witness.example aGVsbG8=\n\u2014{last}\u2014 other aaaa\n"
    assert read_note(cosigned, PUBLIC).size == 1234


def test_another_ledgers_checkpoint_is_refused(key: SigningKey) -> None:
    with pytest.raises(MalformedNote):
        read_note(sign_note(key.private, size=1, root=bytes(32), signed_at=MOMENT).text, PUBLIC)


@given(st.data())
def test_any_changed_letter_is_told(data: st.DataObject) -> None:
    text = NOTE.text
    place = data.draw(st.integers(0, len(text) - 2))
    letter = data.draw(st.characters(codec="utf-8").filter(lambda other: other != text[place]))
    changed = text[:place] + letter + text[place + 1 :]
    try:
        note = read_note(changed, PUBLIC)
    except MalformedNote:
        return
    # Only the unused low bits of base64's last symbol may differ without changing what is said.
    assert (note.size, note.root, note.signed_at) == (NOTE.size, NOTE.root, NOTE.signed_at)


@given(st.text(max_size=300))
def test_nothing_else_is_a_checkpoint(text: str) -> None:
    with pytest.raises(MalformedNote):
        read_note(text, PUBLIC)


def test_a_file_of_notes_is_split_into_them() -> None:
    notes = [sign_note(PRIVATE, size=n, root=bytes(32), signed_at=MOMENT).text for n in range(4)]
    assert split_notes("\n".join(notes)) == notes
    assert split_notes("".join(notes)) == notes
    assert split_notes("\n\n\n" + "\n".join(notes).replace("\n", "\r\n")) == notes
    assert split_notes("") == split_notes("\n\n") == []


def test_a_torn_last_note_is_kept_apart() -> None:
    whole = NOTE.text
    for end in range(1, len(whole) - 1):
        parts = split_notes(f"{whole}\n{whole[:end]}")
        assert parts[0] == whole
        assert len(parts) == 1 + bool(whole[:end].strip())


def test_names_differ_by_key() -> None:
    assert len({origin(new_signing_key().public) for _ in range(50)}) == 50

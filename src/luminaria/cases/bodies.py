"""Sealing the bodies of a case: one data key a save, wrapped under the case key."""

from collections.abc import Mapping
from typing import Any

from luminaria.cases.keys import CaseKeys
from luminaria.cases.models import SealedRow
from luminaria.consent.sealing import HandedKey, Place, open_body, seal_body

FORMAT = 1


def seal_into(row: SealedRow, content: Mapping[str, Any], *, keys: CaseKeys) -> None:
    """Put `content` into the row as its next version. The caller saves the row."""
    row.version += 1
    row.key_version = keys.newest
    key = HandedKey(keys.newest, keys.secret)
    row.body, row.data_key = seal_body({"format": FORMAT, **content}, key=key, place=_place(row))


def content_of(row: SealedRow, *, keys: CaseKeys) -> dict[str, Any]:
    """What was sealed into the row. Raises NoKeyHere, DoesNotOpen."""
    key = HandedKey(row.key_version, keys.of(row.key_version))
    return open_body(bytes(row.body), bytes(row.data_key), key=key, place=_place(row))


def _place(row: SealedRow) -> Place:
    return Place(row.organisation_id, row.kind, row.id, row.field, row.version)

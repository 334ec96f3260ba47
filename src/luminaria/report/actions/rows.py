"""Rows of OpenForm: sealed under what only the browser's cookie holds."""

from typing import TypedDict
from uuid import UUID

from luminaria import vault
from luminaria.kernel import clock
from luminaria.report.models import OpenForm

NOBODY = UUID(int=0)


class SealedState(TypedDict):
    """The two columns that hold a sealed state."""

    wrapped_key: bytes
    sealed: bytes


def _context(secret: bytes) -> vault.Context:
    own = UUID(bytes=vault.session_id(secret)[:16])
    return vault.Context(
        organisation=NOBODY, kind="report.open", id=own, field="state", version=1, key_id=own
    )


def sealed(secret: bytes, plaintext: bytes) -> SealedState:
    """The state under a fresh data key, and that key under the cookie's secret."""
    data_key, context = vault.new_data_key(), _context(secret)
    return SealedState(
        wrapped_key=vault.wrap_under(vault.session_key(secret), data_key, context=context),
        sealed=vault.seal(plaintext, data_key=data_key, context=context),
    )


def opened(secret: bytes, row: OpenForm) -> bytes:
    """The state of a row. DoesNotOpen when it was changed or belongs to another secret."""
    context = _context(secret)
    data_key = vault.unwrap_under(vault.session_key(secret), bytes(row.wrapped_key), context=context)
    return vault.open_sealed(bytes(row.sealed), data_key=data_key, context=context)


def live(secret: bytes | None) -> OpenForm | None:
    """The row of this secret, unless it has expired."""
    if secret is None:
        return None
    return OpenForm.objects.filter(secret_hash=vault.session_id(secret), expires_at__gt=clock.now()).first()

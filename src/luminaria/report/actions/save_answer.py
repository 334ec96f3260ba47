"""Keep what was answered until the form is sent or its hour is over."""

from datetime import timedelta

from luminaria import vault
from luminaria.kernel import clock
from luminaria.report.actions import rows
from luminaria.report.errors import FormEnded
from luminaria.report.models import OpenForm
from luminaria.report.rules import BOX_TERM, FORM_TERM, RECEIPT_TERM
from luminaria.report.states import BoxState, FormState, encoded


def save_answer(*, secret: bytes, state: FormState) -> None:
    """The open form holds `state` and an hour from now; after sending, half an hour. Raises FormEnded."""
    _save(secret, state, RECEIPT_TERM if state.is_sent else FORM_TERM)


def save_box(*, secret: bytes, state: BoxState) -> None:
    """The open mailbox holds `state` for another half hour. Raises FormEnded."""
    _save(secret, state, BOX_TERM)


def _save(secret: bytes, state: FormState | BoxState, term: timedelta) -> None:
    now = clock.now()
    mine = OpenForm.objects.filter(secret_hash=vault.session_id(secret), expires_at__gt=now)
    if not mine.update(expires_at=now + term, **rows.sealed(secret, encoded(state))):
        raise FormEnded()

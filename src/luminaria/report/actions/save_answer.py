"""Keep what was answered until the form is sent or its hour is over."""

from datetime import timedelta

from luminaria import vault
from luminaria.kernel import clock
from luminaria.report.actions import rows
from luminaria.report.actions.open_form import LiveForm
from luminaria.report.actions.open_mailbox import LiveBox
from luminaria.report.errors import AnotherPressCameFirst, FormEnded
from luminaria.report.models import OpenForm
from luminaria.report.rules import BOX_TERM, FORM_TERM, RECEIPT_TERM
from luminaria.report.states import BoxState, FormState, encoded


def save_answer(*, form: LiveForm, state: FormState) -> None:
    """The open form holds `state` for an hour, or for half an hour once it is sent.

    Raises FormEnded, and AnotherPressCameFirst when it is not where `form` was any more: so a
    late press never takes a sent form back.
    """
    _save(form.secret, form.turn, state, RECEIPT_TERM if state.is_sent else FORM_TERM)


def save_box(*, box: LiveBox, state: BoxState) -> None:
    """The open mailbox holds `state` for half an hour. Raises FormEnded, AnotherPressCameFirst."""
    _save(box.secret, box.turn, state, BOX_TERM)


def _save(secret: bytes, turn: int, state: FormState | BoxState, term: timedelta) -> None:
    now = clock.now()
    mine = OpenForm.objects.filter(secret_hash=vault.session_id(secret), expires_at__gt=now)
    sealed = rows.sealed(secret, encoded(state))
    if not mine.filter(turn=turn).update(turn=turn + 1, expires_at=now + term, **sealed):
        raise AnotherPressCameFirst() if mine.exists() else FormEnded()

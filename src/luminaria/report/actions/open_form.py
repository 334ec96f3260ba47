"""Begin a form, and take it up again on the next page."""

from dataclasses import dataclass, field

from luminaria import vault
from luminaria.kernel import clock
from luminaria.report.actions import rows
from luminaria.report.models import OpenForm
from luminaria.report.rules import FIRST_QUESTION, FORM_TERM
from luminaria.report.states import FormState, encoded, form_state


@dataclass(frozen=True)
class LiveForm:
    """An open form with the secret of its cookie, for the length of one request."""

    secret: bytes = field(repr=False)
    nonce: bytes = field(repr=False)
    turn: int
    state: FormState = field(repr=False)


def open_form() -> LiveForm:
    """A form is open for an hour; its secret is for the cookie alone. Expired ones are deleted."""
    secret, nonce = vault.new_session_secret(), vault.new_secret(16)
    state = FormState(at=FIRST_QUESTION)
    OpenForm.objects.filter(expires_at__lt=clock.now()).delete()
    OpenForm.objects.create(
        secret_hash=vault.session_id(secret),
        nonce=nonce,
        expires_at=clock.now() + FORM_TERM,
        **rows.sealed(secret, encoded(state)),
    )
    return LiveForm(secret=secret, nonce=nonce, turn=0, state=state)


def resume_form(secret: bytes | None) -> LiveForm | None:
    """The open form of this secret, or None when there is none or its hour is over."""
    row = rows.live(secret)
    if row is None or secret is None:
        return None
    state = form_state(rows.opened(secret, row))
    return LiveForm(secret=secret, nonce=bytes(row.nonce), turn=row.turn, state=state)

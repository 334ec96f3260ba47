"""The person must not keep anything: the report stays, the receipt opens nothing."""

from uuid import UUID

from luminaria.ledger import actions as ledger
from luminaria.people import compartment
from luminaria.report.actions.open_form import LiveForm
from luminaria.report.actions.save_answer import save_answer
from luminaria.report.actions.submit_report import receipt_of
from luminaria.report.errors import NothingHere
from luminaria.report.models import Mailbox


def keep_nothing(*, form: LiveForm) -> None:
    """The mailbox is shut for ever and the page shows no words any more. Raises NothingHere, FormEnded."""
    receipt = receipt_of(form)
    if receipt is None:
        raise NothingHere()
    locator = UUID(bytes=receipt.locator())
    with compartment.every_compartment():
        mailbox = Mailbox.objects.get(locator=locator)
    with compartment.compartment(mailbox.organisation_id):
        Mailbox.objects.filter(id=mailbox.id).update(is_kept=False)
        ledger.record("keep_nothing", organisation=mailbox.organisation_id, actor=None, obj=mailbox.report_id)
        save_answer(form=form, state=form.state.showing("NOTHING"))

"""Send a form: sealed to one organisation, once, whatever is pressed or lost."""

import json
from uuid import UUID

from django.db import IntegrityError

from luminaria import vault
from luminaria.kernel import clock
from luminaria.ledger import actions as ledger
from luminaria.packs.rules import Questionnaire
from luminaria.people import compartment, epochs
from luminaria.people.models import Organisation
from luminaria.report import queries, rules, sealing
from luminaria.report.actions.open_form import LiveForm
from luminaria.report.actions.save_answer import save_answer
from luminaria.report.errors import IntakeClosed, NeverReceives
from luminaria.report.models import IntakeDesk, Mailbox, Report, ReportBody


def submit_report(
    *, form: LiveForm, questionnaire: Questionnaire, locale: str, organisation_id: UUID
) -> None:
    """The form's report is committed with its mailbox, its ledger leaf and the end of its answers.

    The receipt comes from the form alone, so a second press finds the first report and changes
    nothing. Raises IntakeClosed, NeverReceives, FormEnded; any fault leaves nothing behind.
    """
    receipt = _receipt(form)
    locator, reporter_key = UUID(bytes=receipt.locator()), receipt.key_pair().public
    try:
        with compartment.compartment(organisation_id):
            desk = _open_desk(organisation_id)
            report = _new_report(form, questionnaire, locale, organisation_id)
            Mailbox(
                organisation_id=organisation_id,
                locator=locator,
                reporter_key=reporter_key,
                report=report,
            ).save(force_insert=True)
            ledger.record("submit_report", organisation=organisation_id, actor=None, obj=report.id)
            save_answer(form=form, state=form.state.after_sending(desk.organisation.name))
    except IntegrityError:
        if not queries.mailbox_exists(locator):
            raise  # not the other press of the same form


def receipt_of(form: LiveForm) -> vault.Receipt | None:
    """The receipt of a sent form, or None unless its report is committed: there is no false receipt."""
    receipt = _receipt(form)
    return receipt if queries.mailbox_exists(UUID(bytes=receipt.locator())) else None


def _receipt(form: LiveForm) -> vault.Receipt:
    return vault.receipt_from_form(form.secret, form.nonce)


def _open_desk(organisation_id: UUID) -> IntakeDesk:
    desk = IntakeDesk.objects.filter(is_open=True).select_related("organisation").defer("facts").first()
    if desk is None or queries.closing_reason(desk):
        raise IntakeClosed()
    if desk.organisation.kind == Organisation.Kind.LAW_ENFORCEMENT:
        raise NeverReceives()
    return desk


def _new_report(form: LiveForm, questionnaire: Questionnaire, locale: str, organisation_id: UUID) -> Report:
    answers = rules.kept(questionnaire, form.state.answers)
    now, clock_class = clock.now(), rules.clock_of(questionnaire, answers)
    report = Report(
        organisation_id=organisation_id,
        kind=rules.kind_of(answers),
        clock=clock_class,
        due_at=rules.due_after(clock_class, now),
        arrived_on=now.date(),
    )
    body = ReportBody(organisation_id=organisation_id, report=report)
    sealing.seal_to_epoch(body, _words(questionnaire, answers, locale), epochs.current_epoch())
    report.size_class = rules.size_class(len(body.sealed))
    report.save(force_insert=True)
    body.save(force_insert=True)
    return report


def _words(questionnaire: Questionnaire, answers: rules.Answers, locale: str) -> bytes:
    """The questions as they were asked, with the answers: the report reads the same for ever."""
    told = [
        {
            "id": question.id,
            "asked": question.label,
            "kind": question.kind,
            "codes": list(answer) if isinstance(answer, tuple) else [answer],
            "words": [found.label for code in answer_codes(answer) if (found := question.choice(code))],
        }
        for question in questionnaire.asked(answers)
        if question.kind != "organisation" and (answer := answers.get(question.id))
    ]
    document = {"version": 1, "questionnaire": questionnaire.code, "locale": locale, "answers": told}
    return json.dumps(document, separators=(",", ":")).encode()


def answer_codes(answer: rules.Answer) -> tuple[str, ...]:
    """One answer or several, as codes."""
    return answer if isinstance(answer, tuple) else (answer,)

"""What happens in the demonstration: an open intake, a handful of reports, one case."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from luminaria.cases import actions as cases
from luminaria.cases.rules import Card, NeedWords
from luminaria.kernel import clock
from luminaria.kernel.ids import new_id
from luminaria.packs import pack
from luminaria.people.compartment import compartment
from luminaria.people.rules import OpenMember
from luminaria.report import actions as report
from luminaria.report.models import Mailbox
from luminaria.report.rules import QUESTIONNAIRE
from luminaria.report.states import FormState
from luminaria.triage import actions as triage


@dataclass(frozen=True)
class Cast:
    """The members of one invented organisation, by the name they sign in with."""

    organisation_id: UUID
    members: Mapping[str, OpenMember]


def tell(story: Mapping[str, Any], intake: Mapping[str, Any], cast: Cast) -> None:
    """Open the intake, send the invented reports, and open a case from the one that says so."""
    open_intake(intake, cast)
    for told in story["report"]:
        with clock.moved(-timedelta(hours=told["hours_ago"])):
            report_id = send(told, cast.organisation_id)
        if told.get("case"):
            with compartment(cast.organisation_id):
                open_case(story["case"], report_id, cast.members["ana"])


def open_intake(intake: Mapping[str, Any], cast: Cast) -> None:
    """The supervisor opens the intake with the card that readers see."""
    locales = pack().locales
    facts = {
        locale: {key: text[locale] for key, text in intake.items() if key != "supervisor"}
        for locale in locales
    }
    with compartment(cast.organisation_id):
        report.open_intake(actor=cast.members[intake["supervisor"]], facts=facts, locales=locales)


def send(told: Mapping[str, Any], organisation_id: UUID) -> UUID:
    """One report goes the way of every report, and returns its id."""
    answers = {
        question: tuple(answer) if isinstance(answer, list) else answer
        for question, answer in told["answers"].items()
    }
    begun = report.open_form()
    state = FormState(at="organisation", answers={**answers, "organisation": str(organisation_id)})
    report.save_answer(form=begun, state=state)
    form = report.resume_form(begun.secret)
    assert form is not None
    report.submit_report(
        form=form,
        questionnaire=pack().questionnaire(QUESTIONNAIRE, told["locale"]),
        locale=told["locale"],
        organisation_id=organisation_id,
    )
    receipt = report.receipt_of(form)
    assert receipt is not None
    report.close_form(secret=form.secret)
    with compartment(organisation_id):
        return Mailbox.objects.get(locator=UUID(bytes=receipt.locator())).report_id


def open_case(story: Mapping[str, Any], report_id: UUID, ana: OpenMember) -> None:
    """The advocate reads, answers and opens the case with what the person said."""
    report.read_report(actor=ana, report_id=report_id)
    triage.take_and_answer(
        actor=ana, report_id=report_id, words=story["answer"], question=True, seen_owner=None, seen_answers=0
    )
    card = Card(
        **{key: story[key] for key in ("name", "language", "reach_by", "reach_when", "code_word", "avoid")}
    )
    case_id = cases.open_case(actor=ana, case_id=new_id(), card=card, report_id=report_id)
    cases.record_wants(actor=ana, case_id=case_id, words=story["wants"], read_back=True, seen=0)
    for need in story["need"]:
        said = NeedWords(domain=need["domain"], words=need["words"], step=need["step"], who=need["who"])
        cases.add_need(actor=ana, case_id=case_id, need_id=new_id(), state=need["state"], said=said)
    cases.write_safety_plan(
        actor=ana,
        case_id=case_id,
        fields=story["plan"],
        together=True,
        review_on=clock.now().date() + timedelta(days=7),
        seen=0,
    )
    cases.write_note(actor=ana, case_id=case_id, note_id=new_id(), words=story["note"])

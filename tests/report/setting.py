"""An open intake, a person at a browser, and what both do again and again in these tests."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from luminaria.packs import pack
from luminaria.people.compartment import compartment, every_compartment
from luminaria.people.models import Organisation
from luminaria.people.rules import OpenMember, Role
from luminaria.report import actions, queries, rules
from luminaria.report.actions import LiveBox, LiveForm
from luminaria.report.models import Mailbox, OpenForm, Report
from tests import factories
from tests.databases import database_role
from tests.programs import ProgramClient

CARD = {
    "hours": "Monday to Friday, 9 to 5",
    "languages": "English and Spanish",
    "who": "Advocates on intake and their supervisor",
    "must_tell": "a child is being hurt",
    "cannot_promise": "that a court will agree",
    "signed": "Signed by the director, May 2026",
}
FACTS = {"en": CARD, "es": CARD | {"languages": "Español e inglés"}}
ANSWERS: rules.Answers = {
    "about": "ME",
    "danger": "NO",
    "story": "They kept my pay.",
    "wants": ("TALK", "LEGAL"),
}


@dataclass(frozen=True)
class Intake:
    """An organisation that receives: `ana` supervises and is on intake, `ben` is on call with her."""

    home: Organisation
    ana: OpenMember
    ben: OpenMember

    @property
    def id(self) -> UUID:
        return self.home.id


def intake(name: str = "Casa de Prueba", *, kind: str = Organisation.Kind.PROVIDER) -> Intake:
    """An organisation with two on call and, unless it may not, an open intake."""
    home = factories.organisation(name, kind=kind)
    ana = factories.member(home, {Role.INTAKE, Role.SUPERVISOR}, on_call=True)
    ben = factories.member(home, {Role.INTAKE}, name="Ben Prueba", on_call=True)
    if kind != Organisation.Kind.LAW_ENFORCEMENT:
        open_desk(ana)
    return Intake(home, ana, ben)


def open_desk(actor: OpenMember) -> None:
    with factories.inside(actor):
        actions.open_intake(actor=actor, facts=FACTS, locales=("en", "es"))


class Person:
    """What the public program does for a person, with the rights that it has there."""

    def __getattr__(self, verb: str) -> Callable[..., Any]:
        action = getattr(actions, verb, None) or getattr(queries, verb)

        def as_public(*args: Any, **kwargs: Any) -> Any:
            with database_role("public"):
                return action(*args, **kwargs)

        return as_public


person = Person()


def form_with(answers: rules.Answers = ANSWERS) -> LiveForm:
    """An open form with these answers, as after the last question."""
    form = person.open_form()
    state = replace(form.state, at="organisation", answers=dict(answers))
    person.save_answer(form=form, state=state)
    return replace(form, turn=form.turn + 1, state=state)


def send(form: LiveForm, to: UUID, locale: str = "en") -> None:
    """Send a form as the public program does."""
    with database_role("public"):
        person.submit_report(
            form=form,
            questionnaire=pack().questionnaire(rules.QUESTIONNAIRE, locale),
            locale=locale,
            organisation_id=to,
        )


@dataclass(frozen=True)
class Sent:
    """A report that was sent, with the person's open mailbox."""

    form: LiveForm
    box: LiveBox
    report_id: UUID


def sent_to(desk: Intake, answers: rules.Answers = ANSWERS) -> Sent:
    """A report at that desk and the mailbox of its receipt."""
    form = form_with(answers)
    send(form, desk.id)
    receipt = person.receipt_of(form)
    assert receipt is not None
    box = person.open_mailbox(receipt=receipt)
    with every_compartment(), database_role("owner"):
        mailbox = Mailbox.objects.get(locator=UUID(bytes=receipt.locator()))
    return Sent(form, box, mailbox.report_id)


def open_forms() -> int:
    """How many forms and mailboxes are open."""
    with database_role("public"):
        return OpenForm.objects.count()


def reports_of(home: UUID) -> list[Report]:
    with compartment(home):
        return list(Report.objects.all())


# ---- a person at a browser -----------------------------------------------------------------

HIDDEN = re.compile(r'name="(n|at|csrfmiddlewaretoken|reply)" value="([^"]*)"')
CODE = re.compile(r'<p class="code"[^>]*>(.*?)</p>', re.DOTALL)


def hidden(page: HttpResponse) -> dict[str, str]:
    """The hidden fields of a page's first form that has them."""
    found: dict[str, str] = {}
    for name, value in HIDDEN.findall(page.content.decode()):
        found.setdefault(name, value)
    return found


def press(
    person: ProgramClient, do: str, fields: Mapping[str, object] | None = None, path: str = "/en/report/"
) -> HttpResponse:
    """Fill in the page at `path`, press a button and follow the redirect."""
    now = hidden(person.get(path))
    return person.post(path, {**now, "do": do, **(fields or {})}, follow=True)


def walk(person: ProgramClient, steps: list[Mapping[str, object]], path: str = "/en/report/") -> HttpResponse:
    """Begin and answer step after step."""
    page = person.post(path, {"do": "start"}, follow=True)
    for answer in steps:
        page = press(person, "next", answer, path)
    return page


def own_report(to: UUID, story: str = "They kept my pay.") -> list[Mapping[str, object]]:
    """The answers of a person who writes about themselves, step by step, up to the last one."""
    return [
        {"about": "ME"},
        {"danger": "NO"},
        {"young": "NO"},
        {"story": story},
        {"place": "Las Cruces", "time": ""},
        {"wants": ["TALK", "LEGAL"]},
        {"reach": "HERE"},
        {"police": "NO"},
    ]


def shown_words(page: HttpResponse) -> list[str]:
    """The receipt on the page, word by word."""
    block = CODE.search(page.content.decode())
    return re.findall(r"<span>([^<]+)</span>", block[1]) if block else []


def write_and_send(person: ProgramClient, to: UUID, path: str = "/en/report/") -> list[str]:
    """The whole walk; returns the words of the receipt."""
    walk(person, own_report(to), path)
    return shown_words(press(person, "send", {"organisation": str(to)}, path))

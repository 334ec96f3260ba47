"""One walk through everything that this issue's rooms let people type, with a canary in each field."""

import re
from dataclasses import dataclass, field

from tests.journeys import steps
from tests.journeys.conftest import ClientTown
from tests.journeys.readers import ClientReader
from tests.theft.canaries import Nest

ANSWERS = ("about", "danger", "young", "wants", "reach", "reach_message", "police")
CHOSEN = {"about": "ME", "danger": "NO", "young": "NO", "wants": "LEGAL", "reach": "CALL", "police": "TALK"}


@dataclass
class Stolen:
    """What the thief of this test is after."""

    nest: Nest
    receipt: str = ""
    secrets: list[str] = field(default_factory=list)


def everything(town: ClientTown) -> Stolen:
    """Report, answer, case, consent, referral, refusal, mailbox, members: every field gets a canary."""
    stolen = Stolen(Nest())
    person = town.person()
    stolen.receipt = report(person, stolen.nest)
    half_way = town.person()
    report_begun(half_way, stolen.nest)
    ana = town.member("ana")
    case = work_on_case(ana, stolen.nest)
    packet = ask_a_service(ana, case, stolen.nest)
    decline(town.member("lena"), stolen.nest)
    write_back(town.person(), stolen)
    invite(town.member("sol"), stolen.nest)
    take_back(ana, packet, stolen.nest)
    for name in ("ana", "lena", "sol"):
        stolen.secrets += cookie_values(town.member(name))
    stolen.secrets += cookie_values(person) + cookie_values(half_way)
    return stolen


def cookie_values(reader: ClientReader) -> list[str]:
    return [morsel.value for morsel in reader.client.cookies.values() if len(morsel.value) >= 32]


def report(person: ClientReader, nest: Nest) -> str:
    """All questions with words, to the last, sent to Cedar Lamp."""
    words = steps.words_of("en")
    person.visit("/en/report/")
    person.press(words.report["begin"])
    for _ in range(20):
        nest.fill(person)
        for name, value in CHOSEN.items():
            if any(control.name == name for form in person.page_now.forms for control in form.controls):
                person.choose(name, value)
        if "organisation" in names(person):
            steps.choose_organisation(person, "Cedar Lamp")
            person.press(words.report["send"])
            return steps.receipt_words(person)
        person.press(words.report["next"])
    raise AssertionError("the questionnaire has no end")


def report_begun(person: ClientReader, nest: Nest) -> None:
    """Somebody stops in the middle: the open form lies in the database."""
    words = steps.words_of("en")
    person.visit("/en/report/")
    person.press(words.report["begin"])
    for choice in ({"about": "SAW"}, {"danger": "NO"}, {"child": "NO"}, {"basis": "SAW_IT"}):
        for name, value in choice.items():
            person.choose(name, value)
        person.press(words.report["next"])
    nest.fill(person)
    person.press(words.report["next"])


def names(reader: ClientReader) -> set[str]:
    return {control.name for form in reader.page_now.forms for control in form.controls}


def work_on_case(ana: ClientReader, nest: Nest) -> str:
    """Answer, open the case, and fill every sheet of it."""
    told = next(bird for bird, where in nest.planted.items() if where.endswith("story"))
    report_path = steps.find_report(ana, told)
    ana.fill("words", nest.canary("answer"))
    ana.press("Take it and send")
    ana.visit(report_path)
    ana.follow("Open a case")
    nest.fill(ana)
    ana.press("Open the case")
    case = ana.path
    for sheet, button in SHEETS.items():
        ana.visit(case + sheet)
        nest.fill(ana)
        if sheet == "needs/new/":
            ana.choose("domain", "HOUSING")
        ana.press(button)
        assert "Before" not in ana.text() or ana.path == case, ana.text()[:300]
    return case


SHEETS = {
    "card/": "Save",
    "wants/": "Save",
    "plan/": "Save",
    "needs/new/": "Save",
    "notes/new/": "Save the note",
}


def ask_a_service(ana: ClientReader, case: str, nest: Nest) -> str:
    """A release with every line ticked and every line's words replaced."""
    ana.visit(case)
    ana.follow("Ask a service")
    html = ana.html()
    service = next(one for form in ana.page_now.forms for one in form.controls if one.name == "service")
    juniper = next(value for value in service.options if value and f'value="{value}">Juniper Legal' in html)
    nest.fill(ana)
    ana.choose("service", juniper)
    for name in sorted(name for name in names(ana) if name.startswith("pick-")):
        ana.choose(name, "on")
    ana.press("Show what they will see")
    nest.fill(ana)
    for tick in ("spoke_of_risks", "choice_shown", "signer_did_no_harm"):
        ana.choose(tick, "on")
    ana.press("Show what they will see")
    ana.press("Give this release and ask them")
    assert re.fullmatch(r"/referrals/[0-9a-f-]{36}/", ana.path), ana.text()[:500]
    return ana.path


def decline(lena: ClientReader, nest: Nest) -> None:
    """The other side reads it and says no, in words."""
    lena.visit("/referrals/")
    lena.follow("Cedar Lamp")
    nest.fill(lena)
    lena.press("Yes, we can help")


def take_back(ana: ClientReader, referral: str, nest: Nest) -> None:
    """The person takes it back; what they said is written down."""
    ana.visit(f"{referral}take-back/")
    nest.fill(ana)
    ana.choose("how", "SPOKEN")
    ana.choose("told", "on")
    ana.press("Take it back now")


def write_back(person: ClientReader, stolen: Stolen) -> None:
    """The person opens the box and writes more."""
    steps.open_mailbox(person, "en", stolen.receipt)
    stolen.nest.fill(person)
    person.press(steps.words_of("en").mailbox["reply_go"])
    stolen.secrets += cookie_values(person)


def invite(sol: ClientReader, nest: Nest) -> None:
    """An administrator invites a colleague by name."""
    sol.visit("/members/invite/")
    nest.fill(sol)
    sol.choose("roles", "CASE_WORKER")
    sol.press("Make the invitation")

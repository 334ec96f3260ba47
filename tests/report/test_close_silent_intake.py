"""The intake closes by itself."""

from luminaria.people.models import Member
from luminaria.report import actions, queries, tasks
from luminaria.report.models import IntakeDesk
from tests import factories
from tests.conftest import MovableClock
from tests.databases import database_role
from tests.report import setting


def test_twelve_silent_hours_close_it_even_before_the_scheduled_run(
    home: setting.Intake, clock: MovableClock
) -> None:
    clock.forward(hours=11, minutes=59)
    assert queries.intake_state(home.id).is_open
    clock.forward(minutes=2)
    assert setting.person.receiving_organisations("en") == []
    assert not setting.person.someone_receives()
    assert queries.intake_state(home.id).closed_because == "SILENT"
    with database_role("owner"):
        assert tasks.close_silent_intakes() == 1
        assert tasks.close_silent_intakes() == 0


def test_it_stays_closed_until_a_supervisor_opens_it(home: setting.Intake, clock: MovableClock) -> None:
    clock.forward(hours=13)
    with factories.inside(home.ana):
        assert actions.close_silent_intake() == "SILENT"
        Member.objects.filter(id=home.ana.member_id).update(signed_in_at=_now())
        actions.note_presence()
    assert not queries.intake_state(home.id).is_open
    setting.open_desk(home.ana)
    assert queries.intake_state(home.id).is_open


def _now() -> object:
    from luminaria.kernel import clock as house_clock

    return house_clock.now()


def test_somebody_signing_in_keeps_it_open(home: setting.Intake, clock: MovableClock) -> None:
    clock.forward(hours=11)
    with factories.inside(home.ben):
        Member.objects.filter(id=home.ben.member_id).update(signed_in_at=_now())
        assert actions.close_silent_intake() == ""
    clock.forward(hours=11)
    assert queries.intake_state(home.id).is_open


def test_fewer_than_two_on_call_close_it(home: setting.Intake) -> None:
    with factories.inside(home.ana):
        Member.objects.filter(id=home.ben.member_id).update(on_call=False)
        assert actions.close_silent_intake() == "SILENT"


def test_a_missed_danger_closes_it_and_reading_does_not_open_it_by_itself(
    home: setting.Intake, clock: MovableClock
) -> None:
    sent = setting.sent_to(home, {"about": "ME", "danger": "YES"})
    clock.forward(minutes=59)
    assert queries.intake_state(home.id).is_open
    clock.forward(minutes=20)
    assert queries.intake_state(home.id).closed_because == "DANGER_MISSED"
    with factories.inside(home.ana):
        assert actions.close_silent_intake() == "DANGER_MISSED"
        actions.read_report(actor=home.ana, report_id=sent.report_id)
        assert IntakeDesk.objects.get().is_open is False

"""A case of `home` with a need and a note, and a report that waits in its inbox."""

from uuid import UUID

from luminaria.people.rules import Role
from tests import factories
from tests.authorisation.objects import World, makes
from tests.cases import setting as cases
from tests.report import setting as report

_cases: dict[UUID, UUID] = {}


def _case(world: World) -> UUID:
    """One case a world: its need and its note belong to it."""
    if world.home.id not in _cases:
        _cases[world.home.id] = cases.open_case(world.member(Role.CASE_WORKER))
    return _cases[world.home.id]


@makes("case_id")
def a_case(world: World) -> str:
    return str(_case(world))


@makes("need_id")
def a_need(world: World) -> str:
    return str(cases.need(world.member(Role.CASE_WORKER), _case(world)))


@makes("note_id")
def a_note(world: World) -> str:
    return str(cases.note(world.member(Role.CASE_WORKER), _case(world)))


@makes("report_id")
def a_report(world: World) -> str:
    """The intake is opened by two of its own, so that the world's members stay of one role each."""
    ana = factories.member(world.home, {Role.INTAKE, Role.SUPERVISOR}, name="Ana", on_call=True)
    ben = factories.member(world.home, {Role.INTAKE}, name="Ben", on_call=True)
    report.open_desk(ana)
    return str(report.sent_to(report.Intake(world.home, ana, ben)).report_id)

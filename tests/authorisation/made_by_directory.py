"""A public line of the pack, and an entry of the directory with all that can wait at it."""

from luminaria.directory.models import Answer, Conflict, Doubt, Invitation
from luminaria.directory.queries import lines
from luminaria.kernel import clock
from tests.authorisation.objects import World, makes
from tests.databases import database_role
from tests.directory import entries


@makes("line_code")
def a_line(world: World) -> str:
    return next(line.id for line in lines() if line.may_be_called)


@makes("record")
def an_entry(world: World) -> str:
    row = entries.service()
    with database_role("owner"):
        Doubt.objects.create(service_id=row.id, code="PHONE", doubted_on=clock.now().date())
    return str(row.id)


@makes("fact")
def a_fact(world: World) -> str:
    return "phone"


@makes("doubt")
def a_doubt(world: World) -> str:
    return "phone"


@makes("conflict")
def a_conflict(world: World) -> str:
    row, today = entries.service(), clock.now().date()
    with database_role("owner"):
        made = Conflict.objects.create(
            record=row, field="phone", source=row.source, offered={}, offered_on=today
        )
    return str(made.id)


@makes("site")
def a_place(world: World) -> str:
    return str(entries.place(entries.service()).id)


@makes("answer")
def an_answer(world: World) -> str:
    row, today = entries.service(), clock.now().date()
    with database_role("owner"):
        invitation = Invitation.objects.create(
            secret_hash="0" * 64,
            record=row,
            organisation=world.home,
            member_id=world.holder.member_id,
            made_on=today,
            expires_on=today,
        )
        made = Answer.objects.create(
            invitation=invitation, outcomes={"phone": "STILL_TRUE"}, answered_on=today
        )
    return str(made.id)

"""A house with case workers and one case, and what these tests do again and again."""

from dataclasses import dataclass
from uuid import UUID

from luminaria.cases import actions
from luminaria.cases.models import CaseKey, CaseSection, Need, Note
from luminaria.cases.rules import Card, NeedWords
from luminaria.kernel.ids import new_id
from luminaria.ledger.models import Leaf
from luminaria.people.models import Organisation
from luminaria.people.rules import OpenMember, Role
from tests import factories
from tests.databases import database_role

CARD = Card(name="Wren", language="English", reach_by="Text", reach_when="9 to 15", code_word="blue kettle")


@dataclass(frozen=True)
class House:
    """A provider: lena and tobias work cases, dee supervises, ana is on intake only, adam administers."""

    home: Organisation
    lena: OpenMember
    tobias: OpenMember
    dee: OpenMember
    ana: OpenMember
    adam: OpenMember


def house(name: str = "Casa de Prueba") -> House:
    home = factories.organisation(name)
    return House(
        home=home,
        ana=factories.member(home, {Role.INTAKE}, name="Ana"),
        lena=factories.member(home, {Role.CASE_WORKER}, name="Lena"),
        tobias=factories.member(home, {Role.CASE_WORKER}, name="Tobias"),
        dee=factories.member(home, {Role.SUPERVISOR}, name="Dee"),
        adam=factories.member(home, {Role.ADMINISTRATOR}, name="Adam"),
    )


def open_case(actor: OpenMember, card: Card = CARD, **more: UUID) -> UUID:
    with factories.inside(actor):
        return actions.open_case(actor=actor, case_id=new_id(), card=card, **more)


def note(actor: OpenMember, case_id: UUID, words: str = "We talked.") -> UUID:
    note_id = new_id()
    with factories.inside(actor):
        actions.write_note(actor=actor, case_id=case_id, note_id=note_id, words=words)
    return note_id


def need(actor: OpenMember, case_id: UUID, words: str = "Teeth") -> UUID:
    need_id = new_id()
    with factories.inside(actor):
        actions.add_need(
            actor=actor,
            case_id=case_id,
            need_id=need_id,
            state="NOT_BEGUN",
            said=NeedWords("HEALTH", words, "They will say when", "Wren"),
        )
    return need_id


def wants(actor: OpenMember, case_id: UUID, words: str = "I want my papers back.", seen: int = 0) -> None:
    with factories.inside(actor):
        actions.record_wants(actor=actor, case_id=case_id, words=words, read_back=True, seen=seen)


def sees(actor: OpenMember) -> list[UUID]:
    """The cases in the actor's list."""
    from luminaria.cases import queries

    with factories.inside(actor):
        return list(queries.listed(actor).values_list("id", flat=True))


def verbs_on(obj: UUID | None) -> list[str]:
    """What the ledger says was done with something, in order of writing."""
    with database_role("owner"):
        return list(Leaf.objects.filter(obj=obj).order_by("at").values_list("verb", flat=True))


def versions(actor: OpenMember, case_id: UUID) -> int:
    with factories.inside(actor):
        return CaseKey.objects.filter(object_id=case_id).count()


def sealed_bytes(actor: OpenMember, case_id: UUID) -> bytes:
    """Everything that the database holds sealed of a case."""
    with factories.inside(actor):
        rows = [row for model in (CaseSection, Need, Note) for row in model.objects.filter(case_id=case_id)]
        return b"".join(bytes(row.body) + bytes(row.data_key) for row in rows)

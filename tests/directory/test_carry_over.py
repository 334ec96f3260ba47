"""What referrals chose from before there were records is a record under the same id."""

from datetime import UTC, datetime
from importlib import import_module
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import connection

from luminaria.directory import actions, queries
from luminaria.directory.models import Record
from luminaria.kernel import clock
from luminaria.people.rules import Role
from tests import factories
from tests.databases import database_role

pytestmark = pytest.mark.django_db
carry_over = import_module("luminaria.directory.migrations.0005_services_are_records").carry_over
NOON = datetime(2026, 11, 22, 19, tzinfo=UTC)


class Before:
    """The models as the migration finds them: the old table's rows are these."""

    def __init__(self, rows: list[SimpleNamespace]) -> None:
        self.rows = rows

    def get_model(self, room: str, name: str) -> Any:
        if name != "Service":
            return apps.get_model(room, name)
        manager = SimpleNamespace(all=lambda: self.rows)
        return SimpleNamespace(objects=SimpleNamespace(using=lambda alias: manager))


def old(code: str, status: str = "verified", organisation_id: UUID | None = None) -> SimpleNamespace:
    return SimpleNamespace(
        id=uuid4(), code=code, name=code, status=status, shelter=False, organisation_id=organisation_id
    )


def test_ids_stay_what_has_gone_stays_gone_and_the_next_load_says_the_rest() -> None:
    mesa = factories.organisation("Mesa Door")
    factories.member(mesa, {Role.INTAKE})
    own, kept, gone = (
        old(f"organisation:{mesa.id}", "own", mesa.id),
        old("p-lifelink"),
        old("p-closed", "gone"),
    )
    with clock.fixed(NOON), database_role("owner"):
        carry_over(Before([own, kept, gone]), SimpleNamespace(connection=connection))
        actions.load_services()
    assert [option.id for option in queries.services_near().here] == [own.id]
    assert Record.objects.get(id=kept.id).name == "The Life Link"
    assert Record.objects.get(kind="service", external_id="p-lifelink").id == kept.id
    assert Record.objects.get(id=gone.id).gone_on is not None
    option = queries.service(gone.id)
    assert option is not None and option.name == "p-closed"

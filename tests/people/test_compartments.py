"""What must hold of every table whose rows belong to one organisation, in every room, on both engines."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models
from psycopg.types.json import Jsonb

from luminaria.people.compartment import (
    OutsideCompartment,
    WrongCompartment,
    compartment,
    compartment_tables,
    current,
    every_compartment,
)
from luminaria.people.models import CompartmentManager, CompartmentModel, Member, Organisation
from luminaria.people.rules import Role
from tests import factories
from tests.databases import database_role
from tests.people.rows import compartment_models, new_row

MODELS = compartment_models()
every_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.db_table)


@pytest.fixture
def other(db: None) -> Organisation:
    return factories.organisation("Elsewhere")


@pytest.fixture
def row(model: type[CompartmentModel], home: Organisation) -> CompartmentModel:
    """A row of `home`, put there by the owner, who may write everything."""
    with database_role("owner"), compartment(home.id):
        made = new_row(model, home.id)
    assert isinstance(made, CompartmentModel)
    return made


OUTSIDE: dict[str, Callable[[type[CompartmentModel]], object]] = {
    "count": lambda model: model.objects.count(),
    "list": lambda model: list(model.objects.all()),
    "exists": lambda model: model.objects.filter(pk=None).exists(),
    "update": lambda model: model.objects.update(organisation=None),
    "delete": lambda model: model.objects.all().delete(),
    "base manager": lambda model: list(model._base_manager.all()),
    "save": lambda model: model().save(),
    "bulk create": lambda model: model.objects.bulk_create([model()]),
}


@every_model
@pytest.mark.parametrize("operation", OUTSIDE)
def test_outside_of_a_compartment_every_operation_raises(
    db: None, model: type[CompartmentModel], operation: str
) -> None:
    with pytest.raises(OutsideCompartment):
        OUTSIDE[operation](model)


SQL = (
    'SELECT * FROM "{}"',
    "SELECT count(*) FROM {}",
    "select 1 from {} limit 1",
    "WITH all_rows AS (SELECT * FROM {}) SELECT * FROM all_rows",
    "UPDATE {} SET id = id",
    "DELETE FROM {}",
    "EXPLAIN SELECT * FROM {}",
)


@every_model
@pytest.mark.parametrize("statement", SQL)
def test_outside_of_a_compartment_sql_raises_however_it_is_written(
    db: None, model: type[CompartmentModel], statement: str
) -> None:
    with connection.cursor() as cursor, pytest.raises(OutsideCompartment):
        cursor.execute(statement.format(model._meta.db_table))


@every_model
def test_a_row_is_found_in_its_own_compartment(row: CompartmentModel, home: Organisation) -> None:
    with database_role("owner"), compartment(home.id):
        assert type(row).objects.filter(pk=row.pk).exists()


@every_model
def test_a_row_of_another_organisation_is_never_found(row: CompartmentModel, other: Organisation) -> None:
    model = type(row)
    with database_role("owner"), compartment(other.id):
        for manager in (model.objects, model._default_manager, model._base_manager):
            assert not manager.filter(pk=row.pk).exists()
        with pytest.raises(model.DoesNotExist):
            row.refresh_from_db()


@every_model
def test_a_row_of_another_organisation_is_never_changed_or_deleted(
    row: CompartmentModel, home: Organisation, other: Organisation
) -> None:
    model = type(row)
    with database_role("owner"):
        with compartment(other.id):
            assert model.objects.filter(pk=row.pk).update(id=row.pk) == 0
            assert model.objects.filter(pk=row.pk).delete()[0] == 0
            with pytest.raises(WrongCompartment):
                row.save()
            with pytest.raises(WrongCompartment):
                model.objects.bulk_create([row])
        with compartment(home.id):
            assert model.objects.filter(pk=row.pk).exists()
            with pytest.raises(WrongCompartment):
                model.objects.filter(pk=row.pk).update(organisation=other)


@every_model
def test_the_guard_stands_before_foreign_keys_refreshing_and_deleting_too(
    model: type[CompartmentModel],
) -> None:
    assert isinstance(model._base_manager, CompartmentManager)
    assert isinstance(model._default_manager, CompartmentManager)


@every_model
def test_postgresql_itself_shows_a_program_nothing_of_another_organisation(
    row: CompartmentModel, other: Organisation
) -> None:
    if connection.vendor != "postgresql":
        assert (
            row._meta.db_table in compartment_tables()
        )  # SQLite has no guard of its own: the two above are it
        return
    model = type(row)
    with database_role("desk"), compartment(other.id), connection.cursor() as cursor:
        if "SELECT" in model.desk_grants:
            cursor.execute(f'SELECT count(*) FROM "{model._meta.db_table}"')
            assert cursor.fetchone() == (0,)
        if "UPDATE" in model.desk_grants:
            cursor.execute(f'UPDATE "{model._meta.db_table}" SET id = id')
            assert cursor.rowcount == 0


@every_model
def test_postgresql_itself_refuses_a_row_for_another_organisation(
    row: CompartmentModel, other: Organisation
) -> None:
    if connection.vendor != "postgresql" or "INSERT" not in type(row).desk_grants:
        assert type(row).in_compartment
        return
    table = row._meta.db_table
    with database_role("owner"), compartment(row.organisation_id), connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')
        values = [Jsonb(one) if isinstance(one, dict | list) else one for one in cursor.fetchone() or ()]
    marks = ", ".join(["%s"] * len(values))
    with pytest.raises(DatabaseError, match="row-level security"), database_role("desk"):
        _insert(f'INSERT INTO "{table}" VALUES ({marks})', values, other)


def _insert(statement: str, values: list[object], other: Organisation) -> None:
    with compartment(other.id), connection.cursor() as cursor:
        cursor.execute(statement, values)


@every_model
def test_postgresql_itself_shows_nothing_without_an_organisation(row: CompartmentModel) -> None:
    if connection.vendor != "postgresql" or "SELECT" not in type(row).desk_grants:
        assert type(row).in_compartment
        return
    with database_role("desk"), compartment(row.organisation_id), connection.cursor() as cursor:
        for nothing in ("", "00000000-0000-0000-0000-000000000000"):
            cursor.execute("SELECT set_config('luminaria.organisation', %s, true)", [nothing])
            cursor.execute(f'SELECT count(*) FROM "{row._meta.db_table}"')
            assert cursor.fetchone() == (0,)


def test_one_compartment_does_not_open_inside_another(home: Organisation, other: Organisation) -> None:
    with compartment(home.id):
        with pytest.raises(WrongCompartment), compartment(other.id):
            pass
        with compartment(home.id):
            assert current() == home.id


def test_a_fault_shuts_the_compartment_and_undoes_its_work(home: Organisation) -> None:
    def work() -> None:
        with compartment(home.id):
            factories.member(home, {Role.TRAINER})
            raise RuntimeError

    with pytest.raises(RuntimeError):
        work()
    with pytest.raises(OutsideCompartment):
        current()
    with compartment(home.id):
        assert Member.objects.count() == 0


def test_scheduled_work_sees_every_row_and_a_program_does_not(
    home: Organisation, other: Organisation
) -> None:
    for place in (home, other):
        factories.member(place, {Role.TRAINER})

    with database_role("owner"), every_compartment():
        assert Member.objects.count() == 2
    if connection.vendor == "postgresql":
        with database_role("desk"), every_compartment():
            assert Member.objects.count() == 0


def test_every_table_that_names_an_organisation_is_a_compartment_or_says_why_not() -> None:
    # Looked up before anybody has signed in, by a keyed hash or by the hash of a secret.
    before_signing_in = {"people_signin", "people_desksession"}
    named: set[str] = {
        model._meta.db_table
        for model in apps.get_models()
        if any(_points_to_organisation(field) for field in model._meta.concrete_fields)
    }
    assert sorted(named - compartment_tables() - before_signing_in - PUBLIC_TABLES) == []


# Rows about services, of one directory for the whole instance: they say whose deed each was.
PUBLIC_TABLES = {
    f"directory_{name}"
    for name in ("record", "check", "change", "invitation", "listing", "listedorganization")
}


def _points_to_organisation(field: Any) -> bool:
    return isinstance(field, models.ForeignKey) and field.related_model is Organisation

"""PostgreSQL's own guard of compartments: three roles, row-level security on every compartment table.

Applied after each migration by the owner, derived from the models, idempotent. The public
and desk roles own nothing, and the start-up check refuses a role that could look past it.
"""

from django.apps import apps
from django.conf import settings
from django.core.checks import Error
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from luminaria.kernel.errors import LuminariaError

OWNER, PUBLIC, DESK = "luminaria_owner", "luminaria_public", "luminaria_desk"
OWN = "organisation_id = NULLIF(current_setting('luminaria.organisation', true), '')::uuid"


class RoleTooStrong(LuminariaError):
    """The database role could look past row-level security."""


def apply(connection: BaseDatabaseWrapper) -> None:
    """Grant each program's role what its models say, and put the row guard on compartment tables."""
    with connection.cursor() as cursor:
        for model in apps.get_models():
            for statement in statements(model):
                cursor.execute(statement)


def statements(model: type[models.Model]) -> list[str]:
    """The SQL that guards one table."""
    table = f'"{model._meta.db_table}"'
    lines = [f"REVOKE ALL ON {table} FROM {PUBLIC}, {DESK}"]
    for role, grants in ((PUBLIC, _grants(model, "public")), (DESK, _grants(model, "desk"))):
        if grants:
            lines.append(f"GRANT {grants} ON {table} TO {role}")
    if not getattr(model, "in_compartment", False):
        return lines
    own = getattr(model, "row_rule", OWN)
    public_rule = "true" if getattr(model, "public_rows", "own") == "all" else own
    lines += [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
    ]
    for role, rule in ((OWNER, "true"), (PUBLIC, public_rule), (DESK, own)):
        lines.append(f"DROP POLICY IF EXISTS {role}_rows ON {table}")
        lines.append(f"CREATE POLICY {role}_rows ON {table} TO {role} USING ({rule}) WITH CHECK ({rule})")
    for command, check in getattr(model, "public_checks", {}).items():
        name = f"{PUBLIC}_{command.lower()}"
        lines.append(f"DROP POLICY IF EXISTS {name} ON {table}")
        using = " USING (true)" if command == "UPDATE" else ""
        lines.append(
            f"CREATE POLICY {name} ON {table} AS RESTRICTIVE FOR {command} TO {PUBLIC}"
            f"{using} WITH CHECK ({check})"
        )
    return lines


def _grants(model: type[models.Model], program: str) -> str:
    return str(getattr(model, f"{program}_grants", ""))


def role_findings(connection: BaseDatabaseWrapper, *, program: str) -> list[Error]:
    """What is wrong with the role that this process runs as; empty when it cannot look past the guard."""
    if connection.vendor != "postgresql" or program == "owner":
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper, rolbypassrls, EXISTS (SELECT 1 FROM pg_class c WHERE c.relowner = r.oid"
            " AND c.relkind = 'r') FROM pg_roles r WHERE rolname = current_user"
        )
        superuser, bypass, owns = cursor.fetchone()
    faults = {"is a superuser": superuser, "has BYPASSRLS": bypass, "owns tables": owns}
    return [
        Error(
            f"The database role of the {program} program {what}. Use luminaria_{program}.", id="people.E001"
        )
        for what, wrong in faults.items()
        if wrong
    ]


def refuse_strong_role(connection: BaseDatabaseWrapper, *, program: str) -> None:
    """Raise RoleTooStrong when the role could look past the guard."""
    for finding in role_findings(connection, program=program):
        raise RoleTooStrong(str(finding.msg))


def watch(connection: BaseDatabaseWrapper, **_: object) -> None:
    """Look at the role of every new connection of a program that serves. Raises RoleTooStrong."""
    refuse_strong_role(connection, program=settings.PROGRAM)

"""Triggers that refuse change, and PostgreSQL's row rules. Put in place by the migration.

They stop mistakes and stolen desk passwords, not the owner of the database: that one is
found out by the checkpoints outside.
"""

from collections.abc import Iterator

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

APPEND_ONLY = {"ledger_leaf": "id", "ledger_position": "seq", "ledger_checkpoint": "number"}
ERASABLE = {"ledger_leafdetail": "leaf_id"}
_REFUSAL = "the ledger is append-only"
# Nobody signs in at the public program, so it cannot say that a member did something.
NOBODY_IN_PUBLIC = "actor IS NULL OR current_user <> 'luminaria_public'"
_OWN = "organisation = NULLIF(current_setting('luminaria.organisation', true), '')::uuid"


def put(editor: BaseDatabaseSchemaEditor) -> None:
    """Make the ledger's tables append-only on this engine."""
    statements = postgresql() if editor.connection.vendor == "postgresql" else sqlite()
    for statement in statements:
        editor.execute(statement)


def sqlite() -> Iterator[str]:
    """The statements for SQLite. Its REPLACE deletes without firing a trigger, so it is refused too."""
    for table, key in (APPEND_ONLY | ERASABLE).items():
        events = ["UPDATE"] if table in ERASABLE else ["UPDATE", "DELETE"]
        for event in events:
            yield (
                f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table}"
                f" BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
            )
        yield (
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}"  # noqa: S608 - names of our own
            f" WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key})"
            f" BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
        )


def postgresql() -> Iterator[str]:
    """The statements for PostgreSQL."""
    yield (
        "CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$"
    )
    for table in APPEND_ONLY | ERASABLE:
        events = "UPDATE" if table in ERASABLE else "UPDATE OR DELETE"
        yield (
            f"CREATE TRIGGER {table}_no_change BEFORE {events} ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION ledger_refuse()"
        )
        yield (
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()"
        )
    rules = {
        "ledger_leaf": _OWN,
        "ledger_leafdetail": "EXISTS (SELECT 1 FROM ledger_leaf WHERE id = leaf_id)",
    }
    for table, rule in rules.items():
        # Not forced: the owner's process orders the leaves of every organisation.
        yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
        check = NOBODY_IN_PUBLIC if table == "ledger_leaf" else "true"
        yield f"CREATE POLICY {table}_add ON {table} FOR INSERT WITH CHECK ({check})"
        yield f"CREATE POLICY {table}_own ON {table} FOR SELECT USING ({rule})"

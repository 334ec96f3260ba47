"""The tables of the ledger and the triggers that keep them append-only."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from luminaria.ledger import guards


def put_guards(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    guards.put(editor)


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Checkpoint",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("size", models.BigIntegerField()),
                ("root", models.BinaryField(max_length=32)),
                ("frontier", models.BinaryField(max_length=2048)),
                ("signed_at", models.DateTimeField()),
                ("note", models.TextField()),
                ("signature", models.BinaryField(max_length=64)),
            ],
            options={
                "db_table": "ledger_checkpoint",
            },
        ),
        migrations.CreateModel(
            name="Leaf",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("organisation", models.UUIDField(null=True)),
                ("actor", models.UUIDField(null=True)),
                ("verb", models.CharField(max_length=64)),
                ("obj", models.UUIDField(db_index=True, null=True)),
                ("at", models.DateTimeField(db_index=True)),
                ("commitment", models.BinaryField(max_length=32)),
            ],
            options={
                "db_table": "ledger_leaf",
            },
        ),
        migrations.CreateModel(
            name="LeafDetail",
            fields=[
                (
                    "leaf",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="detail",
                        serialize=False,
                        to="ledger.leaf",
                    ),
                ),
                ("salt", models.BinaryField(max_length=32)),
                ("details", models.TextField()),
            ],
            options={
                "db_table": "ledger_leafdetail",
            },
        ),
        migrations.CreateModel(
            name="Position",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                ("leaf_hash", models.BinaryField(max_length=32)),
                (
                    "leaf",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="position",
                        to="ledger.leaf",
                    ),
                ),
            ],
            options={
                "db_table": "ledger_position",
            },
        ),
        migrations.RunPython(put_guards, migrations.RunPython.noop),
    ]

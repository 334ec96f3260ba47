"""What referrals chose from becomes records under the same ids; the next load says the rest of them."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from luminaria.kernel import clock

OWN = "organisation:"


def carry_over(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Every service keeps its id, so that a referral still names the same one."""
    services = apps.get_model("directory", "Service").objects.using(editor.connection.alias)
    sources = apps.get_model("directory", "Source").objects.using(editor.connection.alias)
    records = apps.get_model("directory", "Record").objects.using(editor.connection.alias)
    changes = apps.get_model("directory", "Change").objects.using(editor.connection.alias)
    for row in services.all():
        own = row.code.startswith(OWN)
        source, _ = sources.get_or_create(
            code="instance" if own else "pack",
            defaults={"name": "The organisations of this instance" if own else "The pack"},
        )
        said = {"id": str(row.id), "name": row.name, "status": "active"}
        gone = row.status == "gone"
        record = records.create(
            id=row.id,
            source=source,
            kind="service",
            external_id=row.code,
            receiver_id=row.organisation_id,
            name=row.name,
            said=said,
            document=said,
            visibility="intake-only" if row.shelter else "public",
            status="own" if own else "unverified",
            do_not_list=own,
            gone_on=clock.now().date() if gone else None,
        )
        if gone:
            changes.create(record=record, action="withdrawn", field="gone_on", source=source)


class Migration(migrations.Migration):
    dependencies = [("directory", "0004_found")]

    operations = [
        migrations.RunPython(carry_over, migrations.RunPython.noop),
        migrations.DeleteModel(name="Service"),
    ]

# Listings say what helps and what has a place, so that no list asks each of them; and the head of the order in
# which they are found is read from an index, so that a search for what is frequent stops there.

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from luminaria.directory import found


def put(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    found.put_help(editor)


class Migration(migrations.Migration):
    dependencies = [("directory", "0011_last_looks_of_before")]

    operations = [
        migrations.AddField("listing", "helps", models.BooleanField(default=True)),
        migrations.AddField("listing", "placed", models.BooleanField(default=False)),
        migrations.AddField(
            "listingfacts", "helps", models.BooleanField(default=True), preserve_default=False
        ),
        migrations.AddField(
            "listingfacts", "placed", models.BooleanField(default=False), preserve_default=False
        ),
        migrations.RemoveIndex("listing", "directory_listing_narrow"),
        migrations.AddIndex(
            "listing",
            models.Index(
                fields=["name", "service_id", "standing", "statewide", "helps", "modified_at", "number"],
                name="directory_listing_narrow",
            ),
        ),
        migrations.RunPython(put, migrations.RunPython.noop),
    ]

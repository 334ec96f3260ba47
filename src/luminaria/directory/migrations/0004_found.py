# What a search chooses and orders by, and the full-text tables beside it.

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from luminaria.directory import found


def put(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    found.put(editor)


class Migration(migrations.Migration):
    dependencies = [("directory", "0003_held_and_listed")]

    operations = [
        migrations.CreateModel(
            name="ListingFacts",
            fields=[
                ("listing_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("standing", models.SmallIntegerField()),
                ("checked_on", models.DateField(null=True)),
                ("minimum_age", models.FloatField(null=True)),
                ("maximum_age", models.FloatField(null=True)),
                ("statewide", models.BooleanField()),
                ("asks_yes", models.SmallIntegerField()),
                ("asks_no", models.SmallIntegerField()),
                ("takes_yes", models.SmallIntegerField()),
                ("takes_no", models.SmallIntegerField()),
                ("genders", models.SmallIntegerField()),
                ("populations", models.SmallIntegerField()),
                ("excludes", models.SmallIntegerField()),
                ("interpreter", models.BooleanField()),
                ("name_key", models.CharField(max_length=80)),
            ],
        ),
        migrations.AddIndex(
            model_name="listingtag",
            index=models.Index(fields=["listing", "kind", "code"], name="directory_tag_of_listing"),
        ),
        migrations.AddIndex(
            model_name="listingplace",
            index=models.Index(
                fields=["listing", "latitude", "longitude"], name="directory_place_of_listing"
            ),
        ),
        migrations.AddIndex(
            model_name="listingplace",
            index=models.Index(fields=["latitude", "longitude", "listing"], name="directory_place_at"),
        ),
        migrations.AddIndex(
            model_name="listingplace",
            index=models.Index(
                fields=["county", "city", "latitude", "longitude"], name="directory_place_town"
            ),
        ),
        migrations.RunPython(put, migrations.RunPython.noop),
    ]

# An index for words in names, which a search looks for first; a folding of letters that costs a tenth; and
# no index twice: what another index begins with needs none of its own.

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from luminaria.directory import found


def put(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    found.put_names(editor)


class Migration(migrations.Migration):
    dependencies = [("directory", "0006_changes_on")]

    operations = [
        migrations.AlterField(
            model_name="listingtag",
            name="listing",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="tags",
                to="directory.listing",
            ),
        ),
        migrations.AlterField(
            model_name="listingplace",
            name="listing",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="places",
                to="directory.listing",
            ),
        ),
        migrations.RemoveIndex(
            model_name="listingplace",
            name="directory_l_latitud_824ef6_idx",
        ),
        migrations.RunPython(put, migrations.RunPython.noop),
    ]

# The day on which a listing changes by itself, since a fact of it grows old.

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("directory", "0005_services_are_records")]

    operations = [
        migrations.AddField(
            model_name="listing",
            name="changes_on",
            field=models.DateField(db_index=True, null=True),
        ),
    ]

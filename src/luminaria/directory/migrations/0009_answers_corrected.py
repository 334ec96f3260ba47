# A provider may correct its answer through the same link: the answer of the highest number counts.

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("directory", "0008_narrow_listing")]

    operations = [
        migrations.AddField(
            model_name="answer", name="number", field=models.PositiveSmallIntegerField(default=1)
        ),
        migrations.AlterField(
            model_name="answer",
            name="invitation",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="answers",
                to="directory.invitation",
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.UniqueConstraint(
                fields=("invitation", "number"), name="directory_answer_number"
            ),
        ),
    ]

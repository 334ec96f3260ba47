# The desk's queue and lists are read in their order: days of looks beside the looks, and narrow indexes.

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("directory", "0009_answers_corrected")]

    operations = [
        migrations.CreateModel(
            name="LastLook",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("field", models.CharField(max_length=40)),
                ("pace", models.CharField(max_length=10)),
                ("looked_on", models.DateField()),
                (
                    "record",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="directory.record",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["pace", "looked_on", "record", "field"], name="directory_lastlook_due"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("record", "field"), name="directory_lastlook_of_fact")
                ],
            },
        ),
        migrations.AddIndex(
            model_name="check",
            index=models.Index(fields=["recorded_at", "record", "field"], name="directory_check_when"),
        ),
        migrations.AddIndex(
            model_name="record",
            index=models.Index(
                fields=["kind", "name", "id", "same_as", "gone_on", "do_not_list", "source"],
                name="directory_record_narrow",
            ),
        ),
        migrations.RemoveIndex(model_name="record", name="directory_r_kind_4511c7_idx"),
    ]

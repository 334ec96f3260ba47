# What hidden places were called, as digests: a later feed that says it is cut.

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("directory", "0012_head_of_the_order")]

    operations = [
        migrations.CreateModel(
            name="HiddenName",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("family", models.UUIDField()),
                ("words", models.PositiveSmallIntegerField()),
                ("digest", models.CharField(max_length=32)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("family", "digest"), name="directory_hiddenname_once")
                ],
            },
        ),
    ]

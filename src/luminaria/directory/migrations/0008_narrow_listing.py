# Lists are turned in an index that has all they are ordered and chosen by; whole rows are read of a page alone.

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("directory", "0007_words_of_names")]

    operations = [
        migrations.AddIndex(
            model_name="listing",
            index=models.Index(
                fields=["name", "service_id", "standing", "statewide", "modified_at", "number"],
                name="directory_listing_narrow",
            ),
        ),
        migrations.RemoveIndex(
            model_name="listing",
            name="directory_l_name_d21b39_idx",
        ),
    ]

"""What of a listing is chosen and ordered by, in one narrow row: a search never reads whole documents."""

from typing import ClassVar

from django.db import models

from luminaria.directory.models.listed import KEEP, READ


class ListingFacts(models.Model):
    """Kept in step with its listing by triggers (directory.found), so that whoever writes writes one row.

    `standing` counts from 0, confirmed, to 3, old. The masks have a bit for each code of the profile, in the
    order of `rules.codes`; `asks_yes` are papers that are asked for, `asks_no` those that certainly are not.
    On PostgreSQL two columns more hold the words (tsvector); on SQLite they are a full-text table.
    """

    public_grants: ClassVar[str] = READ
    desk_grants: ClassVar[str] = KEEP

    # The number of its listing. A key of its own type: SQLite then finds a row by it in one step.
    listing_id = models.BigAutoField(primary_key=True)
    standing = models.SmallIntegerField()
    checked_on = models.DateField(null=True)
    minimum_age = models.FloatField(null=True)
    maximum_age = models.FloatField(null=True)
    statewide = models.BooleanField()
    asks_yes = models.SmallIntegerField()
    asks_no = models.SmallIntegerField()
    takes_yes = models.SmallIntegerField()
    takes_no = models.SmallIntegerField()
    genders = models.SmallIntegerField()
    populations = models.SmallIntegerField()
    excludes = models.SmallIntegerField()
    interpreter = models.BooleanField()
    name_key = models.CharField(max_length=80)
    helps = models.BooleanField()
    placed = models.BooleanField()

    def __str__(self) -> str:
        return self.name_key

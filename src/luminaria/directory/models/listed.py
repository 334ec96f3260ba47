"""What may be seen: the only tables of the directory that the public program can read.

`directory.rules.redaction` decides what enters; every page, search, API, export, sheet and map reads from
here and nowhere else, so that no output has a redaction of its own to forget.
"""

from typing import ClassVar

from django.db import models

READ: str = "SELECT"
KEEP: str = "SELECT, INSERT, UPDATE, DELETE"


class ListedOrganization(models.Model):
    """An organization with at least one listed service."""

    public_grants: ClassVar[str] = READ
    desk_grants: ClassVar[str] = KEEP

    id = models.UUIDField(primary_key=True, editable=False)
    name = models.CharField(max_length=300)
    document = models.JSONField()
    modified_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Listing(models.Model):
    """A service as it may be seen. `document` leaves its organization, places and terms to their own rows.

    `standing`: CONFIRMED (somebody asked the service), PRINTED (read on its own or an official page),
    NAMED (we know that it is there, and print no way to reach it), OLD (past its date; marked).
    `changes_on` is the next day on which a fact of it grows old enough to be marked or hidden. `helps` and
    `placed` are as of `rules.listing.Listed`.
    """

    public_grants: ClassVar[str] = READ
    desk_grants: ClassVar[str] = KEEP

    number = models.BigAutoField(primary_key=True)
    service_id = models.UUIDField(unique=True)
    organization = models.ForeignKey(
        ListedOrganization, on_delete=models.CASCADE, null=True, related_name="+"
    )
    name = models.CharField(max_length=300)
    document = models.JSONField()
    standing = models.CharField(max_length=10)
    kind = models.CharField(max_length=10)
    checked_on = models.DateField(null=True)
    minimum_age = models.FloatField(null=True)
    maximum_age = models.FloatField(null=True)
    statewide = models.BooleanField(default=False)
    helps = models.BooleanField(default=True)
    placed = models.BooleanField(default=False)
    words_en = models.TextField(blank=True)
    words_es = models.TextField(blank=True)
    changes_on = models.DateField(null=True, db_index=True)
    modified_at = models.DateTimeField(db_index=True)

    class Meta:
        # What lists are ordered and chosen by: they are turned here, and only the rows of a page are read.
        indexes: ClassVar = [
            models.Index(
                fields=["name", "service_id", "standing", "statewide", "helps", "modified_at", "number"],
                name="directory_listing_narrow",
            )
        ]

    def __str__(self) -> str:
        return self.name


class ListingPlace(models.Model):
    """A public place of a listed service (HSDS service_at_location with its location)."""

    public_grants: ClassVar[str] = READ
    desk_grants: ClassVar[str] = KEEP

    id = models.UUIDField(primary_key=True, editable=False)
    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="places", db_index=False)
    location_id = models.UUIDField(db_index=True)
    city = models.CharField(max_length=100, blank=True)
    county = models.CharField(max_length=40, blank=True)
    postal_code = models.CharField(max_length=20, blank=True, db_index=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    document = models.JSONField()
    modified_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["listing", "latitude", "longitude"], name="directory_place_of_listing"),
            models.Index(fields=["latitude", "longitude", "listing"], name="directory_place_at"),
            models.Index(fields=["county", "city", "latitude", "longitude"], name="directory_place_town"),
        ]

    def __str__(self) -> str:
        return f"{self.city} {self.postal_code}".strip()


class ListingTag(models.Model):
    """Something that a listing can be chosen by: `kind` is a Tag of the rules, `code` its value."""

    public_grants: ClassVar[str] = READ
    desk_grants: ClassVar[str] = KEEP

    id = models.BigAutoField(primary_key=True)
    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="tags", db_index=False)
    kind = models.CharField(max_length=10)
    code = models.CharField(max_length=80)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "code", "listing"], name="directory_listing_tag")
        ]
        indexes: ClassVar = [
            models.Index(fields=["listing", "kind", "code"], name="directory_tag_of_listing")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.code}"


class ListingHours(models.Model):
    """A stretch of an ordinary week in which a listing may be open, to narrow a search before it is reckoned.

    `weekday` 0 is Monday; minutes count from that day's midnight, and 1440 is its end.
    """

    public_grants: ClassVar[str] = READ
    desk_grants: ClassVar[str] = KEEP

    id = models.BigAutoField(primary_key=True)
    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="hours")
    weekday = models.SmallIntegerField()
    opens = models.SmallIntegerField()
    closes = models.SmallIntegerField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["weekday", "opens", "closes", "listing"])]

    def __str__(self) -> str:
        return f"{self.weekday} {self.opens}-{self.closes}"


class ListedTaxonomy(models.Model):
    """A taxonomy that may be published. A licensed one never enters."""

    public_grants: ClassVar[str] = READ
    desk_grants: ClassVar[str] = KEEP

    id = models.UUIDField(primary_key=True, editable=False)
    name = models.CharField(max_length=300)
    document = models.JSONField()
    modified_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class ListedTerm(models.Model):
    """A term of a published taxonomy."""

    public_grants: ClassVar[str] = READ
    desk_grants: ClassVar[str] = KEEP

    id = models.UUIDField(primary_key=True, editable=False)
    taxonomy = models.ForeignKey(ListedTaxonomy, on_delete=models.CASCADE, related_name="+")
    parent_id = models.UUIDField(null=True, db_index=True)
    code = models.CharField(max_length=80, blank=True)
    name = models.CharField(max_length=300)
    document = models.JSONField()
    modified_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name

"""What is known of services, from every source, with its history. The public program reads none of it.

One instance keeps one directory: these rows belong to no organisation, and say of each deed whose it was.
A place that must not be seen has no street, coordinate, postcode or telephone in any column here.
"""

from typing import ClassVar

from django.db import models

from luminaria.directory.rules.hsds import ROOTS, Visibility
from luminaria.kernel import clock
from luminaria.kernel.ids import new_id
from luminaria.people.models import Organisation


class Source(models.Model):
    """Where records come from: a feed, the pack, this desk, the organisations of this instance."""

    public_grants: ClassVar[str] = ""
    desk_grants: ClassVar[str] = "SELECT, INSERT"

    code = models.SlugField(max_length=80, primary_key=True)
    name = models.CharField(max_length=200)
    publisher = models.CharField(max_length=200, blank=True)
    licence = models.CharField(max_length=200, blank=True)
    url = models.CharField(max_length=500, blank=True)
    read_at = models.DateTimeField(null=True)
    digest = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return self.code


class Record(models.Model):
    """One HSDS object with an identity of its own, in the shape of HSDS 3.1 JSON with our profile.

    `said` is what its source last said; `document` is what holds now, after what was decided here. Children
    without an identity of their own are nested in it; other records are named by the `*_id` columns.
    `same_as` names the record of another source that this one was found to be about; only that one is listed.
    """

    public_grants: ClassVar[str] = ""
    desk_grants: ClassVar[str] = "SELECT, INSERT, UPDATE"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in ROOTS])
    external_id = models.CharField(max_length=200)
    organization_id = models.UUIDField(null=True, db_index=True)
    program_id = models.UUIDField(null=True)
    service_id = models.UUIDField(null=True, db_index=True)
    location_id = models.UUIDField(null=True, db_index=True)
    taxonomy_id = models.UUIDField(null=True)
    parent_id = models.UUIDField(null=True)
    same_as = models.UUIDField(null=True, db_index=True)
    receiver = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=300, blank=True)
    said = models.JSONField(default=dict)
    document = models.JSONField(default=dict)
    visibility = models.CharField(
        max_length=12, default=Visibility.PUBLIC, choices=[(one.value, one.value) for one in Visibility]
    )
    status = models.CharField(max_length=12, default="verified")
    do_not_list = models.BooleanField(default=False)
    gone_on = models.DateField(null=True)
    modified_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["source", "kind", "external_id"], name="directory_record_external_id"
            )
        ]
        # Lists at the desk are turned here; documents are read of the rows of a page alone.
        indexes: ClassVar = [
            models.Index(
                fields=["kind", "name", "id", "same_as", "gone_on", "do_not_list", "source"],
                name="directory_record_narrow",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


class HiddenName(models.Model):
    """What a hidden place of a family was called, as a digest: words that hold it are cut (redaction.unsaid).

    `family` is an organization, or a service without one; `words` is how many words the name or street has.
    """

    public_grants: ClassVar[str] = ""
    desk_grants: ClassVar[str] = "SELECT, INSERT"

    id = models.BigAutoField(primary_key=True)
    family = models.UUIDField()
    words = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=32)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["family", "digest"], name="directory_hiddenname_once")
        ]

    def __str__(self) -> str:
        return str(self.family)


class Check(models.Model):
    """Somebody looked whether one fact of a record is still true. The newest of a field counts."""

    public_grants: ClassVar[str] = ""
    desk_grants: ClassVar[str] = "SELECT, INSERT"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="+")
    field = models.CharField(max_length=40)
    outcome = models.CharField(max_length=12)
    method = models.CharField(max_length=12)
    checked_on = models.DateField()
    role = models.CharField(max_length=40)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    member_id = models.UUIDField(null=True)
    recorded_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["record", "field", "checked_on"]),
            models.Index(fields=["recorded_at", "record", "field"], name="directory_check_when"),
        ]

    def __str__(self) -> str:
        return f"{self.field} {self.checked_on}"


class LastLook(models.Model):
    """The day of the look that counts at one fact of a service that people may be sent to.

    Kept from Check rows by `list_services`, so that the desk's queue is read in its order. `pace` names the
    interval that runs for the fact (rules.freshness.PACES); how long it is stands in the pack.
    """

    public_grants: ClassVar[str] = ""
    desk_grants: ClassVar[str] = "SELECT, INSERT, UPDATE, DELETE"

    id = models.BigAutoField(primary_key=True)
    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="+", db_index=False)
    field = models.CharField(max_length=40)
    pace = models.CharField(max_length=10)
    looked_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["record", "field"], name="directory_lastlook_of_fact")
        ]
        indexes: ClassVar = [
            models.Index(fields=["pace", "looked_on", "record", "field"], name="directory_lastlook_due")
        ]

    def __str__(self) -> str:
        return f"{self.field} {self.looked_on}"


class Change(models.Model):
    """One fact became another: what, why, by whom. The history of a record; HSDS calls it metadata.

    A row is never changed, but for one thing: when a place is taken out of sight, its values are blanked.
    """

    public_grants: ClassVar[str] = ""
    desk_grants: ClassVar[str] = "SELECT, INSERT, UPDATE"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="+")
    action = models.CharField(max_length=12)
    field = models.CharField(max_length=40)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    why = models.CharField(max_length=300, blank=True)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=40, blank=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    member_id = models.UUIDField(null=True)
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["record", "changed_at"])]

    def __str__(self) -> str:
        return f"{self.action} {self.field}"


class Conflict(models.Model):
    """Two sources say different things of one fact. It is shown to nobody outside until someone decides."""

    public_grants: ClassVar[str] = ""
    desk_grants: ClassVar[str] = "SELECT, INSERT, UPDATE"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="+")
    field = models.CharField(max_length=40)
    held = models.JSONField(null=True)
    offered = models.JSONField(null=True)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    offered_on = models.DateField()
    decided_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["record", "field", "source"],
                condition=models.Q(decided_on=None),
                name="directory_conflict_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.field} {self.offered_on}"


class Doubt(models.Model):
    """A reader pressed "this was wrong": which entry, what about it, which day. Nothing about the reader."""

    public_grants: ClassVar[str] = "INSERT"
    desk_grants: ClassVar[str] = "SELECT, UPDATE"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    service_id = models.UUIDField(db_index=True)
    code = models.CharField(max_length=20)
    doubted_on = models.DateField()
    settled_on = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{self.code} {self.doubted_on}"


class Invitation(models.Model):
    """A link that lets a provider say whether its own entry is true, once, without an account.

    `asked` holds what the page shows, as it would be printed: never the place of a hidden service.
    The link's secret is kept as a hash. Opening the link changes nothing; only an answer does.
    """

    public_grants: ClassVar[str] = "SELECT"
    desk_grants: ClassVar[str] = "SELECT, INSERT, UPDATE"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    secret_hash = models.CharField(max_length=64, unique=True)
    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="+")
    asked = models.JSONField(default=list)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    member_id = models.UUIDField()
    made_on = models.DateField()
    expires_on = models.DateField()

    def __str__(self) -> str:
        return str(self.id)


class Answer(models.Model):
    """What a provider said through its link. It waits for the desk; nothing on a page changes by itself.

    A link may correct itself: the answer of the highest number counts, the others are history. The public
    program reads what was answered, in codes, and never its words: they may name what the desk must cut.
    """

    public_grants: ClassVar[str] = (
        "INSERT, SELECT (id, invitation_id, number, outcomes, answered_on, taken_on)"
    )
    desk_grants: ClassVar[str] = "SELECT, UPDATE"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    invitation = models.ForeignKey(
        Invitation, on_delete=models.CASCADE, related_name="answers", db_index=False
    )
    number = models.PositiveSmallIntegerField(default=1)
    outcomes = models.JSONField(default=dict)
    words = models.JSONField(default=dict)
    answered_on = models.DateField()
    taken_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["invitation", "number"], name="directory_answer_number")
        ]

    def __str__(self) -> str:
        return str(self.answered_on)

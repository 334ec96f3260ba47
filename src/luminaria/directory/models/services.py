"""What referrals choose from, and calls to public lines."""

from typing import ClassVar

from django.db import models

from luminaria.kernel import clock
from luminaria.kernel.ids import new_id
from luminaria.people.models import CompartmentModel, Organisation


class Service(models.Model):
    """Something that helps. `organisation` is set when it works on this instance and can receive here."""

    class Status(models.TextChoices):
        VERIFIED = "verified", "read at its source"
        OWN = "own", "said by the organisation itself"
        GONE = "gone", "no longer in the pack"

    public_grants: ClassVar[str] = "SELECT"
    desk_grants: ClassVar[str] = "SELECT"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=80, unique=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=200)
    what = models.TextField(blank=True)
    area = models.CharField(max_length=200, blank=True)
    languages = models.CharField(max_length=200, blank=True)
    needs = models.JSONField(default=list)
    channels = models.JSONField(default=dict)
    shelter = models.BooleanField(default=False)
    source = models.CharField(max_length=300, blank=True)
    source_date = models.CharField(max_length=120, blank=True)
    called_on = models.DateField(null=True)
    status = models.CharField(max_length=10, choices=Status)

    def __str__(self) -> str:
        return self.name


class LineCall(CompartmentModel):
    """A call to a public line, in codes. `contact` is its id in the pack; nothing here is about a person."""

    desk_grants: ClassVar[str] = "SELECT, INSERT"

    contact = models.CharField(max_length=80)
    called_on = models.DateField()
    outcome = models.CharField(max_length=12)
    who = models.CharField(max_length=12, blank=True)
    hours = models.CharField(max_length=12, blank=True)
    languages = models.JSONField(default=list)
    changed = models.JSONField(default=list)
    note = models.CharField(max_length=300, blank=True)
    member = models.ForeignKey("people.Member", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now)

    class Meta(CompartmentModel.Meta):
        indexes: ClassVar = [models.Index(fields=["organisation", "contact", "called_on"])]

    def __str__(self) -> str:
        return f"{self.contact} {self.called_on}"

"""Calls to public lines."""

from typing import ClassVar

from django.db import models

from luminaria.kernel import clock
from luminaria.people.models import CompartmentModel


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

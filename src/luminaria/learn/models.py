"""Rows of the learn room: what a person said of a text. No public page reads them."""

from typing import ClassVar

from django.db import models

from luminaria.kernel import clock
from luminaria.people.models import CompartmentModel


class TextReview(CompartmentModel):
    """One reading of one text in one language, tied to its words by their hashes. Names no reader."""

    desk_grants: ClassVar[str] = "SELECT, INSERT"

    locale = models.CharField(max_length=12)
    place = models.CharField(max_length=120)
    hashes = models.JSONField()
    role = models.CharField(max_length=40)
    verdict = models.CharField(max_length=10)
    note = models.CharField(max_length=500, blank=True)
    reviewed_on = models.DateField()
    member = models.ForeignKey("people.Member", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now)

    class Meta(CompartmentModel.Meta):
        indexes: ClassVar = [models.Index(fields=["organisation", "locale", "place"])]

    def __str__(self) -> str:
        return f"{self.locale} {self.place}"

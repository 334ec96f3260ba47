"""Rows of case work. What is not sealed is listed, with its reason, in docs/clear-columns.md."""

from typing import ClassVar

from django.db import models

from luminaria.cases.rules import EXCLUSION_GROUNDS, NeedState, Section
from luminaria.people.models import CompartmentModel, KeyVersion, KeyWrap


class Case(CompartmentModel):
    """Work with one person, at their pace. Nothing in this row says who or what for."""

    class State(models.TextChoices):
        OPEN = "OPEN", "open"
        CLOSED = "CLOSED", "closed"

    number = models.CharField(max_length=5)
    state = models.CharField(max_length=6, choices=State, default=State.OPEN)
    opened_on = models.DateField()
    review_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="cases_case_number"),
        ]
        indexes = [models.Index(fields=["organisation", "state", "review_on"], name="cases_case_order")]


class CaseKey(KeyVersion):
    """One version of a case's key; a new one each time somebody goes."""

    class Meta(KeyVersion.Meta):
        pass


class CaseKeyWrap(KeyWrap):
    """A case key wrapped to one member of the team, a supervisor, or recovery."""

    class Meta(KeyWrap.Meta):
        pass


class CaseMember(CompartmentModel):
    """Somebody on the team of a case, now or before."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="team")
    member_id = models.UUIDField()
    leads = models.BooleanField(default=False)
    joined_on = models.DateField()
    left_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "member_id"],
                condition=models.Q(left_on=None),
                name="cases_casemember_once",
            )
        ]
        indexes = [models.Index(fields=["member_id", "left_on"], name="cases_casemember_mine")]


class CaseExclusion(CompartmentModel):
    """A member who is kept out, whatever their role: for them this case does not exist."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="exclusions")
    member_id = models.UUIDField()
    ground = models.CharField(max_length=8, choices=list(EXCLUSION_GROUNDS.items()))
    since_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "member_id"], name="cases_caseexclusion_once")]


class SealedRow(CompartmentModel):
    """A body under a data key of its own save, which is wrapped under one version of the case key."""

    kind: ClassVar[str]

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    version = models.PositiveIntegerField(default=0)
    key_version = models.UUIDField()
    data_key = models.BinaryField()
    body = models.BinaryField()

    class Meta:
        abstract = True

    @property
    def field(self) -> str:
        """The part of the seal's context that tells this body from another of the same kind."""
        return "body"


class CaseSection(SealedRow):
    """The card, the wants or the safety plan of a case."""

    kind = "cases.section"

    section = models.CharField(max_length=12, choices=[(section.value, section.value) for section in Section])

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "section"], name="cases_casesection_once")]

    @property
    def field(self) -> str:
        return self.section


class Need(SealedRow):
    """One thing the person needs, in the order they gave."""

    kind = "cases.need"

    state = models.CharField(max_length=10, choices=[(state.value, state.value) for state in NeedState])
    position = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "position"], name="cases_need_position")]


class Note(SealedRow):
    """What happened, written by one member on one day. Never changed; a correction is another note."""

    kind = "cases.note"
    desk_grants = "SELECT, INSERT, DELETE"

    number = models.PositiveIntegerField()
    written_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="cases_note_number")]


class CaseReport(SealedRow):
    """A report that became part of a case: its report key, sealed under the case key."""

    kind = "cases.report"

    report_id = models.UUIDField(unique=True)

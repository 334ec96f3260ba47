"""Rows of the report room. What is sealed says so; what is clear stands in docs/clear-columns.md."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from luminaria.people.models import CompartmentModel, KeyVersion, KeyWrap, Organisation


class IntakeDesk(CompartmentModel):
    """Whether an organisation receives, and the public facts that its card shows.

    `on_call` and `on_call_seen_at` are kept up to date by the desk, since the public program
    sees no members.
    """

    class Closed(models.TextChoices):
        NOT_YET = "NOT_YET", "not opened yet"
        SUPERVISOR = "SUPERVISOR", "closed by a supervisor"
        SILENT = "SILENT", "nobody on call signed in for 12 hours"
        DANGER_MISSED = "DANGER_MISSED", "a report of danger was not read in time"

    public_grants: ClassVar[str] = "SELECT"
    public_rows: ClassVar[str] = "all"

    is_open = models.BooleanField(default=False)
    supervisor = models.UUIDField(null=True)
    facts = models.JSONField(default=dict)
    on_call = models.PositiveSmallIntegerField(default=0)
    on_call_seen_at = models.DateTimeField(null=True)
    closed_because = models.CharField(max_length=15, choices=Closed, default=Closed.NOT_YET)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation"], name="report_intakedesk_one")]


class Report(CompartmentModel):
    """One report. Nothing of what it says is here."""

    class Kind(models.TextChoices):
        SELF = "SELF", "me"
        KNOWN = "KNOWN", "someone I know"
        SEEN = "SEEN", "someone I saw"

    class State(models.TextChoices):
        NEW = "NEW", "not read yet"
        READ = "READ", "read"
        ASKED = "ASKED", "we asked something"
        IN_CASE = "IN_CASE", "in a case"
        CLOSED = "CLOSED", "closed"

    class Clock(models.TextChoices):
        DANGER = "DANGER", "danger"
        CHILD = "CHILD", "child"
        ORDINARY = "ORDINARY", "ordinary"

    public_grants: ClassVar[str] = "SELECT, INSERT"
    public_checks: ClassVar[Mapping[str, str]] = {
        "INSERT": "state = 'NEW' AND assigned IS NULL AND linked_on IS NULL"
    }

    kind = models.CharField(max_length=5, choices=Kind)
    state = models.CharField(max_length=7, choices=State, default=State.NEW)
    clock = models.CharField(max_length=8, choices=Clock)
    due_at = models.DateTimeField()
    arrived_on = models.DateField()
    assigned = models.UUIDField(null=True)
    linked_on = models.DateField(null=True)
    size_class = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "state", "clock", "due_at"], name="report_report_inbox")
        ]


class SealedRow(CompartmentModel):
    """A body under a data key of its own. The data key is wrapped to the epoch until the first
    opening, and under the report key from then on."""

    sealed = models.BinaryField()
    epoch = models.UUIDField(null=True, db_index=True)
    epoch_wrap = models.BinaryField(null=True)
    key_version = models.UUIDField(null=True)
    key_wrap = models.BinaryField(null=True)

    class Meta:
        abstract = True


class ReportBody(SealedRow):
    """What a report says, sealed."""

    public_grants: ClassVar[str] = "INSERT"

    report = models.OneToOneField(Report, on_delete=models.CASCADE, related_name="body")


class Message(SealedRow):
    """One message after the report. `reporter_wrap` is deleted when the person puts it away."""

    class Direction(models.TextChoices):
        IN = "IN", "from the person"
        OUT = "OUT", "to the person"
        TOLD = "TOLD", "a set phrase to the person"

    public_grants: ClassVar[str] = "SELECT, INSERT, UPDATE (reporter_wrap, put_away_on)"
    # Whoever holds the public program's password cannot answer in an advocate's name.
    public_checks: ClassVar[Mapping[str, str]] = {
        "INSERT": "direction = 'IN' AND reporter_wrap IS NULL",
        "UPDATE": "reporter_wrap IS NULL",
    }

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="messages")
    direction = models.CharField(max_length=4, choices=Direction)
    reporter_wrap = models.BinaryField(null=True)
    arrived_on = models.DateField()
    put_away_on = models.DateField(null=True)


class ReportKey(KeyVersion):
    """A version of the symmetric key of one report, made at its first opening."""

    class Meta(KeyVersion.Meta):
        pass


class ReportKeyWrap(KeyWrap):
    """The report key wrapped to one member of the intake role, or to recovery."""

    class Meta(KeyWrap.Meta):
        pass


class Mailbox(CompartmentModel):
    """Where a receipt leads. The locator comes from the receipt and opens nothing."""

    public_grants: ClassVar[str] = "SELECT, INSERT, UPDATE (is_kept)"
    public_rows: ClassVar[str] = "all"
    public_checks: ClassVar[Mapping[str, str]] = {"UPDATE": "NOT is_kept"}

    locator = models.UUIDField(unique=True)
    reporter_key = models.BinaryField()
    report = models.OneToOneField(Report, on_delete=models.CASCADE, related_name="mailbox")
    is_kept = models.BooleanField(default=True)


class OpenForm(models.Model):
    """A form or a mailbox that is open in a browser, sealed under the secret of its cookie."""

    public_grants: ClassVar[str] = "SELECT, INSERT, UPDATE, DELETE"
    desk_grants: ClassVar[str] = ""
    kept_in: ClassVar[str] = "never"

    secret_hash = models.BinaryField(primary_key=True)
    nonce = models.BinaryField()
    wrapped_key = models.BinaryField()
    sealed = models.BinaryField()
    turn = models.PositiveIntegerField(default=0)
    expires_at = models.DateTimeField(db_index=True)


__all__ = [
    "IntakeDesk",
    "Mailbox",
    "Message",
    "OpenForm",
    "Organisation",
    "Report",
    "ReportBody",
    "ReportKey",
    "ReportKeyWrap",
    "SealedRow",
]

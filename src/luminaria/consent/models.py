"""Rows of the consent room: what was agreed is sealed; that it was, and until when, is clear."""

from django.db import models

from luminaria.consent.rules import Term
from luminaria.people.models import CompartmentModel


class Release(CompartmentModel):
    """One person's permission: one recipient, exact things, one purpose, a last day. Never extended."""

    class State(models.TextChoices):
        GIVEN = "GIVEN", "given"
        REVOKED = "REVOKED", "taken back"

    case_id = models.UUIDField(db_index=True)
    recipient_id = models.UUIDField()
    state = models.CharField(max_length=10, choices=State, default=State.GIVEN)
    starts_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_on = models.DateField(null=True)
    key_id = models.UUIDField()
    version = models.PositiveSmallIntegerField(default=1)
    sealed_terms = models.BinaryField()
    wrapped_terms = models.BinaryField()
    revocation_key_id = models.UUIDField(null=True)
    sealed_revocation = models.BinaryField(null=True)
    wrapped_revocation = models.BinaryField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("starts_at")), name="consent_release_has_an_end"
            )
        ]

    def term(self) -> Term:
        """What a read is held against; the scope stays sealed."""
        return Term(
            recipient=self.recipient_id,
            starts_at=self.starts_at,
            expires_at=self.expires_at,
            revoked=self.state == self.State.REVOKED,
        )

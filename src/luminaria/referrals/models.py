"""Rows of the referrals room: the sender's side and the receiver's side, in a compartment each."""

from django.db import models

from luminaria.people.models import CompartmentModel
from luminaria.referrals.rules import Closed, Copies, PacketState, State


class Referral(CompartmentModel):
    """One request about one person to one organisation, as its sender keeps it.

    The id comes from the form, so that pressing twice makes one referral.
    """

    case_id = models.UUIDField(db_index=True)
    service_id = models.UUIDField()
    recipient_id = models.UUIDField()
    release_id = models.UUIDField(unique=True)
    packet_id = models.UUIDField(unique=True)
    state = models.CharField(max_length=24, choices=[(state.value, state.value) for state in State])
    asked_by = models.UUIDField()
    sent_on = models.DateField()
    read_on = models.DateField(null=True)
    times_read = models.PositiveIntegerField(default=0)
    last_read_on = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    expires_at = models.DateTimeField()
    copies = models.CharField(max_length=16, blank=True, choices=[(one.value, one.value) for one in Copies])
    key_id = models.UUIDField()
    version = models.PositiveSmallIntegerField(default=1)
    sealed_body = models.BinaryField()
    wrapped_body = models.BinaryField()
    sealed_answer = models.BinaryField(null=True)
    wrapped_answer = models.BinaryField(null=True)

    class Meta:
        indexes = [models.Index(fields=["organisation", "state"], name="referrals_referral_state")]


class ReceivedPacket(CompartmentModel):
    """What crossed, sealed to the receiver's intake. Gone when the release is; the row says why."""

    sender_id = models.UUIDField()
    referral_id = models.UUIDField(unique=True)
    release_id = models.UUIDField(unique=True)
    state = models.CharField(
        max_length=10, choices=[(state.value, state.value) for state in PacketState], default=PacketState.OPEN
    )
    closed = models.CharField(max_length=24, blank=True, choices=[(why.value, why.value) for why in Closed])
    came_on = models.DateField()
    expires_at = models.DateTimeField(db_index=True)
    read_on = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    answered_by = models.UUIDField(null=True)
    ended_on = models.DateField(null=True)
    copies = models.CharField(max_length=16, blank=True, choices=[(one.value, one.value) for one in Copies])
    epoch_id = models.UUIDField(db_index=True)
    version = models.PositiveSmallIntegerField(default=1)
    answer_public = models.BinaryField()
    sealed_content = models.BinaryField(null=True)
    wrapped_content = models.BinaryField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state=PacketState.CLOSED)
                | models.Q(sealed_content=None, wrapped_content=None),
                name="referrals_packet_closed_is_empty",
            )
        ]

"""Rows that are only ever added. Triggers (migration) stop mistakes; checkpoints outside stop the owner.

Organisations and members are plain UUIDs: this room knows neither.
"""

from typing import ClassVar

from django.db import models

from luminaria.ledger.rules import Entry


class Leaf(models.Model):
    """One event. `public_grants` and `desk_grants` say what each PostgreSQL role may do; the row rule
    (a desk sees its own organisation's leaves, everyone may add) is in the migration."""

    public_grants: ClassVar[str] = "INSERT"
    desk_grants: ClassVar[str] = "SELECT, INSERT"

    id = models.UUIDField(primary_key=True)
    organisation = models.UUIDField(null=True)
    actor = models.UUIDField(null=True)
    verb = models.CharField(max_length=64)
    obj = models.UUIDField(null=True, db_index=True)
    at = models.DateTimeField(db_index=True)
    commitment = models.BinaryField(max_length=32)

    class Meta:
        db_table = "ledger_leaf"

    def entry(self) -> Entry:
        """The row as the tree hashes it."""
        return Entry(
            id=self.id,
            organisation=self.organisation,
            actor=self.actor,
            verb=self.verb,
            obj=self.obj,
            at=self.at,
            commitment=bytes(self.commitment),
        )


class LeafDetail(models.Model):
    """Codes and counts of a leaf with their salt. May be erased: the tree keeps the commitment only."""

    public_grants: ClassVar[str] = "INSERT"
    desk_grants: ClassVar[str] = "SELECT, INSERT"

    leaf = models.OneToOneField(Leaf, models.DO_NOTHING, primary_key=True, related_name="detail")
    salt = models.BinaryField(max_length=32)
    details = models.TextField()

    class Meta:
        db_table = "ledger_leafdetail"


class Position(models.Model):
    """The place of a leaf in the tree. Only the ordering process writes here."""

    public_grants: ClassVar[str] = ""
    desk_grants: ClassVar[str] = ""

    seq = models.BigIntegerField(primary_key=True)
    leaf = models.OneToOneField(Leaf, models.DO_NOTHING, related_name="position")
    leaf_hash = models.BinaryField(max_length=32)

    class Meta:
        db_table = "ledger_position"


class Checkpoint(models.Model):
    """A signed size and root. `frontier` lets the next one be computed without reading all leaves."""

    public_grants: ClassVar[str] = ""
    desk_grants: ClassVar[str] = "SELECT"

    number = models.BigIntegerField(primary_key=True)
    size = models.BigIntegerField()
    root = models.BinaryField(max_length=32)
    frontier = models.BinaryField(max_length=2048)
    signed_at = models.DateTimeField()
    note = models.TextField()
    signature = models.BinaryField(max_length=64)

    class Meta:
        db_table = "ledger_checkpoint"

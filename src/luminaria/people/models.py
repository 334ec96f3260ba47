"""Rows of the people room, and the two shapes that later rooms build on: compartment rows and keys."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, Self, TypeVar

from django.db import models

from luminaria.kernel.ids import new_id
from luminaria.people import compartment
from luminaria.people.rules import ROLE_WORDS, Role

M = TypeVar("M", bound=models.Model)


class CompartmentRows(models.QuerySet[M]):
    """Rows of one compartment. What writes past `save` is held to the compartment too."""

    def bulk_create(self, objs: Iterable[M], *args: Any, **kwargs: Any) -> list[M]:
        """Insert many. Raises WrongCompartment when one of them is another organisation's."""
        rows = list(objs)
        for row in rows:
            _hold_to_compartment(row)
        return super().bulk_create(rows, *args, **kwargs)

    def update(self, **values: Any) -> int:
        """Change many. Raises WrongCompartment when it would hand them to another organisation."""
        owner = values.get("organisation_id", values.get("organisation"))
        if owner is not None and getattr(owner, "pk", owner) != compartment.current():
            raise compartment.WrongCompartment("A row never changes its organisation.")
        return super().update(**values)


class CompartmentManager(models.Manager[M]):
    """Sees the rows of the open compartment only; outside of one it raises."""

    def get_queryset(self) -> models.QuerySet[M]:
        rows: models.QuerySet[M] = CompartmentRows(self.model, using=self._db)
        if compartment.is_everywhere():
            return rows
        return rows.filter(organisation_id=compartment.current())


def _hold_to_compartment(row: models.Model) -> None:
    """Put the open compartment on a new row. Raises WrongCompartment for another's row."""
    if compartment.is_everywhere():
        return
    owner = getattr(row, "organisation_id", None)
    if owner is None:
        row.organisation_id = compartment.current()  # type: ignore[attr-defined]
    elif owner != compartment.current():
        raise compartment.WrongCompartment("This row belongs to another organisation.")


class CompartmentModel(models.Model):
    """A row that belongs to one organisation.

    `public_grants` and `desk_grants` are what the PostgreSQL role of each program may do;
    `public_rows` says whether the public program is held to the open compartment ("own")
    or finds the row by an unguessable key ("all"). `public_checks` says, by command, what a row
    that the public program writes must be. `kept_in` names the backup that a table goes into:
    "records", "keys" (apart, 14 days) or "never".
    """

    in_compartment: ClassVar[bool] = True
    public_grants: ClassVar[str] = ""
    desk_grants: ClassVar[str] = "SELECT, INSERT, UPDATE, DELETE"
    public_rows: ClassVar[str] = "own"
    public_checks: ClassVar[Mapping[str, str]] = {}
    kept_in: ClassVar[str] = "records"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[CompartmentManager[Self]] = CompartmentManager()

    class Meta:
        abstract = True
        # Also following a foreign key, refreshing and deleting go through the guarded manager.
        base_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the row into the open compartment. Raises WrongCompartment for another's row."""
        _hold_to_compartment(self)
        super().save(*args, **kwargs)


class KeyVersion(CompartmentModel):
    """One version of a key: an intake epoch, a report key, a case key. The secret is only in its wraps."""

    object_id = models.UUIDField(db_index=True)
    number = models.PositiveIntegerField()
    public_key = models.BinaryField(null=True)
    made_on = models.DateField()
    retired_on = models.DateField(null=True)

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["object_id", "number"], name="%(app_label)s_%(class)s_number")
        ]


class KeyWrap(CompartmentModel):
    """The secret of a key version, wrapped to one holder's key. `holder` is empty for the recovery key."""

    kept_in: ClassVar[str] = "keys"

    version_id = models.UUIDField(db_index=True)
    holder = models.UUIDField(null=True, db_index=True)
    holder_key = models.UUIDField()
    wrapped = models.BinaryField()

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["version_id", "holder_key"], name="%(app_label)s_%(class)s_holder"
            )
        ]


class Organisation(models.Model):
    """An agency, provider or employer. Its name and kind are public."""

    class Kind(models.TextChoices):
        PROVIDER = "PROVIDER", "survivor services"
        LEGAL = "LEGAL", "legal help"
        EMPLOYER = "EMPLOYER", "employer"
        LAW_ENFORCEMENT = "LAW_ENFORCEMENT", "law enforcement"
        COORDINATION = "COORDINATION", "coordination"

    # Whose members' calls and reviews may change a public page: police and employers have other ends.
    HEEDED: ClassVar[tuple[str, ...]] = (Kind.PROVIDER, Kind.LEGAL, Kind.COORDINATION)

    public_grants: ClassVar[str] = "SELECT"
    desk_grants: ClassVar[str] = "SELECT"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=20, choices=Kind)
    phone = models.CharField(max_length=40, blank=True)

    def __str__(self) -> str:
        return self.name


class Member(CompartmentModel):
    """A person who works at an organisation. The name is sealed under the instance's server key."""

    class State(models.TextChoices):
        INVITED = "INVITED", "invited"
        ACTIVE = "ACTIVE", "active"
        LEFT = "LEFT", "left"

    sealed_name = models.BinaryField()
    state = models.CharField(max_length=10, choices=State, default=State.INVITED)
    on_call = models.BooleanField(default=False)
    signed_in_at = models.DateTimeField(null=True)
    left_on = models.DateField(null=True)


class MemberRole(CompartmentModel):
    """One role of one member.

    A role that carries keys counts for new keys only from `admitted_on`, the day on which a
    holder admitted the member: an administrator can give the role, and never the keys.
    """

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="role_rows")
    role = models.CharField(max_length=20, choices=[(role.value, ROLE_WORDS[role]) for role in Role])
    admitted_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "role"], name="people_memberrole_once")]


class MemberKey(CompartmentModel):
    """A member's key pair: public half clear, private half only inside its wraps."""

    public_grants: ClassVar[str] = ""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="keys")
    number = models.PositiveIntegerField(default=1)
    public_key = models.BinaryField()
    made_on = models.DateField()
    retired_on = models.DateField(null=True)


class MemberKeyWrap(CompartmentModel):
    """A member's private key under what only the member knows: the passphrase, or one recovery code."""

    kept_in: ClassVar[str] = "keys"

    class Kind(models.TextChoices):
        PASSPHRASE = "PASSPHRASE", "passphrase"
        RECOVERY_CODE = "RECOVERY_CODE", "recovery code"

    member_key = models.ForeignKey(MemberKey, on_delete=models.CASCADE, related_name="wraps")
    kind = models.CharField(max_length=15, choices=Kind)
    code_index = models.BinaryField(null=True)
    kdf = models.CharField(max_length=120, blank=True)
    wrapped = models.BinaryField()


class RecoveryKey(CompartmentModel):
    """An organisation's recovery key pair; its seed is sealed three times, once for each pair of officers."""

    number = models.PositiveIntegerField(default=1)
    public_key = models.BinaryField()
    sealed_seed_ab = models.BinaryField()
    sealed_seed_ac = models.BinaryField()
    sealed_seed_bc = models.BinaryField()
    made_on = models.DateField()
    retired_on = models.DateField(null=True)


class RecoveryShare(CompartmentModel):
    """That an officer holds a printed share, and when it was last seen to be the right one.

    `check_index` is a keyed hash of 200 random bits: it recognises the share and opens nothing.
    """

    recovery_key = models.ForeignKey(RecoveryKey, on_delete=models.CASCADE, related_name="shares")
    officer = models.PositiveSmallIntegerField()
    check_index = models.BinaryField()
    confirmed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["recovery_key", "officer"], name="people_recoveryshare_once")
        ]


class Notice(CompartmentModel):
    """Something about keys that one member must be told. `code` is a ledger verb; no words of anyone."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="notices")
    code = models.CharField(max_length=40)
    made_on = models.DateField()
    seen_on = models.DateField(null=True)


class IntakeEpoch(KeyVersion):
    """A key pair of an organisation's intake, a new one every 30 days. `object_id` is the organisation."""

    public_grants: ClassVar[str] = "SELECT"

    starts_at = models.DateTimeField()

    class Meta(KeyVersion.Meta):
        pass


class IntakeEpochWrap(KeyWrap):
    """The private half of an epoch, wrapped to one holder of the intake role, or to recovery."""

    class Meta(KeyWrap.Meta):
        pass


class SignIn(models.Model):
    """What a sign-in is checked against. The name typed is known only as a keyed index.

    The second factors are sealed under a key that only the member's own private key gives, so
    nothing here is checked before the passphrase has opened it. `last_step` and
    `last_challenge` see to it that a second factor works once.
    """

    public_grants: ClassVar[str] = ""
    desk_grants: ClassVar[str] = "SELECT, INSERT, UPDATE, DELETE"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    member_id = models.UUIDField(unique=True)
    name_index = models.BinaryField(unique=True)
    invitation_index = models.BinaryField(null=True, unique=True)
    invited_until = models.DateTimeField(null=True)
    passphrase_hash = models.CharField(max_length=200, blank=True)
    sealed_factors = models.BinaryField(null=True)
    failures = models.PositiveIntegerField(default=0)
    wait_until = models.DateTimeField(null=True)
    last_step = models.BigIntegerField(default=0)
    last_challenge = models.BigIntegerField(default=0)


class KnownDevice(models.Model):
    """A browser in which a member has signed in before: strangers' failures do not lock it out."""

    public_grants: ClassVar[str] = ""
    desk_grants: ClassVar[str] = "SELECT, INSERT, UPDATE, DELETE"

    token_hash = models.BinaryField(primary_key=True)
    sign_in = models.ForeignKey(SignIn, on_delete=models.CASCADE, related_name="devices")
    failures = models.PositiveIntegerField(default=0)
    wait_until = models.DateTimeField(null=True)
    seen_on = models.DateField()


class StrangeTries(models.Model):
    """How many times in a day somebody typed a name that nobody here has. No name, no address."""

    public_grants: ClassVar[str] = ""
    desk_grants: ClassVar[str] = "SELECT, INSERT, UPDATE"

    on = models.DateField(primary_key=True)
    tries = models.PositiveIntegerField(default=0)


class DeskSession(models.Model):
    """A signed-in browser. Without the secret in its cookie the sealed key opens nothing."""

    kept_in: ClassVar[str] = "never"

    public_grants: ClassVar[str] = ""
    desk_grants: ClassVar[str] = "SELECT, INSERT, UPDATE, DELETE"

    secret_hash = models.BinaryField(primary_key=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    member_id = models.UUIDField(db_index=True)
    member_key_id = models.UUIDField()
    sealed_private = models.BinaryField()
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    proved_at = models.DateTimeField()

"""Keys that several people hold: made for their public halves, opened by one of them (trust.md, Keys).

A new version needs public keys only, so anyone may make one when a member leaves. Giving a
member an old version needs somebody who holds it: no administrator can give themselves a key.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from luminaria import vault
from luminaria.kernel import clock
from luminaria.kernel.errors import LuminariaError
from luminaria.people import compartment
from luminaria.people.models import KeyVersion, KeyWrap, Member, MemberKey, RecoveryKey
from luminaria.people.rules import OpenMember, Role


class NoKeyHere(LuminariaError):
    """The member holds no wrap of this key."""

    sentence = "You do not hold the key to this yet. A colleague who holds it can admit you."


@dataclass(frozen=True)
class Family:
    """A kind of key and the two tables it lives in."""

    kind: str
    versions: type[KeyVersion]
    wraps: type[KeyWrap]
    asymmetric: bool = False


@dataclass(frozen=True)
class Holder:
    """Somebody to wrap a key to. `member_id` is None for the organisation's recovery key."""

    member_id: UUID | None
    key_id: UUID
    public_key: bytes


def holders_with(roles: frozenset[Role]) -> list[Holder]:
    """The active members of the open compartment admitted to one of `roles`, each with the newest key.

    Who was given the role but not yet admitted by a holder is left out.
    """
    members = Member.objects.filter(
        state=Member.State.ACTIVE, role_rows__role__in=roles, role_rows__admitted_on__isnull=False
    ).distinct()
    return holders_of(members.values_list("id", flat=True))


def holders_of(member_ids: Iterable[UUID]) -> list[Holder]:
    """These members as holders. A member without a key yet is left out, and waits to be admitted."""
    keys = MemberKey.objects.filter(member_id__in=list(member_ids), retired_on=None)
    return [Holder(key.member_id, key.id, bytes(key.public_key)) for key in keys]


def recovery_holder() -> list[Holder]:
    """The organisation's recovery key as a holder; empty while the organisation has none."""
    newest = RecoveryKey.objects.filter(retired_on=None).order_by("-number").first()
    return [Holder(None, newest.id, bytes(newest.public_key))] if newest else []


def make_version(
    family: Family, *, object_id: UUID, holders: Sequence[Holder], **more: object
) -> tuple[KeyVersion, bytes]:
    """Make the next version of a key and wrap its secret to `holders` and to recovery.

    Returns the row and the secret, which the caller uses and forgets.
    """
    last = family.versions.objects.filter(object_id=object_id).order_by("-number").first()
    public, secret = _new_secret(family)
    version = family.versions(
        organisation_id=compartment.current(),
        object_id=object_id,
        number=last.number + 1 if last else 1,
        public_key=public,
        made_on=clock.now().date(),
        **more,
    )
    version.save()
    for holder in [*holders, *recovery_holder()]:
        give(family, version, secret, holder)
    return version, secret


def _new_secret(family: Family) -> tuple[bytes | None, bytes]:
    if not family.asymmetric:
        return None, vault.new_data_key()
    pair = vault.new_key_pair()
    return pair.public, pair.private


def newest(family: Family, object_id: UUID) -> KeyVersion:
    """The newest version of an object's key. Raises NoKeyHere when there is none."""
    version = family.versions.objects.filter(object_id=object_id).order_by("-number").first()
    if version is None:
        raise NoKeyHere()
    return version


def give(family: Family, version: KeyVersion, secret: bytes, holder: Holder) -> None:
    """Wrap the secret of a version to one more holder; giving it again changes nothing."""
    family.wraps.objects.get_or_create(
        version_id=version.id,
        holder_key=holder.key_id,
        defaults={
            "organisation_id": version.organisation_id,
            "holder": holder.member_id,
            "wrapped": vault.wrap_to(
                holder.public_key, secret, context=_wrap_context(family, version, holder.key_id)
            ),
        },
    )


def secret_of(family: Family, version: KeyVersion, *, actor: OpenMember) -> bytes:
    """The secret of a key version, opened with the actor's own key. Raises NoKeyHere."""
    wrap = family.wraps.objects.filter(version_id=version.id, holder_key=actor.key_id).first()
    if wrap is None:
        raise NoKeyHere()
    return vault.unwrap_with(
        actor.private_key, bytes(wrap.wrapped), context=_wrap_context(family, version, actor.key_id)
    )


def secrets_of(family: Family, versions: Iterable[KeyVersion], *, actor: OpenMember) -> dict[UUID, bytes]:
    """The secrets of those versions that the actor holds, by version, in one query for a whole list."""
    by_id = {version.id: version for version in versions}
    wraps = family.wraps.objects.filter(version_id__in=list(by_id), holder_key=actor.key_id)
    return {
        wrap.version_id: vault.unwrap_with(
            actor.private_key,
            bytes(wrap.wrapped),
            context=_wrap_context(family, by_id[wrap.version_id], actor.key_id),
        )
        for wrap in wraps
    }


def holds(family: Family, version: KeyVersion, *, actor: OpenMember) -> bool:
    """Whether the actor holds a wrap of this version."""
    return family.wraps.objects.filter(version_id=version.id, holder_key=actor.key_id).exists()


def admit(family: Family, version: KeyVersion, *, actor: OpenMember, member_id: UUID) -> None:
    """A holder gives a colleague this version. Raises NoKeyHere when the actor does not hold it."""
    secret = secret_of(family, version, actor=actor)
    for holder in holders_of([member_id]):
        give(family, version, secret, holder)


def withdraw(family: Family, object_id: UUID, *, member_id: UUID) -> None:
    """Delete every wrap that a member holds of an object's keys. What was read before stays read."""
    versions = family.versions.objects.filter(object_id=object_id).values_list("id", flat=True)
    family.wraps.objects.filter(version_id__in=list(versions), holder=member_id).delete()


def _wrap_context(family: Family, version: KeyVersion, holder_key: UUID) -> vault.Context:
    return vault.Context(
        organisation=version.organisation_id,
        kind=f"{family.kind}.key",
        id=version.object_id,
        field="secret",
        version=version.number,
        key_id=holder_key,
    )

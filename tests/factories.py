"""Organisations and members for tests, made in milliseconds: keys are real, passphrases only on demand.

`home = factories.organisation("Casa Segura")`
`ana = factories.member(home, {Role.INTAKE})` is an OpenMember, admitted to the epoch keys.
`factories.signed_in(desk, ana)` puts her session into the client.
`with factories.inside(ana): ...` opens her compartment, as every desk view has it.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from uuid import UUID

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import Client

from luminaria import vault
from luminaria.kernel import clock
from luminaria.kernel.ids import new_id
from luminaria.people import epochs, keyring, names, sessions
from luminaria.people.compartment import compartment
from luminaria.people.models import IntakeEpoch, Member, MemberKey, MemberRole, Organisation
from luminaria.people.rules import KEY_ROLES, OpenMember, Role
from tests.databases import database_role
from tests.programs import settings_of

_holders: dict[UUID, OpenMember] = {}


def organisation(
    name: str = "Casa de Prueba", kind: str = Organisation.Kind.PROVIDER, phone: str = ""
) -> Organisation:
    """An organisation without members or keys. The same name twice gets a number behind it."""
    with database_role("owner"):
        same = Organisation.objects.filter(name__startswith=name).count()
        return Organisation.objects.create(
            name=f"{name} {same + 1}" if same else name, kind=kind, phone=phone
        )


def member(
    home: Organisation,
    roles: Iterable[Role] = (Role.INTAKE,),
    *,
    name: str = "Ana Prueba",
    admitted: bool = True,
    on_call: bool = False,
) -> OpenMember:
    """An active member with an open key. With the intake role, admitted to every live epoch."""
    pair, roles = vault.new_key_pair(), frozenset(roles)
    with compartment(home.id):
        row = Member(id=new_id(), organisation_id=home.id, state=Member.State.ACTIVE, on_call=on_call)
        row.sealed_name = names.sealed_name(name, organisation_id=home.id, member_id=row.id)
        row.signed_in_at = clock.now()
        row.save()
        key = MemberKey.objects.create(
            organisation_id=home.id, member=row, public_key=pair.public, made_on=clock.now().date()
        )
        for role in roles:
            MemberRole.objects.create(
                organisation_id=home.id,
                member=row,
                role=role,
                admitted_on=clock.now().date() if admitted or role not in KEY_ROLES else None,
            )
        actor = OpenMember(row.id, home.id, home.name, name, roles, key.id, pair.private)
        if admitted and Role.INTAKE in roles:
            _admit(actor)
    return actor


def _admit(actor: OpenMember) -> None:
    if not IntakeEpoch.objects.exists():
        epochs.open_epoch()
        _holders[actor.organisation_id] = actor
        return
    holder = _holders[actor.organisation_id]
    for epoch in IntakeEpoch.objects.filter(retired_on=None):
        keyring.admit(epochs.FAMILY, epoch, actor=holder, member_id=actor.member_id)


def quick_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2 with the smallest parameters, for tests that sign in; what it protects is the same."""
    monkeypatch.setattr(vault, "new_kdf", lambda: vault.Kdf(os.urandom(16), memory_kib=8, time=1))
    for name, value in {"time_cost": 1, "memory_cost": 8, "parallelism": 1}.items():
        monkeypatch.setattr(Argon2PasswordHasher, name, value)


def with_roles(actor: OpenMember, *roles: Role) -> OpenMember:
    """The same member as if with other roles. The database keeps the old ones."""
    return replace(actor, roles=frozenset(roles))


def signed_in(client: Client, actor: OpenMember) -> Client:
    """Put the member's session into the client, as if she had just signed in."""
    with compartment(actor.organisation_id):
        row = Member.objects.get(id=actor.member_id)
        secret = sessions.begin(member=row, key_id=actor.key_id, private_key=actor.private_key)
    client.cookies[settings_of("desk")["DESK_COOKIE_NAME"]] = secret.hex()
    return client


@contextmanager
def inside(actor: OpenMember) -> Iterator[OpenMember]:
    """The actor's own compartment, as every desk view has it."""
    with compartment(actor.organisation_id):
        yield actor

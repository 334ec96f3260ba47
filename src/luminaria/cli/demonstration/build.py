"""Puts the invented organisations, reports and one case in, through the same actions that people use."""

import tomllib
from collections.abc import Callable, Mapping
from contextlib import suppress
from importlib import resources
from typing import Any

from django.db import transaction

from luminaria.cli.demonstration import story
from luminaria.cli.demonstration.story import Cast
from luminaria.directory.actions import load_services
from luminaria.kernel import clock
from luminaria.kernel.errors import NotFound
from luminaria.people import actions as people
from luminaria.people import factors, queries, sessions
from luminaria.people.compartment import compartment, every_compartment
from luminaria.people.keyring import NoKeyHere
from luminaria.people.models import Member, Organisation
from luminaria.people.rules import DEMONSTRATION_SECRET, KEY_ROLES, OpenMember, Role
from luminaria.report import actions as report


def told(name: str) -> dict[str, Any]:
    """One of the files of invented things."""
    return tomllib.loads(resources.files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def is_needed() -> bool:
    """Whether this instance has no organisation yet. A build is one transaction: all of it, or none."""
    return not Organisation.objects.exists()


def sign_ins() -> dict[str, Any]:
    """How the invented members sign in: passphrase, app secret, names, organisations and roles."""
    invented = told("people")
    return {
        "passphrase": invented["passphrase"],
        "totp": DEMONSTRATION_SECRET,
        "members": [
            {
                "sign_in": one["sign_in"],
                "name": one["name"],
                "organisation": organisation["name"],
                "roles": one["roles"],
            }
            for organisation in invented["organisation"]
            for one in organisation["members"]
        ],
    }


def everything(say: Callable[[str], None]) -> None:
    """Build the demonstration, whole or not at all."""
    invented = told("people")
    with transaction.atomic():
        casts = {}
        for organisation in invented["organisation"]:
            casts[organisation["code"]] = found(organisation, invented["passphrase"])
            say(f"{organisation['name']}: {len(organisation['members'])} members")
        load_services()
        cedar = next(one for one in invented["organisation"] if one["code"] == "cedar")
        story.tell(told("reports"), cedar["intake"], casts["cedar"])
        say("Invented reports and one case")
        for cast in casts.values():
            for member in cast.members.values():
                sessions.end_all(member.member_id)


def found(organisation: Mapping[str, Any], passphrase: str) -> Cast:
    """An organisation with its members, each with a key of their own; holders admit the others."""
    administrator = next(one for one in organisation["members"] if "ADMINISTRATOR" in one["roles"])
    row, code = people.found_organisation(
        name=organisation["name"],
        kind=organisation["kind"],
        phone=organisation["phone"],
        administrator_name=administrator["name"],
        administrator_sign_in=administrator["sign_in"],
    )
    first = joined(administrator["sign_in"], code, passphrase)
    members = {administrator["sign_in"]: first}
    for one in organisation["members"]:
        if one is not administrator:
            members[one["sign_in"]] = invited(one, first, passphrase)
    with compartment(row.id):
        admit_all(members)
        for one in organisation["members"]:
            if one.get("on_call"):
                me = members[one["sign_in"]]
                people.set_on_call(actor=me, member_id=me.member_id, on_call=True)
        supervisor = next(one for one in members.values() if Role.SUPERVISOR in one.roles)
        people.make_recovery_kit(actor=supervisor)
        for member in members.values():
            people.read_notices(actor=member)
    return Cast(row.id, members)


def invited(one: Mapping[str, Any], administrator: OpenMember, passphrase: str) -> OpenMember:
    """A colleague comes in on an administrator's invitation."""
    with compartment(administrator.organisation_id):
        code = people.invite_member(
            actor=administrator,
            name=one["name"],
            sign_in_name=one["sign_in"],
            roles=frozenset(Role(role) for role in one["roles"]),
        )
    return joined(one["sign_in"], code, passphrase)


def joined(sign_in: str, code: str, passphrase: str) -> OpenMember:
    """Accept an invitation with the demonstration's passphrase and app secret."""
    return people.accept_invitation(
        name=sign_in,
        code=code,
        passphrase=passphrase,
        app_secret=DEMONSTRATION_SECRET,
        app_code=factors.demonstration_codes()[0],
    ).entered.actor


def admit_all(members: Mapping[str, OpenMember]) -> None:
    """Whoever holds keys admits whoever waits for them."""
    holders = [one for one in members.values() if one.roles & KEY_ROLES]
    for colleague in queries.waiting_members():
        for holder in holders:
            with suppress(NoKeyHere, NotFound):  # not this holder, or admitted a moment ago
                people.admit_member(actor=holder, member_id=colleague.id)


def on_call_is_here() -> None:
    """The invented advocates on call were here just now, so that the invented intake stays open."""
    with every_compartment():
        Member.objects.filter(on_call=True, state=Member.State.ACTIVE).update(signed_in_at=clock.now())
        homes = list(Organisation.objects.values_list("id", flat=True))
    for home in homes:
        with compartment(home):
            report.note_presence()

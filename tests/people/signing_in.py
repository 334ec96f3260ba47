"""Somebody with a passphrase, an app and recovery codes, as a person has them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.test import Client

from luminaria.kernel import clock
from luminaria.people import actions, factors, invitations
from luminaria.people.actions.accept_invitation import Accepted
from luminaria.people.compartment import compartment
from luminaria.people.entering import Entered, Proof
from luminaria.people.models import Organisation, SignIn
from luminaria.people.names import sign_in_index
from luminaria.people.rules import OpenMember, Role

PASSPHRASE = "seven lamps upon an adobe wall"
WRONG = "seven lamps upon an adobe roof"


@dataclass
class Person:
    """What a member carries about: in the head, on the phone, on paper."""

    name: str
    passphrase: str
    app_secret: str
    codes: tuple[str, ...]
    actor: OpenMember
    device: bytes

    def digits(self, later: int = 0) -> str:
        """What the app shows, `later` half-minutes from now."""
        return digits(self.app_secret, later)

    def sign_in(self, **changed: Any) -> Entered:
        """Come in from a browser that is not known, with the next digits."""
        given = {"name": self.name, "passphrase": self.passphrase, "proof": Proof(self.digits(1))} | changed
        return actions.sign_in(**given)

    def row(self) -> SignIn:
        """The row that the sign-in is checked against."""
        return SignIn.objects.get(name_index=sign_in_index(self.name))

    def post(self, client: Client, **changed: Any) -> Any:
        """Send the sign-in page."""
        given = {"name": self.name, "passphrase": self.passphrase, "code": self.digits(1)} | changed
        return client.post("/sign-in/", given)


def digits(secret: str, later: int = 0) -> str:
    """The code of a half-minute."""
    return factors.code_at(secret, int(clock.now().timestamp()) // factors.STEP_SECONDS + later)


def invited(home: Organisation, name: str, roles: Iterable[Role]) -> str:
    """An open invitation; returns its code."""
    with compartment(home.id):
        return invitations.invite(name=name.title(), sign_in_name=name, roles=frozenset(roles))[1]


def join(name: str, code: str, **changed: Any) -> tuple[Accepted, str]:
    """Accept an invitation; returns what was given and the app's secret."""
    secret = factors.new_app_secret()
    given = {
        "name": name,
        "code": code,
        "passphrase": PASSPHRASE,
        "app_secret": secret,
        "app_code": digits(secret),
    } | changed
    return actions.accept_invitation(**given), str(given["app_secret"])


def person(home: Organisation, name: str, roles: Iterable[Role]) -> Person:
    """Invite somebody and let them join."""
    accepted, secret = join(name, invited(home, name, roles))
    entered = accepted.entered
    return Person(name, PASSPHRASE, secret, accepted.recovery_codes, entered.actor, entered.device)

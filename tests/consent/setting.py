"""One organisation with a case, another that may be told something, and terms that say so."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from luminaria import vault
from luminaria.consent.actions import grant_release
from luminaria.consent.models import Release
from luminaria.consent.rules import Capacity, Identity, Method, Terms
from luminaria.consent.sealing import HandedKey
from luminaria.consent.speech import STATEMENT
from luminaria.kernel import clock
from luminaria.kernel.ids import new_id
from luminaria.people.rules import OpenMember, Role
from tests import factories

TERMS = Terms(
    fields=(("CHOSEN_NAME", "The name they chose"), ("LANGUAGE", "Language")),
    purpose="Claim the pay that was kept back",
    capacity=Capacity.SURVIVOR,
    method=Method.PAPER,
    identity=Identity.IN_PERSON,
    language="Spanish",
    signature="Wren",
    statement=STATEMENT,
    spoke_of_risks=True,
    choice_shown=True,
)


@dataclass(frozen=True)
class Signing:
    """`ana` holds the case's key and signs with the person; `lena` works where the release points."""

    ana: OpenMember
    lena: OpenMember
    case_id: UUID
    key: HandedKey

    def grant(self, **changes: Any) -> Release:
        terms = replace(TERMS, **{name: changes.pop(name) for name in list(changes) if hasattr(TERMS, name)})
        given = {
            "recipient_id": self.lena.organisation_id,
            "expires_at": clock.now() + timedelta(days=14),
            "terms": terms,
            **changes,
        }
        return grant_release(actor=self.ana, case_id=self.case_id, key=self.key, **given)


def signing() -> Signing:
    home, legal = factories.organisation("Cedar Lamp"), factories.organisation("Juniper Legal", kind="LEGAL")
    return Signing(
        ana=factories.member(home, {Role.CASE_WORKER}),
        lena=factories.member(legal, {Role.INTAKE}, name="Lena Prueba"),
        case_id=new_id(),
        key=HandedKey(new_id(), vault.new_secret()),
    )

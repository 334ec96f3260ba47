"""The operator opens the desk to an organisation."""

from luminaria.kernel.errors import LuminariaError
from luminaria.ledger import actions as ledger
from luminaria.people import invitations
from luminaria.people.compartment import compartment
from luminaria.people.models import Organisation
from luminaria.people.rules import Role


class OrganisationIsThere(LuminariaError):
    """An organisation of that name exists already."""

    sentence = "There is an organisation of that name already."


def found_organisation(
    *, name: str, kind: str, administrator_name: str, administrator_sign_in: str, phone: str = ""
) -> tuple[Organisation, str]:
    """An organisation exists, with an invitation for its first administrator.

    Done by the operator, whose database role alone may insert organisations. Returns the row
    and the invitation code, which is shown once. Raises OrganisationIsThere, SignInNameTaken.
    """
    if Organisation.objects.filter(name=name).exists():
        raise OrganisationIsThere()
    organisation = Organisation(name=name, kind=kind, phone=phone)
    with compartment(organisation.id):
        organisation.save(force_insert=True)
        member, code = invitations.invite(
            name=administrator_name, sign_in_name=administrator_sign_in, roles=frozenset({Role.ADMINISTRATOR})
        )
        ledger.record("found_organisation", organisation=organisation.id, actor=None, obj=member.id)
    return organisation, code

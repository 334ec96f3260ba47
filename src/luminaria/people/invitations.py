"""An invitation: a member who is expected, and a code that is shown once and kept as a hash."""

import hmac

from luminaria.kernel import clock
from luminaria.kernel.errors import LuminariaError
from luminaria.kernel.ids import new_id
from luminaria.people import compartment, recovery_codes
from luminaria.people.models import Member, MemberRole, SignIn
from luminaria.people.names import sealed_name, sign_in_index
from luminaria.people.rules import INVITATION_TERM, KEY_ROLES, Role


class SignInNameTaken(LuminariaError):
    """Somebody, here or elsewhere, signs in by this name."""

    sentence = "Choose another name to sign in with."


def invite(*, name: str, sign_in_name: str, roles: frozenset[Role]) -> tuple[Member, str]:
    """Expect a member in the open compartment. Returns the row and the code. Raises SignInNameTaken."""
    index = sign_in_index(sign_in_name)
    if SignIn.objects.filter(name_index=index).exists():
        raise SignInNameTaken()
    member = Member(id=new_id(), organisation_id=compartment.current())
    member.sealed_name = sealed_name(name, organisation_id=member.organisation_id, member_id=member.id)
    member.save()
    give_roles(member, roles)
    code = recovery_codes.new_code()
    SignIn.objects.create(
        organisation_id=member.organisation_id,
        member_id=member.id,
        name_index=index,
        invitation_index=invitation_index(code),
        invited_until=clock.now() + INVITATION_TERM,
    )
    return member, code


def give_roles(member: Member, roles: frozenset[Role]) -> None:
    """Give roles. Those that carry keys wait for a holder to admit the member."""
    today = clock.now().date()
    for role in sorted(roles):
        MemberRole.objects.create(
            organisation_id=member.organisation_id,
            member=member,
            role=role,
            admitted_on=None if role in KEY_ROLES else today,
        )


def expected(*, name: str, code: str) -> SignIn | None:
    """The open invitation that a typed name and code belong to."""
    plain = recovery_codes.read_code(code)
    row = SignIn.objects.filter(name_index=sign_in_index(name)).first()
    if row is None or not plain or row.invitation_index is None or row.invited_until is None:
        return None
    is_right = hmac.compare_digest(bytes(row.invitation_index), invitation_index(code))
    return row if is_right and clock.now() <= row.invited_until else None


def invitation_index(code: str) -> bytes:
    """How the database recognises an invitation without knowing its code."""
    return recovery_codes.code_index("invitation", recovery_codes.read_code(code))

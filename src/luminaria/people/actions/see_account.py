"""A member looks at their own account."""

from dataclasses import dataclass
from datetime import date

from luminaria.people import factors
from luminaria.people.models import KnownDevice, Member, MemberKey, MemberKeyWrap, SignIn
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record


@dataclass(frozen=True)
class Account:
    """What a member sees of their own sign-in."""

    passkeys: tuple[factors.Passkey, ...]
    codes_left: int
    browsers_seen_on: tuple[date, ...]
    on_call: bool


def see_account(*, actor: OpenMember) -> Account:
    """The member's factors are opened with the member's own key, and the ledger says so."""
    row = SignIn.objects.filter(member_id=actor.member_id).first()
    key = MemberKey.objects.get(id=actor.key_id)
    passkeys = factors.opened(row, key, actor.private_key).passkeys if row and row.sealed_factors else ()
    browsers = KnownDevice.objects.filter(sign_in__member_id=actor.member_id).order_by("-seen_on")
    record("see_account", actor=actor, obj=actor.member_id)
    return Account(
        passkeys=passkeys,
        codes_left=key.wraps.filter(kind=MemberKeyWrap.Kind.RECOVERY_CODE).count(),
        browsers_seen_on=tuple(browsers.values_list("seen_on", flat=True)),
        on_call=Member.objects.get(id=actor.member_id).on_call,
    )

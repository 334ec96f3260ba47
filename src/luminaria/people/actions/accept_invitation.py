"""An invited person becomes a member with a key of their own."""

from dataclasses import dataclass, field

from django.conf import settings

from luminaria import vault
from luminaria.kernel import clock
from luminaria.kernel.errors import LuminariaError
from luminaria.people import admission, entering, factors, invitations, passphrases, recovery_codes, rules
from luminaria.people.compartment import compartment
from luminaria.people.entering import Entered
from luminaria.people.models import Member, MemberKey, MemberKeyWrap, SignIn
from luminaria.people.verbs import record


class WrongInvitation(LuminariaError):
    """The name, the code or both are wrong, or the seven days are over."""

    sentence = (
        "This name and code do not belong together, or the invitation is older than seven days."
        " Ask whoever invited you for a new one."
    )


class WrongAppCode(LuminariaError):
    """The six digits do not come from this secret at this time."""

    sentence = (
        "These six digits do not match. Look at the app again, and check that your phone's clock is right."
    )


@dataclass(frozen=True)
class Accepted:
    """The member is in. The recovery codes are shown once."""

    entered: Entered
    recovery_codes: tuple[str, ...] = field(repr=False)


def accept_invitation(
    *, name: str, code: str, passphrase: str, app_secret: str, app_code: str, device: bytes | None = None
) -> Accepted:
    """A key pair exists whose private half opens with this passphrase or one of ten recovery codes only.

    Raises WrongInvitation, PoorPassphrase, WrongAppCode.
    """
    row = invitations.expected(name=name, code=code)
    if row is None:
        raise WrongInvitation()
    passphrases.check_new(passphrase, about=(name,))
    step = confirmed_step(app_secret, app_code)
    pair = vault.new_key_pair()
    key = MemberKey(
        organisation_id=row.organisation_id,
        member_id=row.member_id,
        public_key=pair.public,
        made_on=clock.now().date(),
    )
    wrap = passphrases.new_wrap(key, pair.private, passphrase)
    row.passphrase_hash = passphrases.hashed(passphrase)
    row.last_step = step
    factors.seal_into(row, key, pair.private, factors.Factors(app_secret))
    with compartment(row.organisation_id):
        return _joined(row, key, wrap, pair.private, device)


def _joined(
    row: SignIn, key: MemberKey, wrap: MemberKeyWrap, private: bytes, device: bytes | None
) -> Accepted:
    changed = SignIn.objects.filter(pk=row.pk, invitation_index=row.invitation_index).update(
        invitation_index=None,
        invited_until=None,
        passphrase_hash=row.passphrase_hash,
        sealed_factors=row.sealed_factors,
        last_step=row.last_step,
    )
    if not changed:  # the form was sent twice; the first one counted
        raise WrongInvitation()
    key.save()
    wrap.save()
    codes = recovery_codes.renew(key, private)
    Member.objects.filter(id=row.member_id).update(state=Member.State.ACTIVE)
    admission.admit_first(row.member_id)
    entered = entering.enter(row, key, private, device=device)
    record("accept_invitation", actor=entered.actor, obj=row.member_id)
    return Accepted(entered, codes)


def confirmed_step(app_secret: str, app_code: str) -> int:
    """The half-minute of a code that proves the app works. Raises WrongAppCode."""
    is_public = app_secret == rules.DEMONSTRATION_SECRET and not settings.LUMINARIA_DEMO
    step = None if is_public or not app_secret else factors.step_of(app_secret, app_code)
    if step is None:
        raise WrongAppCode()
    return step

"""Every deed of the room stands in the ledger, with who did it, and without a word of anybody."""

from luminaria.ledger.models import Leaf, LeafDetail
from luminaria.people import actions, factors, passkeys
from luminaria.people.actions.use_recovery_code import Replacement
from luminaria.people.doors import VERBS
from luminaria.people.entering import Proof
from luminaria.people.models import Organisation
from luminaria.people.rules import OpenMember, Role
from tests import factories
from tests.conftest import MovableClock
from tests.people.signing_in import PASSPHRASE, Person, digits
from tests.people.soft_key import SoftKey

# Recorded by the operator or the scheduled run, and what is a permission to look only.
ELSEWHERE = {"see_keys"}


def _account(joined: Person, clock: MovableClock) -> None:
    me, app = joined.actor, factors.new_app_secret()
    actions.read_notices(actor=me)
    actions.enrol_passkey(actor=me, answer=SoftKey().create(passkeys.enrolling_options(me)), name="Blue key")
    [passkey] = actions.see_account(actor=me).passkeys
    actions.remove_passkey(actor=me, passkey_id=passkey.id)
    clock.forward(minutes=2)
    actions.replace_app(actor=me, app_secret=app, app_code=digits(app))
    joined.app_secret = app
    joined.codes = actions.renew_recovery_codes(actor=me)
    actions.change_passphrase(actor=me, old=PASSPHRASE, new="four geese over the acequia")
    joined.passphrase = "four geese over the acequia"
    actions.forget_devices(actor=me)
    actions.set_on_call(actor=me, member_id=me.member_id, on_call=True)


def _keys(me: OpenMember, sol: OpenMember, colleague: OpenMember) -> None:
    actions.admit_member(actor=me, member_id=colleague.member_id)
    shares = actions.make_recovery_kit(actor=me)
    actions.confirm_share(actor=sol, share=shares[0])
    actions.recover_with_shares(actor=me, share_a=shares[0], share_b=shares[1])
    actions.turn_epoch(actor=sol, even_if_not_due=True)
    actions.invite_member(actor=sol, name="Lena", sign_in_name="lena", roles=frozenset())
    actions.set_roles(actor=sol, member_id=colleague.member_id, roles=frozenset({Role.TRAINER}))
    actions.end_member(actor=sol, member_id=colleague.member_id)


def test_each_verb_is_recorded_by_its_action(
    home: Organisation, joined: Person, sol: OpenMember, clock: MovableClock
) -> None:
    colleague = factories.member(home, {Role.INTAKE}, admitted=False)
    with factories.inside(joined.actor) as me:
        _account(joined, clock)
        _keys(me, sol, colleague)
    entered = joined.sign_in()
    again = joined.sign_in(proof=_later(joined, clock))
    with factories.inside(me):
        actions.sign_out(actor=me, session=entered.session)
        actions.lock(actor=me, session=again.session)
    app = factors.new_app_secret()
    new = Replacement("six crows beside the orchard", app, digits(app))
    actions.use_recovery_code(name=joined.name, code=joined.codes[0], second=joined.codes[1], new=new)

    with factories.inside(me):
        recorded = set(Leaf.objects.values_list("verb", flat=True))
        details = " ".join(LeafDetail.objects.values_list("details", flat=True))
        assert not Leaf.objects.filter(organisation=None).exists()
    assert sorted({code for code, _, _ in VERBS} - recorded - ELSEWHERE) == []
    assert not [word for word in ("Lena", "Tobias", "Sol", "Blue key", joined.name) if word in details]


def _later(person: Person, clock: MovableClock) -> Proof:
    clock.forward(minutes=2)
    return Proof(person.digits())

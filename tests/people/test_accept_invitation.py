"""An invited person becomes a member with a key that nobody else opens."""

import pytest

from luminaria import vault
from luminaria.people import epochs, keyring
from luminaria.people.actions.accept_invitation import WrongAppCode, WrongInvitation
from luminaria.people.compartment import compartment
from luminaria.people.models import IntakeEpoch, Member, MemberKey, MemberKeyWrap, Organisation
from luminaria.people.passphrases import PoorPassphrase
from luminaria.people.rules import DEMONSTRATION_SECRET, OpenMember, Role
from tests.conftest import MovableClock
from tests.people.signing_in import PASSPHRASE, digits, invited, join


def test_the_member_has_a_key_pair_that_fits(home: Organisation) -> None:
    accepted, _ = join("dee", invited(home, "dee", {Role.TRAINER}))

    actor = accepted.entered.actor
    with compartment(home.id):
        assert Member.objects.get(id=actor.member_id).state == "ACTIVE"
        assert bytes(MemberKey.objects.get(id=actor.key_id).public_key) == vault.public_of(actor.private_key)


def test_ten_codes_are_given_and_none_is_stored(home: Organisation) -> None:
    accepted, _ = join("dee", invited(home, "dee", {Role.TRAINER}))

    assert len(set(accepted.recovery_codes)) == 10
    with compartment(home.id):
        wraps = MemberKeyWrap.objects.filter(kind="RECOVERY_CODE")
        stored = b"".join(bytes(wrap.wrapped) + bytes(wrap.code_index or b"") for wrap in wraps)
        assert wraps.count() == 10
    assert not [code for code in accepted.recovery_codes if code.replace("-", "").encode() in stored]


def test_the_first_of_intake_opens_the_intake(home: Organisation) -> None:
    accepted, _ = join("dee", invited(home, "dee", {Role.INTAKE}))

    with compartment(home.id):
        assert keyring.holds(epochs.FAMILY, epochs.current_epoch(), actor=accepted.entered.actor)


def test_the_second_of_intake_waits_for_the_first(ana: OpenMember, home: Organisation) -> None:
    accepted, _ = join("dee", invited(home, "dee", {Role.INTAKE}))

    with compartment(home.id):
        assert not keyring.holds(epochs.FAMILY, epochs.current_epoch(), actor=accepted.entered.actor)
        epochs.open_epoch()
        assert not keyring.holds(epochs.FAMILY, epochs.current_epoch(), actor=accepted.entered.actor)
        assert IntakeEpoch.objects.count() == 2


def test_an_invitation_works_once(home: Organisation) -> None:
    code = invited(home, "dee", {Role.TRAINER})
    join("dee", code)

    with pytest.raises(WrongInvitation):
        join("dee", code)


def test_name_and_code_belong_together(home: Organisation) -> None:
    code = invited(home, "dee", {Role.TRAINER})
    invited(home, "lena", {Role.TRAINER})

    with pytest.raises(WrongInvitation):
        join("lena", code)


def test_blanks_small_letters_and_look_alikes_in_the_code_do_not_matter(home: Organisation) -> None:
    code = invited(home, "dee", {Role.TRAINER}).replace("-", " ").lower().replace("0", "o")

    assert join("dee", code)


def test_after_seven_days_it_is_over(home: Organisation, clock: MovableClock) -> None:
    code = invited(home, "dee", {Role.TRAINER})
    clock.forward(days=8)

    with pytest.raises(WrongInvitation):
        join("dee", code)


@pytest.mark.parametrize(
    "poor",
    ["short", "passwordpassword", "correct horse battery staple", "qwertyuiopasdfgh", "aaaaaaaaaaaaaaaaaaaa"],
)
def test_a_passphrase_that_is_guessed_early_is_refused(home: Organisation, poor: str) -> None:
    with pytest.raises(PoorPassphrase):
        join("dee", invited(home, "dee", {Role.TRAINER}), passphrase=poor)


@pytest.mark.parametrize(
    "good", ["river stone kettle north", "ñandú corre por la loma", "x" * 5 + "abcdwxyzuv!9"]
)
def test_length_counts_and_no_mixture_is_asked_for(home: Organisation, good: str) -> None:
    assert join("dee", invited(home, "dee", {Role.TRAINER}), passphrase=good)


def test_a_passphrase_may_have_two_hundred_characters_and_no_more(home: Organisation) -> None:
    with pytest.raises(PoorPassphrase):
        join("dee", invited(home, "dee", {Role.TRAINER}), passphrase="river stone " * 17)


def test_the_app_must_be_shown_to_work(home: Organisation) -> None:
    with pytest.raises(WrongAppCode):
        join("dee", invited(home, "dee", {Role.TRAINER}), app_code="12345")


def test_a_real_instance_refuses_the_secret_of_the_demonstration(
    home: Organisation, settings: object
) -> None:
    settings.LUMINARIA_DEMO = False  # type: ignore[attr-defined]

    with pytest.raises(WrongAppCode):
        join(
            "dee",
            invited(home, "dee", {Role.TRAINER}),
            app_secret=DEMONSTRATION_SECRET,
            app_code=digits(DEMONSTRATION_SECRET),
        )


def test_the_same_passphrase_makes_other_hashes_and_other_wraps(home: Organisation) -> None:
    join("dee", invited(home, "dee", {Role.TRAINER}), passphrase=PASSPHRASE)
    join("lena", invited(home, "lena", {Role.TRAINER}), passphrase=PASSPHRASE)

    with compartment(home.id):
        wraps = MemberKeyWrap.objects.filter(kind="PASSPHRASE")
        assert len({wrap.kdf for wrap in wraps}) == 2

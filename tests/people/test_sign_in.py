"""Coming in: one answer for everything that is wrong, and no way to lock somebody else out."""

import re
from typing import Any

import pytest

from luminaria import vault
from luminaria.kernel import clock as house_clock
from luminaria.people import passphrases
from luminaria.people.compartment import compartment
from luminaria.people.entering import ManyAtOnce, Proof, WrongSignIn, place
from luminaria.people.models import DeskSession, KnownDevice, MemberKeyWrap, StrangeTries
from luminaria.people.throttle import Watch
from tests.conftest import MovableClock
from tests.people.signing_in import WRONG, Person
from tests.programs import ProgramClient


def test_name_passphrase_and_digits_open_the_members_own_key(joined: Person) -> None:
    entered = joined.sign_in()

    assert entered.actor.member_id == joined.actor.member_id
    assert entered.actor.private_key == joined.actor.private_key


def test_case_and_blanks_around_the_name_do_not_matter(joined: Person) -> None:
    assert joined.sign_in(name="  TOBIAS ").actor.member_id == joined.actor.member_id


@pytest.mark.parametrize(
    "changed", [{"name": "nobody"}, {"passphrase": WRONG}, {"proof": Proof("000000")}, {"proof": Proof()}]
)
def test_whatever_is_wrong_the_sentence_is_the_same(joined: Person, changed: dict[str, Any]) -> None:
    with pytest.raises(WrongSignIn) as refused:
        joined.sign_in(**changed)

    assert refused.value.sentence == WrongSignIn.sentence


def test_digits_work_once(joined: Person) -> None:
    joined.sign_in()

    with pytest.raises(WrongSignIn):
        joined.sign_in()


def test_digits_of_an_earlier_half_minute_do_not_work_after_later_ones(joined: Person) -> None:
    joined.sign_in(proof=Proof(joined.digits(1)))

    with pytest.raises(WrongSignIn):
        joined.sign_in(proof=Proof(joined.digits(0)))


def test_wrong_name_and_wrong_passphrase_get_the_same_bytes(
    desk: ProgramClient, joined: Person, clock: MovableClock
) -> None:
    clock.forward(seconds=0)  # the demonstration's digits stand on the page
    wrong_name = joined.post(desk, name="tomas7")
    wrong_passphrase = joined.post(desk, passphrase=WRONG)
    wrong_digits = joined.post(desk, code="000000")

    pages = {_without_token(page.content) for page in (wrong_name, wrong_passphrase, wrong_digits)}
    assert {page.status_code for page in (wrong_name, wrong_passphrase, wrong_digits)} == {401}
    assert len(pages) == 1
    assert len({len(page.content) for page in (wrong_name, wrong_passphrase, wrong_digits)}) == 1


def _without_token(page: bytes) -> bytes:
    """The page without what is random in every page, and without the name that was typed."""
    page = re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", page)
    page = re.sub(rb"&quot;challenge&quot;: &quot;[\w-]+&quot;", b"", page)
    return page.replace(b'value="tomas7"', b"").replace(b'value="tobias"', b"")


def test_both_slow_functions_run_for_a_name_that_nobody_has(
    joined: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[str] = []
    hashing, deriving = passphrases.check_password, vault.passphrase_key
    monkeypatch.setattr(passphrases, "check_password", lambda *a, **k: ran.append("hash") or hashing(*a, **k))
    monkeypatch.setattr(vault, "passphrase_key", lambda *a: ran.append("key") or deriving(*a))

    for changed in ({"name": "nobody"}, {"passphrase": WRONG}, {"proof": Proof("1")}):
        ran.clear()
        with pytest.raises(WrongSignIn):
            joined.sign_in(**changed)
        assert ran == ["hash", "key"]


def test_each_wrong_try_writes_one_row_whether_the_name_exists_or_not(joined: Person) -> None:
    with pytest.raises(WrongSignIn):
        joined.sign_in(name="nobody")
    with pytest.raises(WrongSignIn):
        joined.sign_in(passphrase=WRONG)

    assert StrangeTries.objects.get(on=house_clock.now().date()).tries == 1
    assert joined.row().failures == 1


def _fail(person: Person, times: int, **changed: Any) -> None:
    for _ in range(times):
        with pytest.raises(WrongSignIn):
            person.sign_in(passphrase=WRONG, **changed)


def test_after_five_wrong_tries_a_strange_browser_waits(joined: Person, clock: MovableClock) -> None:
    clock.forward(seconds=0)
    _fail(joined, 5)

    with pytest.raises(WrongSignIn):
        joined.sign_in()
    clock.forward(seconds=31)
    assert joined.sign_in().actor.member_id == joined.actor.member_id


def test_strangers_never_lock_out_the_members_own_browser(joined: Person) -> None:
    _fail(joined, 30)

    assert joined.sign_in(device=joined.device).actor.member_id == joined.actor.member_id


def test_a_known_browser_waits_for_its_own_wrong_tries_and_strangers_do_not(joined: Person) -> None:
    _fail(joined, 8, device=joined.device)

    with pytest.raises(WrongSignIn):
        joined.sign_in(device=joined.device)
    assert joined.sign_in(device=None).actor.member_id == joined.actor.member_id


def test_the_wait_of_strangers_never_grows_beyond_five_minutes(joined: Person, clock: MovableClock) -> None:
    clock.forward(seconds=0)
    for _ in range(20):
        _fail(joined, 1)
        clock.forward(minutes=6)

    assert joined.sign_in().actor.member_id == joined.actor.member_id


def test_a_browser_of_one_member_is_a_stranger_to_another(joined: Person) -> None:
    assert KnownDevice.objects.filter(sign_in=joined.row()).count() == 1
    assert not KnownDevice.objects.filter(token_hash=joined.device).exists()


def test_no_column_of_sign_in_can_hold_an_address() -> None:
    from luminaria.people.models import SignIn

    columns = {field.name for model in (SignIn, KnownDevice, StrangeTries) for field in model._meta.fields}
    assert not [name for name in columns if "address" in name or "agent" in name or name == "ip"]


def test_old_parameters_are_brought_up_to_date_unnoticed(
    joined: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault, "new_kdf", lambda: vault.Kdf(b"s" * 16, memory_kib=16, time=2))
    monkeypatch.setattr("django.contrib.auth.hashers.Argon2PasswordHasher.time_cost", 2)

    assert joined.sign_in().actor.private_key == joined.actor.private_key

    with compartment(joined.actor.organisation_id):
        wrap = MemberKeyWrap.objects.get(kind="PASSPHRASE")
    assert vault.Kdf.decode(bytes.fromhex(wrap.kdf)).memory_kib == 16
    assert "t=2" in joined.row().passphrase_hash


def test_the_database_holds_neither_the_sessions_secret_nor_the_key(joined: Person) -> None:
    entered = joined.sign_in()

    for row in DeskSession.objects.all():
        assert entered.session not in (bytes(row.secret_hash), bytes(row.sealed_private))
        assert entered.actor.private_key not in bytes(row.sealed_private)


def test_a_flood_of_strangers_leaves_room_for_work_and_for_known_browsers(joined: Person) -> None:
    known = joined.sign_in().device
    with place(Watch(None, None)), place(Watch(None, None)):
        with pytest.raises(ManyAtOnce):
            joined.sign_in(proof=Proof(joined.digits(0)))
        with pytest.raises(ManyAtOnce), place(Watch(None, None)):
            pass
        with pytest.raises(WrongSignIn) as refused:  # its digits were used: it came as far as that
            joined.sign_in(device=known)
        assert not isinstance(refused.value, ManyAtOnce)
    with place(Watch(None, None)):
        pass
    assert joined.row().failures == 0

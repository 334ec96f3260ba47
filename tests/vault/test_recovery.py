"""Two of three officers open the organisation's recovery key; one opens nothing."""

from dataclasses import replace
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luminaria.vault import (
    DoesNotOpen,
    MalformedShare,
    RecoveryKit,
    crockford,
    new_recovery,
    open_recovery,
    read_share,
    recovery,
    unwrap_under,
)

KIT = new_recovery()
OTHER = new_recovery()


@pytest.mark.parametrize(("a", "b"), list(permutations(range(3), 2)))
def test_any_two_shares_open_it_in_any_order(a: int, b: int) -> None:
    assert open_recovery(KIT.sealed_seeds, KIT.shares[a], KIT.shares[b]) == KIT.key_pair


@pytest.mark.parametrize("officer", range(3))
def test_one_share_twice_opens_nothing(officer: int) -> None:
    share = KIT.shares[officer]
    with pytest.raises(MalformedShare, match="one officer"):
        open_recovery(KIT.sealed_seeds, share, share)
    renamed = _renumbered(share)
    with pytest.raises(DoesNotOpen):
        open_recovery(KIT.sealed_seeds, share, renamed)


def _renumbered(share: str) -> str:
    """A forged share: another officer's number over the same secret."""
    officer, secret = read_share(share)
    return recovery._print(officer % 3 + 1, secret)


@pytest.mark.parametrize("officer", range(3))
def test_one_share_with_the_whole_database_opens_nothing(officer: int) -> None:
    number, secret = read_share(KIT.shares[officer])
    guesses = [bytes(25), b"\xff" * 25, secret, *(read_share(share)[1] for share in OTHER.shares)]
    for pair, guess in ((pair, guess) for pair in range(3) for guess in guesses):
        for key in (recovery._pair_key(secret, guess), recovery._pair_key(guess, secret), guess.ljust(32)):
            with pytest.raises(DoesNotOpen):
                unwrap_under(key, KIT.sealed_seeds[pair], context=recovery._context(pair))
    assert number == officer + 1


def test_shares_of_two_organisations_open_neither() -> None:
    for mine, theirs in permutations(range(3), 2):
        for seeds in (KIT.sealed_seeds, OTHER.sealed_seeds):
            with pytest.raises(DoesNotOpen):
                open_recovery(seeds, KIT.shares[mine], OTHER.shares[theirs])


def test_stored_seeds_in_another_order_do_not_open() -> None:
    one, two, three = KIT.sealed_seeds
    with pytest.raises(DoesNotOpen):
        open_recovery((two, one, three), KIT.shares[0], KIT.shares[1])


def test_the_seed_and_the_shares_stand_nowhere_in_clear() -> None:
    secrets = [KIT.key_pair.private, *(read_share(share)[1] for share in KIT.shares)]
    assert not any(secret in stored for secret in secrets for stored in KIT.sealed_seeds)
    assert not any(share in repr(KIT) for share in KIT.shares)


@settings(max_examples=50)
@given(st.sampled_from(range(3)), st.data())
def test_a_wrong_symbol_is_told_before_any_key_is_tried(officer: int, data: st.DataObject) -> None:
    typed = crockford.plain(KIT.shares[officer])
    place = data.draw(st.integers(0, len(typed) - 1))
    symbol = data.draw(st.sampled_from([letter for letter in crockford.ALPHABET if letter != typed[place]]))
    # 15 bits of checksum: one slip in 32,768 is told only by the key.
    with pytest.raises((MalformedShare, DoesNotOpen)):
        open_recovery(
            KIT.sealed_seeds,
            typed[:place] + symbol + typed[place + 1 :],
            KIT.shares[(officer + 1) % 3],
        )


def test_the_checksum_tells_nearly_every_slip() -> None:
    typed = crockford.plain(KIT.shares[0])
    told = tried = 0
    for place in range(len(typed)):
        for symbol in set(crockford.ALPHABET) - {typed[place]}:
            tried += 1
            told += _is_told(typed[:place] + symbol + typed[place + 1 :])
    swaps = [
        typed[:i] + typed[i + 1] + typed[i] + typed[i + 2 :] for i in range(43) if typed[i] != typed[i + 1]
    ]
    assert tried - told <= 2
    assert sum(not _is_told(swap) for swap in swaps) <= 1


def _is_told(typed: str) -> bool:
    try:
        read_share(typed)
    except MalformedShare:
        return True
    return False


def test_a_share_may_be_typed_as_people_type() -> None:
    share = KIT.shares[2]
    for typed in (share.lower(), share.replace("-", " "), share.replace("-", ""), f"\n{share}. "):
        assert read_share(typed) == read_share(share)
    assert read_share(share.replace("0", "o").replace("1", "l")) == read_share(share)


@pytest.mark.parametrize("typed", ["", "AAAA", "U" * 44, "0" * 44, "Ж" * 44, "A" * 1000])
def test_what_is_no_share_is_told(typed: str) -> None:
    with pytest.raises(MalformedShare):
        read_share(typed)


def test_a_share_is_eleven_groups_of_four() -> None:
    assert {tuple(map(len, share.split("-"))) for share in KIT.shares} == {(4,) * 11}
    assert [share[0] for share in KIT.shares] == ["1", "2", "3"]


def test_too_few_stored_seeds_do_not_open() -> None:
    with pytest.raises(DoesNotOpen):
        open_recovery(KIT.sealed_seeds[:2], KIT.shares[0], KIT.shares[1])  # type: ignore[arg-type]


def test_a_changed_stored_seed_does_not_open() -> None:
    for pair, (a, b) in enumerate(combinations(range(3), 2)):
        seeds = list(KIT.sealed_seeds)
        seeds[pair] = seeds[pair][:-1] + bytes([seeds[pair][-1] ^ 1])
        with pytest.raises(DoesNotOpen):
            open_recovery((seeds[0], seeds[1], seeds[2]), KIT.shares[a], KIT.shares[b])


@pytest.mark.drill
def test_a_thousand_drills_leave_nothing_unreadable() -> None:
    for _ in range(1000):
        kit: RecoveryKit = replace(new_recovery())
        for a, b in permutations(kit.shares, 2):
            assert open_recovery(kit.sealed_seeds, a, b) == kit.key_pair

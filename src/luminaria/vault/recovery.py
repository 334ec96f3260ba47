"""Two of three: the organisation's recovery key opens with any two officers' printed shares.

The seed is stored three times, once for each pair, under a key of both shares of the pair.
One share, with the whole database, opens nothing (design/trust.md, Keys 5).
"""

import os
from dataclasses import dataclass, field
from hashlib import sha256
from uuid import UUID

from luminaria.vault import crockford
from luminaria.vault.context import Context
from luminaria.vault.derive import derive
from luminaria.vault.errors import DoesNotOpen, MalformedShare
from luminaria.vault.keys import KeyPair, key_pair_from_seed
from luminaria.vault.wraps import unwrap_under, wrap_under

PAIRS = ((1, 2), (1, 3), (2, 3))
_SHARE_BYTES = 25  # 200 bits: ML-KEM-768's own strength, and eleven groups of four on paper
_BODY_SYMBOLS = 40
_CHECK_SYMBOLS = 3
_SYMBOLS = 1 + _BODY_SYMBOLS + _CHECK_SYMBOLS
_NOWHERE = UUID(int=0)


@dataclass(frozen=True)
class RecoveryKit:
    """Made once: `sealed_seeds` go to the database, each share to one officer's paper, the private
    half of `key_pair` nowhere."""

    key_pair: KeyPair
    sealed_seeds: tuple[bytes, bytes, bytes]
    shares: tuple[str, str, str] = field(repr=False)


def _checksum(symbols: str) -> str:
    digest = sha256(b"luminaria recovery share 1 " + symbols.encode()).digest()
    return crockford.encode(int.from_bytes(digest[:2], "big") >> 1, _CHECK_SYMBOLS)


def _print(officer: int, share: bytes) -> str:
    symbols = crockford.encode(officer, 1) + crockford.encode(int.from_bytes(share, "big"), _BODY_SYMBOLS)
    return crockford.grouped(symbols + _checksum(symbols))


def read_share(text: str) -> tuple[int, bytes]:
    """Officer's number and share of what was typed. MalformedShare tells a slip before any key is tried."""
    typed = crockford.plain(text)
    if len(typed) != _SYMBOLS:
        raise MalformedShare(f"A share has {_SYMBOLS} letters and numbers. This one has {len(typed)}.")
    if crockford.first_stranger(typed) is not None:
        raise MalformedShare
    body = crockford.encode(crockford.decode(typed), _SYMBOLS)
    symbols, check = body[:-_CHECK_SYMBOLS], body[-_CHECK_SYMBOLS:]
    officer = crockford.decode(symbols[0])
    if check != _checksum(symbols) or officer not in (1, 2, 3):
        raise MalformedShare
    return officer, crockford.decode(symbols[1:]).to_bytes(_SHARE_BYTES, "big")


def _pair_key(first: bytes, second: bytes) -> bytes:
    return derive(first + second, "recovery pair")


def _context(pair: int) -> Context:
    return Context(_NOWHERE, "recovery", _NOWHERE, "seed", pair, _NOWHERE)


def new_recovery() -> RecoveryKit:
    """A new recovery key with its three stored seeds and three printed shares."""
    seed = os.urandom(32)
    shares = {officer: os.urandom(_SHARE_BYTES) for officer in (1, 2, 3)}
    one, two, three = (
        wrap_under(_pair_key(shares[a], shares[b]), seed, context=_context(place))
        for place, (a, b) in enumerate(PAIRS)
    )
    printed = (_print(1, shares[1]), _print(2, shares[2]), _print(3, shares[3]))
    return RecoveryKit(key_pair=key_pair_from_seed(seed), sealed_seeds=(one, two, three), shares=printed)


def open_recovery(sealed_seeds: tuple[bytes, bytes, bytes], share_a: str, share_b: str) -> KeyPair:
    """The recovery key pair from any two shares in any order. MalformedShare on a slip or on the same
    share twice; DoesNotOpen when the shares are not of this kit."""
    (low, first), (high, second) = sorted((read_share(share_a), read_share(share_b)))
    if low == high:
        raise MalformedShare("These two are the share of one officer. Two officers are needed.")
    if len(sealed_seeds) != len(PAIRS):
        raise DoesNotOpen
    pair = PAIRS.index((low, high))
    seed = unwrap_under(_pair_key(first, second), sealed_seeds[pair], context=_context(pair))
    return key_pair_from_seed(seed)

"""Passphrases: what is accepted, the sign-in hash, and the member key that only they open."""

import threading
from dataclasses import replace
from functools import cache
from pathlib import Path

from django.contrib.auth.hashers import check_password, make_password

from luminaria import vault
from luminaria.kernel.errors import LuminariaError
from luminaria.people import rules
from luminaria.people.models import MemberKey, MemberKeyWrap

_slots = threading.BoundedSemaphore(2)
_COMMON = Path(__file__).parent / "common_passphrases.txt"


class PoorPassphrase(LuminariaError):
    """The passphrase is too short, too long, or one that many people choose."""

    sentence = "Choose a longer passphrase."


@cache
def common() -> frozenset[str]:
    """Words and runs of keys that passphrases of careless people are made of."""
    return frozenset(_COMMON.read_text(encoding="utf-8").split())


def check_new(passphrase: str, *, about: tuple[str, ...] = ()) -> None:
    """Raise PoorPassphrase unless it is long enough and not made of common words or of `about`."""
    fault = rules.passphrase_fault(passphrase, common=common() | {word.casefold() for word in about if word})
    if fault:
        raise PoorPassphrase(fault)


def hashed(passphrase: str) -> str:
    """The sign-in hash; at most two at a time, since each takes much memory."""
    with _slots:
        return make_password(rules.normal(passphrase))


@cache
def _of_nobody() -> str:
    return hashed("the passphrase of nobody at all")


def is_right(passphrase: str, stored: str) -> tuple[bool, bool]:
    """(right, hash is of old parameters). Nobody's hash is checked when there is none: the same cost."""
    old: list[str] = []
    with _slots:
        right = check_password(rules.normal(passphrase), stored or _of_nobody(), setter=old.append)
    return right and bool(stored), bool(old)


def new_wrap(key: MemberKey, private_key: bytes, passphrase: str) -> MemberKeyWrap:
    """The private key under a passphrase, not yet saved: the slow part stays outside of transactions."""
    kdf = vault.new_kdf()
    slow = vault.passphrase_key(rules.normal(passphrase), kdf)
    return MemberKeyWrap(
        organisation_id=key.organisation_id,
        member_key=key,
        kind=MemberKeyWrap.Kind.PASSPHRASE,
        kdf=kdf.encode().hex(),
        wrapped=vault.wrap_under(slow, private_key, context=context(key, "passphrase")),
    )


def put_wrap(wrap: MemberKeyWrap) -> None:
    """Let this passphrase, and no earlier one, open the member key."""
    wrap.member_key.wraps.filter(kind=MemberKeyWrap.Kind.PASSPHRASE).delete()
    wrap.save()


def wrap_of(key: MemberKey | None) -> MemberKeyWrap | None:
    """The wrap that the passphrase opens."""
    return key.wraps.filter(kind=MemberKeyWrap.Kind.PASSPHRASE).first() if key else None


def opened_key(key: MemberKey | None, wrap: MemberKeyWrap | None, passphrase: str) -> bytes | None:
    """The private key, or None. As slow for nobody's key and for a wrong passphrase as for the right one."""
    kdf = vault.Kdf.decode(bytes.fromhex(wrap.kdf)) if wrap else vault.new_kdf()
    slow = vault.passphrase_key(rules.normal(passphrase), kdf)
    if key is None or wrap is None:
        return None
    try:
        return vault.unwrap_under(slow, bytes(wrap.wrapped), context=context(key, "passphrase"))
    except vault.DoesNotOpen:
        return None


def is_of_old_parameters(wrap: MemberKeyWrap) -> bool:
    """Whether the wrap was made with parameters that are no longer today's."""
    used = vault.Kdf.decode(bytes.fromhex(wrap.kdf))
    return replace(vault.new_kdf(), salt=used.salt) != used


def context(key: MemberKey, field: str) -> vault.Context:
    """Where a wrap of a member key belongs."""
    return vault.Context(
        organisation=key.organisation_id,
        kind="member.key",
        id=key.member_id,
        field=field,
        version=key.number,
        key_id=key.id,
    )

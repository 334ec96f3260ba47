"""Ten recovery codes, each of which opens the member key: 120 random bits, so no slow hash is needed."""

from collections.abc import Sequence

from luminaria import vault
from luminaria.people import passphrases
from luminaria.people.models import MemberKey, MemberKeyWrap
from luminaria.people.names import server_key
from luminaria.vault import crockford

HOW_MANY = 10
_SYMBOLS = 24


def new_code() -> str:
    """A code as a person writes it down: six groups of four."""
    value = int.from_bytes(vault.new_secret(15), "big")
    return crockford.grouped(crockford.encode(value, _SYMBOLS))


def read_code(text: str) -> str:
    """The one spelling of what was typed; empty when it cannot be a code."""
    typed = crockford.plain(text)
    if len(typed) != _SYMBOLS or crockford.first_stranger(typed) is not None:
        return ""
    return crockford.encode(crockford.decode(typed), _SYMBOLS)


def code_index(label: str, code: str) -> bytes:
    """How the database recognises a code without knowing it."""
    return vault.keyed_index(server_key(), label, code)


def renew(key: MemberKey, private_key: bytes) -> tuple[str, ...]:
    """Make ten new codes that open the member key. The earlier ones open nothing from now on."""
    key.wraps.filter(kind=MemberKeyWrap.Kind.RECOVERY_CODE).delete()
    codes = tuple(new_code() for _ in range(HOW_MANY))
    for code in codes:
        plain = read_code(code)
        MemberKeyWrap.objects.create(
            organisation_id=key.organisation_id,
            member_key=key,
            kind=MemberKeyWrap.Kind.RECOVERY_CODE,
            code_index=code_index("recovery code", plain),
            wrapped=vault.wrap_under(
                _code_key(plain), private_key, context=passphrases.context(key, "recovery code")
            ),
        )
    return codes


def wrap_of(key: MemberKey | None, code: str) -> MemberKeyWrap | None:
    """The wrap that a typed code opens, if it is one of this key's."""
    plain = read_code(code)
    if key is None or not plain:
        return None
    return key.wraps.filter(
        kind=MemberKeyWrap.Kind.RECOVERY_CODE, code_index=code_index("recovery code", plain)
    ).first()


def opened_key(key: MemberKey, wrap: MemberKeyWrap, code: str) -> bytes:
    """The private key, opened with a code that was recognised."""
    return vault.unwrap_under(
        _code_key(read_code(code)), bytes(wrap.wrapped), context=passphrases.context(key, "recovery code")
    )


def use_up(wraps: Sequence[MemberKeyWrap]) -> None:
    """A code works once."""
    for wrap in wraps:
        wrap.delete()


def _code_key(plain: str) -> bytes:
    return vault.keyed_index(plain.encode(), "recovery code key", "")

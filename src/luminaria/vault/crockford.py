"""Crockford's base 32: no I, L, O or U; what looks alike reads alike."""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {letter: value for value, letter in enumerate(ALPHABET)} | {"O": 0, "I": 1, "L": 1}


def encode(value: int, length: int) -> str:
    """`value` as exactly `length` symbols, most significant first."""
    if not 0 <= value < 1 << (5 * length):
        raise ValueError("the value does not fit")
    return "".join(ALPHABET[value >> (5 * place) & 31] for place in reversed(range(length)))


def grouped(symbols: str, size: int = 4) -> str:
    """Groups of `size` with hyphens between, for reading aloud and copying by hand."""
    return "-".join(symbols[start : start + size] for start in range(0, len(symbols), size))


def plain(text: str) -> str:
    """Letters and digits only, upper case: what stays when people add spaces, hyphens and stops."""
    return "".join(letter for letter in text.upper() if letter.isalnum())


def first_stranger(symbols: str) -> int | None:
    """The 1-based place of the first symbol that is not in the alphabet."""
    return next((place for place, letter in enumerate(symbols, 1) if letter not in _VALUES), None)


def decode(symbols: str) -> int:
    """The value of `symbols` (already `plain`). ValueError names no symbol."""
    if first_stranger(symbols) is not None:
        raise ValueError("a symbol outside the alphabet")
    value = 0
    for letter in symbols:
        value = value << 5 | _VALUES[letter]
    return value

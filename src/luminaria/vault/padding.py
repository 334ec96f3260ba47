"""Padme padding: sizes leak at most O(log log n) bits and cost at most 12 % (PETS 2019)."""

BODY_FLOOR = 4096
SMALL_FLOOR = 256
_LENGTH_BYTES = 4


def padme(size: int) -> int:
    """The smallest allowed size that holds `size` bytes."""
    if size < 2:
        return size
    exponent = size.bit_length() - 1
    low_bits = exponent - exponent.bit_length()
    mask = (1 << low_bits) - 1
    return (size + mask) & ~mask


def pad(plaintext: bytes, floor: int) -> bytes:
    """`plaintext` behind its length and before zeros, at least `floor` bytes in all."""
    framed = len(plaintext).to_bytes(_LENGTH_BYTES, "big") + plaintext
    return framed.ljust(padme(max(floor, len(framed))), b"\0")


def unpad(padded: bytes) -> bytes:
    """The inverse of `pad`; ValueError when the frame cannot have come from it."""
    size = int.from_bytes(padded[:_LENGTH_BYTES], "big")
    end = _LENGTH_BYTES + size
    if len(padded) < end or any(padded[end:]):
        raise ValueError("not a padded frame")
    return padded[_LENGTH_BYTES:end]

"""What can go wrong in the vault. No error ever carries a key, a share, a receipt or a plain text."""

from luminaria.kernel.errors import LuminariaError


class VaultUnavailable(LuminariaError):
    """The build of `cryptography` lacks a primitive; nothing may be served with it."""

    sentence = "This computer's cryptography library is too old or cut down. Install the wheel from PyPI."


class DoesNotOpen(LuminariaError):
    """Wrong key, wrong place or changed bytes: the three are never told apart."""

    sentence = "This does not open with the key at hand, or it was changed."


class MalformedKey(LuminariaError):
    """Bytes that are not a key of suite 1."""

    sentence = "This is not a key of the right kind."


class MalformedReceipt(LuminariaError):
    """What was typed is no receipt. `reason` and `position` (1-based) let a page say it in any language."""

    sentence = "This is not a receipt of ours. It has nine words, or 23 letters and numbers."

    def __init__(self, reason: str, sentence: str | None = None, *, position: int | None = None) -> None:
        super().__init__(sentence)
        self.reason = reason
        self.position = position


class MalformedShare(LuminariaError):
    """What was typed is no recovery share, or has a slip in it."""

    sentence = "There is a slip in this share. Compare it with the paper, group by group."

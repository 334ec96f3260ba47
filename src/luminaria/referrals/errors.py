"""Facts of the referrals room."""

from luminaria.kernel.errors import LuminariaError


class PacketClosed(LuminariaError):
    """The packet no longer opens; its page says why."""

    sentence = "This has ended. Nothing was recorded."


class CannotReceiveHere(LuminariaError):
    """The service has no desk on this instance."""

    sentence = "This service cannot receive anything here. Call it instead, with the person beside you."

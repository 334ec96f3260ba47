"""Facts about a release that keep something from crossing."""

from luminaria.consent import speech
from luminaria.consent.rules import Reason
from luminaria.kernel.errors import LuminariaError


class NotReleased(LuminariaError):
    """Nothing may cross. The subclass says why."""

    reason: Reason

    def __init__(self) -> None:
        super().__init__(speech.WITHHELD[self.reason])


class ReleaseAbsent(NotReleased):
    """There is no such release."""

    reason = Reason.ABSENT


class WrongRecipient(NotReleased):
    """The release names another organisation."""

    reason = Reason.WRONG_RECIPIENT


class ReleaseRevoked(NotReleased):
    """The person took it back."""

    reason = Reason.REVOKED


class ReleaseFuture(NotReleased):
    """It has not begun."""

    reason = Reason.FUTURE


class ReleaseExpired(NotReleased):
    """Its time is over."""

    reason = Reason.EXPIRED


class OutOfScope(NotReleased):
    """Something was asked for that it does not cover."""

    reason = Reason.OUT_OF_SCOPE


class ReleaseIncomplete(LuminariaError):
    """A release lacks what makes it informed, free or limited."""


BY_REASON: dict[Reason, type[NotReleased]] = {kind.reason: kind for kind in NotReleased.__subclasses__()}

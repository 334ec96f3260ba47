"""Waiting after wrong tries. Strangers' tries never make a member's own browser wait (trust.md).

Counted are the tries of one sign-in from browsers that it does not know, and apart from them
those of each browser that it does know. No address is looked at or kept.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from luminaria import vault
from luminaria.kernel import clock
from luminaria.people import rules
from luminaria.people.models import KnownDevice, SignIn, StrangeTries


@dataclass
class Watch:
    """Who counts this try: the sign-in for strangers, a known device for itself, nobody for no name."""

    sign_in: SignIn | None
    device: KnownDevice | None

    @property
    def is_shut(self) -> bool:
        """Whether the next try must still wait."""
        counter = self.device or self.sign_in
        return bool(counter and counter.wait_until and clock.now() < counter.wait_until)

    def failed(self) -> None:
        """Count a wrong try; one row is written whether or not the name exists."""
        if self.is_shut:
            return
        if self.device:
            _count(self.device, rules.LONGEST_WAIT_KNOWN)
        elif self.sign_in:
            _count(self.sign_in, rules.LONGEST_WAIT_STRANGER)
        else:
            today = clock.now().date()
            StrangeTries.objects.get_or_create(on=today)
            StrangeTries.objects.filter(on=today).update(tries=F("tries") + 1)

    def passed(self) -> None:
        """Forget the wrong tries of whoever came through."""
        counter = self.device or self.sign_in
        if counter and counter.failures:
            counter.failures, counter.wait_until = 0, None
            counter.save(update_fields=["failures", "wait_until"])


def watch(sign_in: SignIn | None, token: bytes | None) -> Watch:
    """Who counts a try for `sign_in` from a browser that carries `token`."""
    if sign_in is None or token is None:
        return Watch(sign_in, None)
    known = KnownDevice.objects.filter(
        token_hash=device_hash(token, sign_in), seen_on__gte=(clock.now() - rules.DEVICE_TERM).date()
    )
    return Watch(sign_in, known.first())


def device_hash(token: bytes, sign_in: SignIn) -> bytes:
    """How the database knows a browser of one member; another member's looks unrelated."""
    return vault.keyed_index(token, "known device", str(sign_in.id))


def know_device(sign_in: SignIn, token: bytes | None) -> bytes:
    """Remember the browser, giving it a token if it has none. Returns the token for its cookie."""
    token = token or vault.new_secret()
    KnownDevice.objects.update_or_create(
        token_hash=device_hash(token, sign_in),
        defaults={"sign_in": sign_in, "seen_on": clock.now().date(), "failures": 0, "wait_until": None},
    )
    return token


def _count(counter: SignIn | KnownDevice, longest: timedelta) -> None:
    with transaction.atomic():
        _lock(counter)
        now = clock.now()
        forgiven = counter.wait_until is not None and _is_over(counter.wait_until, now)
        counter.failures = 1 if forgiven else counter.failures + 1
        counter.wait_until = now + rules.wait_after(counter.failures, longest=longest)
        counter.save(update_fields=["failures", "wait_until"])


def _lock(counter: SignIn | KnownDevice) -> None:
    """Two tries at the same moment count as two."""
    locked = type(counter)._default_manager.select_for_update()
    counter.refresh_from_db(fields=["failures", "wait_until"], from_queryset=locked)  # type: ignore[arg-type]


def _is_over(wait_until: datetime, now: datetime) -> bool:
    return now - wait_until > rules.FORGIVEN_AFTER

"""Reads of the consent room. None opens a sealed field."""

from dataclasses import replace
from uuid import UUID

from django.db.models import QuerySet

from luminaria.consent.errors import BY_REASON
from luminaria.consent.models import Release
from luminaria.consent.rules import Ask, Live, Reason, Withheld, release_state
from luminaria.kernel import clock


def releases_of(case_id: UUID) -> QuerySet[Release]:
    """Every release of a case, the newest first."""
    return Release.objects.filter(case_id=case_id).order_by("-starts_at")


def live_releases(case_id: UUID) -> QuerySet[Release]:
    """The releases of a case under which something may cross now."""
    now = clock.now()
    return releases_of(case_id).filter(state=Release.State.GIVEN, starts_at__lte=now, expires_at__gt=now)


def state_of(release: Release) -> Live | Withheld:
    """How a release stands now for the organisation that it names."""
    return release_state(release.term(), clock.now(), Ask(release.recipient_id))


def require_release(
    release_id: UUID, *, ask: Ask, scope: frozenset[str] = frozenset(), lock: bool = False
) -> Release:
    """The live release that lets `ask` cross, in the open compartment of the giver.

    `scope` is what its opened terms cover. With `lock` the row is held until the transaction
    ends, so that it cannot be taken back in between. Raises the NotReleased that says why not.
    """
    rows = Release.objects.select_for_update() if lock else Release.objects.all()
    release = rows.filter(id=release_id).first()
    term = replace(release.term(), scope=scope) if release else None
    answer = release_state(term, clock.now(), ask)
    if release is None or isinstance(answer, Withheld):
        raise BY_REASON[answer.reason if isinstance(answer, Withheld) else Reason.ABSENT]()
    return release

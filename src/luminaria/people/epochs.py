"""The intake epoch of an organisation: whose public half reports and packets are sealed to."""

from itertools import pairwise
from typing import cast

from luminaria.kernel import clock
from luminaria.kernel.errors import LuminariaError
from luminaria.people import compartment, keyring
from luminaria.people.models import IntakeEpoch, IntakeEpochWrap
from luminaria.people.rules import EPOCH_GRACE, EPOCH_TERM, INTAKE_HOLDERS

FAMILY = keyring.Family("epoch", IntakeEpoch, IntakeEpochWrap, asymmetric=True)


class NoEpoch(LuminariaError):
    """The organisation has never opened an intake, so nothing can be sealed to it."""

    sentence = "This organisation cannot receive anything here yet."


def open_epoch() -> IntakeEpoch:
    """Make a new epoch for the open compartment, wrapped to the intake role and to recovery."""
    version, _ = keyring.make_version(
        FAMILY,
        object_id=compartment.current(),
        holders=keyring.holders_with(INTAKE_HOLDERS),
        starts_at=clock.now(),
    )
    return cast(IntakeEpoch, version)


def current_epoch() -> IntakeEpoch:
    """The epoch to seal to now. Public halves only; raises NoEpoch."""
    epoch = IntakeEpoch.objects.filter(retired_on=None).order_by("-number").first()
    if epoch is None:
        raise NoEpoch()
    return epoch


def is_due(epoch: IntakeEpoch) -> bool:
    """Whether the epoch has served its 30 days."""
    return clock.now() - epoch.starts_at >= EPOCH_TERM


def superseded() -> list[IntakeEpoch]:
    """Live epochs that ended at least a day ago: whatever was being sealed to them then has arrived."""
    live = list(IntakeEpoch.objects.filter(retired_on=None).order_by("number"))
    return [old for old, next_one in pairwise(live) if clock.now() - next_one.starts_at >= EPOCH_GRACE]


def retire(epoch: IntakeEpoch) -> None:
    """Say that nothing of this epoch can be opened any more: its wraps are gone."""
    IntakeEpoch.objects.filter(pk=epoch.pk).update(retired_on=clock.now().date())


def is_overdue(epoch: IntakeEpoch) -> bool:
    """Whether something still waits under an epoch that ended a whole term ago."""
    return clock.now() - epoch.starts_at >= 2 * EPOCH_TERM

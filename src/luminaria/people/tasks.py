"""Scheduled work of this room: public halves and clear columns only."""

from luminaria.kernel import clock
from luminaria.people.actions import turn_epoch
from luminaria.people.compartment import compartment
from luminaria.people.epochs import NoEpoch
from luminaria.people.models import DeskSession, KnownDevice, Organisation
from luminaria.people.rules import DEVICE_TERM, SESSION_LONGEST


def turn_due_epochs() -> int:
    """Turn the epoch of every organisation where it is due. Returns how many."""
    turned = 0
    for organisation_id in Organisation.objects.values_list("id", flat=True):
        try:
            with compartment(organisation_id):
                turned += turn_epoch()
        except NoEpoch:
            continue
    return turned


def forget_old_browsers() -> int:
    """Delete sessions and known browsers whose time is over. Returns how many."""
    now = clock.now()
    sessions, _ = DeskSession.objects.filter(started_at__lt=now - SESSION_LONGEST).delete()
    devices, _ = KnownDevice.objects.filter(seen_on__lt=(now - DEVICE_TERM).date()).delete()
    return sessions + devices

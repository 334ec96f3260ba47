"""Scheduled work: clear columns only, no keys."""

from luminaria.people import compartment
from luminaria.people.models import Organisation
from luminaria.report import actions


def close_silent_intakes() -> int:
    """Close every intake behind which nobody is. Returns how many closed."""
    closed = 0
    for organisation_id in Organisation.objects.values_list("id", flat=True):
        with compartment.compartment(organisation_id):
            closed += bool(actions.close_silent_intake())
    return closed


def forget_expired_forms() -> int:
    """Delete forms and mailboxes whose time is over. Returns how many."""
    return actions.forget_expired_forms()

"""Open an organisation's intake: nobody behind the form, no form (safety.md 8)."""

from collections.abc import Mapping

from luminaria.people import admission, compartment, epochs, verbs
from luminaria.people.models import Organisation
from luminaria.people.rules import OpenMember
from luminaria.report import queries
from luminaria.report.actions.note_presence import note_presence
from luminaria.report.errors import CannotOpenIntake, NeverReceives
from luminaria.report.models import IntakeDesk

Card = Mapping[str, str]


def open_intake(*, actor: OpenMember, facts: Mapping[str, Card], locales: tuple[str, ...]) -> IntakeDesk:
    """The intake is open in the actor's name, with the card that each of `locales` will read.

    Raises NotPermitted, NeverReceives, and CannotOpenIntake with what is missing: a fact of the
    card, two members on call who hold the key, one of them signed in, or a danger unread.
    """
    admission.require_admitted(actor, "open_intake")
    if Organisation.objects.get(id=actor.organisation_id).kind == Organisation.Kind.LAW_ENFORCEMENT:
        raise NeverReceives()
    _complete(facts, locales)
    _ensure_epoch()
    desk, _ = IntakeDesk.objects.get_or_create(organisation_id=compartment.current())
    note_presence()
    desk.refresh_from_db()
    _peopled(desk)
    desk.is_open, desk.closed_because, desk.supervisor = True, "", actor.member_id
    desk.facts = {locale: dict(card) for locale, card in facts.items()}
    desk.save()
    verbs.record("open_intake", actor=actor, obj=desk.id)
    return desk


def _complete(facts: Mapping[str, Card], locales: tuple[str, ...]) -> None:
    for locale in locales:
        for key in queries.CARD:
            if not facts.get(locale, {}).get(key, "").strip():
                raise CannotOpenIntake(
                    f"The card has no {key.replace('_', ' ')} in {locale}. Write it first."
                )


def _ensure_epoch() -> None:
    try:
        epochs.current_epoch()
    except epochs.NoEpoch:
        epochs.open_epoch()


def _peopled(desk: IntakeDesk) -> None:
    because = queries.closing_reason(desk)
    if because == IntakeDesk.Closed.DANGER_MISSED:
        raise CannotOpenIntake("A report of danger waits unread. Read it first.")
    if because:
        raise CannotOpenIntake(
            "Two members on call must hold the intake key, and one must have signed in within 12 hours."
        )

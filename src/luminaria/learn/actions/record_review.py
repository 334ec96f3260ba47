"""record_review: somebody who knows read a text of the pack, and said whether it may stand."""

from datetime import date
from uuid import UUID

from luminaria.kernel import clock
from luminaria.kernel.errors import LuminariaError
from luminaria.learn.models import TextReview
from luminaria.learn.queries import reviews
from luminaria.learn.rules import Reading
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record, require


class TextChanged(LuminariaError):
    """The text is not the one that was read."""

    sentence = "This text has changed since it was opened. Read it again below."


class UnknownRole(LuminariaError):
    """The pack knows no such role of a reviewer."""

    sentence = "Choose who read it."


class FutureReview(LuminariaError):
    """The reading is said to be on a day that has not come."""

    sentence = "This day has not come yet. Write the day of the reading."


def record_review(
    *, actor: OpenMember, locale: str, place: str, seen: str, reading: Reading, on: date
) -> UUID:
    """The reading is kept for the words as they stand, and the next build of the pack takes it up.

    `seen` is the hash of the text that the reader had. No name of the reader is kept. Raises
    NotFound, TextChanged, UnknownRole, FutureReview.
    """
    require(actor, "record_review")
    text = reviews.text(locale, place)
    if text.hash != seen:
        raise TextChanged()
    if reading.role not in reviews.roles():
        raise UnknownRole()
    if on > clock.now().date():
        raise FutureReview()
    row = TextReview.objects.create(
        organisation_id=actor.organisation_id,
        locale=locale,
        place=place,
        hashes=list(text.hashes),
        role=reading.role,
        verdict=reading.verdict,
        note=reading.note,
        reviewed_on=on,
        member_id=actor.member_id,
    )
    record("record_review", actor=actor, obj=row.id, details={"verdict": reading.verdict.value})
    return row.id

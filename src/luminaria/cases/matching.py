"""Services for the needs of a case: what is asked of the directory, and its answers in words for the desk.

Nothing of it is kept: not what was asked, not what was found. Order and reasons are the directory's.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from luminaria.cases.rules import NEED_DOMAINS, NeedState, OpenedNeed
from luminaria.directory.rules.languages import code_of
from luminaria.directory.rules.matching import REASONS
from luminaria.directory.rules.wishes import Fit, Hit, Reason
from luminaria.directory.wording import Entry, Saying, because, entry, facts_of_hit

# The desk speaks English; so do the words of a service there.
DESK = "en"
BESIDE = frozenset({"standing", "public"})
OPEN = frozenset({NeedState.NOT_BEGUN, NeedState.UNDER_WAY})


@dataclass(frozen=True)
class Offer:
    """One service with why it fits, what nobody knows of it, and what speaks against it."""

    id: UUID
    entry: Entry
    fits: tuple[str, ...]
    unknown: tuple[str, ...]
    against: tuple[str, ...]
    is_public: bool
    receives: bool

    @property
    def first_call(self) -> tuple[str, ...]:
        """The numbers to call, those of the front gate before any other, each once."""
        ways = (*self.entry.gate_reach, *self.entry.reach)
        return tuple(dict.fromkeys(f"{way.word} {way.number}" for way in ways))


def open_needs(needs: Iterable[OpenedNeed]) -> tuple[str, ...]:
    """The domains of the needs that are not met and that the person has not declined, in their order."""
    return tuple(dict.fromkeys(need.domain for need in needs if need.state in OPEN))


def language_of(card: str) -> str:
    """The code of the first language that the card names; "" where it names none that we know."""
    words = card.replace(",", " ").replace(";", " ").replace("/", " ").split()
    return code_of(card) or next((code for word in words if (code := code_of(word))), "")


def offers(hits: Iterable[Hit], receiving: Collection[UUID]) -> list[Offer]:
    """What was found, in its order, in the desk's words. `receiving` can be asked from here."""
    saying = Saying(DESK)
    return [_offer(hit, saying, receiving) for hit in hits]


def _offer(hit: Hit, saying: Saying, receiving: Collection[UUID]) -> Offer:
    withheld = [reason for reason in hit.reasons if reason.code == "not-public"]
    told = {fit: _told(hit.of(fit), saying) for fit in Fit}
    # Who works here is asked from here: that no public page shows them speaks not against them.
    why = () if hit.service_id in receiving else tuple(because(one, saying) for one in withheld)
    return Offer(
        id=hit.service_id,
        entry=entry(facts_of_hit(hit), DESK),
        fits=told[Fit.FITS],
        unknown=told[Fit.UNKNOWN],
        against=(*why, *told[Fit.AGAINST]),
        is_public=not withheld,
        receives=hit.service_id in receiving,
    )


def _told(reasons: Iterable[Reason], saying: Saying) -> tuple[str, ...]:
    """Sentences, the needs in one; how far the entry can be relied upon stands beside its date already."""
    reasons = [one for one in reasons if REASONS[one.code] not in BESIDE]
    needs = [NEED_DOMAINS.get(one.values["need"], "") for one in reasons if one.code == "need"]
    helps = (f"Helps with: {', '.join(needs)}.",) if needs else ()
    return (*helps, *(because(one, saying) for one in reasons if one.code != "need"))

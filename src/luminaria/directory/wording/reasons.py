"""Why a service fits or may not, as sentences; and what was found of it, as facts."""

from luminaria.directory.rules.wishes import Hit, Reason
from luminaria.directory.wording.entries import Facts
from luminaria.directory.wording.saying import Saying


def because(reason: Reason, saying: Saying) -> str:
    """A reason as a sentence, its codes as words."""
    values = {name: _named(name, str(value), saying) for name, value in reason.values.items()}
    return saying.words.say(f"reason.{reason.code}", **values)


def _named(name: str, value: str, saying: Saying) -> str:
    if name == "county":
        return saying.county(value) or value
    if name == "code":
        groups = ("serves", "gender", "asks_for", "takes_for")
        return next(
            (saying.named(one, value) for one in groups if saying.has(f"service.{one}.{value}")), value
        )
    return saying.named(name, value) if saying.has(f"service.{name}.{value}") else value


def facts_of_hit(hit: Hit) -> Facts:
    """What was found of a service, ready to be put into words."""
    return Facts(
        service=hit.document | {"id": str(hit.service_id)},
        organization={"name": hit.organization} if hit.organization else None,
        places=hit.places,
        standing=hit.standing,
        checked_on=hit.checked_on,
        statewide=hit.statewide,
        counties=hit.counties,
    )

"""Whom a service is for, what it asks for, what it takes. What nobody has asked is said to be unknown."""

from collections.abc import Iterator

from luminaria.directory.rules.codes import TAKEN
from luminaria.directory.rules.hsds import ASKED, Known
from luminaria.directory.rules.listing import Document
from luminaria.directory.wording.saying import Saying, several, table, text


def who(document: Document, saying: Saying) -> tuple[str, ...]:
    """Age, whom it serves and whom it does not take, in lines."""
    return tuple(line for line in _who(document, saying) if line)


def _who(document: Document, saying: Saying) -> Iterator[str]:
    serves = table(document.get("serves"))
    yield _ages(document.get("minimum_age"), document.get("maximum_age"), saying)
    genders = saying.listed("gender", serves.get("genders"))
    groups = [*several(serves.get("populations")), *several(serves.get("trafficking"))]
    served = dict.fromkeys((genders, saying.listed("serves", groups)))
    for said in filter(None, served):
        yield saying.say("for_these", who=said)
    yield _tribal(serves.get("tribal"), saying)
    left_out = saying.listed("serves", serves.get("excludes"))
    if left_out:
        yield saying.say("not_these", who=left_out)
    yield saying.own(document, "eligibility_description")


def _ages(youngest: object, oldest: object, saying: Saying) -> str:
    low, high = _age(youngest), _age(oldest)
    if low and high:
        return saying.say("ages", youngest=low, oldest=high)
    if low:
        return saying.say("age_from", youngest=low)
    return saying.say("age_to", oldest=high) if high else ""


def _age(value: object) -> str:
    """Years without a useless fraction; "" for none, and for a youngest age of nothing."""
    return f"{value:g}" if isinstance(value, int | float) and value > 0 else ""


def _tribal(value: object, saying: Saying) -> str:
    if value in (None, False, "", [], Known.NO, Known.UNKNOWN):
        return ""
    if value is True or value == Known.YES:
        return saying.say("tribal")
    return saying.say("tribal_named", who=", ".join(text(one) for one in several(value)))


def asks(document: Document, saying: Saying) -> tuple[str, ...]:
    """What a service asks for before it helps; what it is known not to ask for; what nobody knows."""
    return _known(table(document.get("asks")), ASKED, "asks", saying)


def takes(document: Document, saying: Saying) -> tuple[str, ...]:
    """Who and what may come along."""
    return _known(table(document.get("takes")), TAKEN, "takes", saying)


def _known(said: Document, codes: tuple[str, ...], group: str, saying: Saying) -> tuple[str, ...]:
    answers = {code: text(said.get(code)) for code in codes}
    lines = [
        saying.say(f"{group}_{answers[code]}.{code}")
        for answer in (Known.YES, Known.NO)
        for code in codes
        if answers[code] == answer
    ]
    unknown = [code for code in codes if answers[code] not in (Known.YES, Known.NO)]
    if unknown:
        lines.append(saying.say(f"unknown_{group}", what=saying.listed(f"{group}_for", unknown)))
    return tuple(lines)


def referrals(document: Document, saying: Saying) -> tuple[str, ...]:
    """Whether it takes people whom others send, and how."""
    said = table(document.get("referrals"))
    accepts, warm = text(said.get("accepts")), text(said.get("warm_transfer"))
    how = ", ".join(text(one) for one in several(said.get("how")))
    hours = text(said.get("hours"))
    lines = (
        saying.say(f"refers_{accepts}") if accepts in (Known.YES, Known.NO) else "",
        saying.say("refers_how", how=how) if how else "",
        saying.say(f"warm_{warm}") if warm in (Known.YES, Known.NO) else "",
        saying.say("refers_hours", hours=hours) if hours else "",
    )
    return tuple(line for line in lines if line)

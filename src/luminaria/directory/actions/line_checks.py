"""Calls to public lines count as looks at the entries of those lines."""

from collections.abc import Iterable
from uuid import UUID, uuid5

from luminaria.directory.models import Check, LineCall, Record
from luminaria.directory.queries.lines import calls_for_pack
from luminaria.directory.rules import Heard, Outcome
from luminaria.directory.rules.freshness import Finding, Method
from luminaria.packs import pack
from luminaria.people.compartment import every_compartment
from luminaria.people.models import Organisation

CALLER = "caller"
# What a call asks about, and which of it a changed line takes away until somebody writes the new one down.
_ASKED = ("name", "phone", "hours", "languages")
_TAKES_AWAY = {"NUMBER": "phone", "HOURS": "hours", "LANGUAGES": "languages"}
_ANSWERED = (Outcome.STILL_TRUE, Outcome.CHANGED)


def checks_of_calls() -> set[UUID]:
    """Every call of a heeded organisation as looks; which services were looked at now and not before.

    That a number does not work any more counts when two people found it so, and never for a line that must
    not vanish.
    """
    rows = _line_records()
    with every_compartment():
        calls = LineCall.objects.filter(organisation__kind__in=Organisation.HEEDED, contact__in=list(rows))
        checks = [check for call in calls for check in checks_of(call, rows[call.contact])]
        checks += _gone(rows, calls_for_pack())
    return keep_checks(checks)


def note_call(call: LineCall) -> UUID | None:
    """The same for one call, in the compartment of whoever made it; its service, None when none is held."""
    heeded = Organisation.objects.filter(id=call.organisation_id, kind__in=Organisation.HEEDED).exists()
    row = _line_records().get(call.contact) if heeded else None
    if row is None:
        return None
    keep_checks(checks_of(call, row))
    return row.id


def _line_records() -> dict[str, Record]:
    codes = [one.id for one in pack().known_services(pack().default_locale) if one.line]
    rows = Record.objects.filter(source_id="pack", kind="service", external_id__in=codes, gone_on=None)
    return {row.external_id: row for row in rows}


def checks_of(call: LineCall, row: Record) -> list[Check]:
    """The looks that one call was. Nobody at the other end is a look that told nothing."""
    if call.outcome not in _ANSWERED:
        return [_check(call, row, "phone", Finding.NO_ANSWER)]
    wrong = {_TAKES_AWAY[code] for code in call.changed if code in _TAKES_AWAY}
    checks = []
    for fact in _ASKED:
        outcome = Finding.WRONG if fact in wrong else Finding.STILL_TRUE
        if fact == "phone" and fact in wrong and call.contact in never_hidden():
            outcome = Finding.NO_ANSWER  # a line that must not vanish stands, with its age as a warning
        checks.append(_check(call, row, fact, outcome))
    return checks


def never_hidden() -> frozenset[str]:
    """Lines that must not vanish, whatever was heard."""
    return frozenset(pack().source.document["pack"].get("clocks", {}).get("never_hidden", ()))


def _check(call: LineCall, row: Record, fact: str, outcome: Finding) -> Check:
    return Check(
        id=uuid5(call.id, fact),
        record=row,
        field=fact,
        outcome=outcome,
        method=Method.PHONE,
        checked_on=call.called_on,
        role=CALLER,
        organisation_id=call.organisation_id,
        member_id=call.member_id,
        recorded_at=call.recorded_at,
    )


def _gone(rows: dict[str, Record], heard: dict[str, Heard]) -> list[Check]:
    return [
        Check(
            id=uuid5(rows[contact].id, f"gone:{call.called_on}"),
            record=rows[contact],
            field="phone",
            outcome=Finding.WRONG,
            method=Method.PHONE,
            checked_on=call.called_on,
            role=CALLER,
        )
        for contact, call in heard.items()
        if call.outcome == Outcome.GONE and contact in rows and contact not in never_hidden()
    ]


def keep_checks(checks: Iterable[Check]) -> set[UUID]:
    """Write those that are not there yet; the services that they are about."""
    by_id = {check.id: check for check in checks}
    known = set(Check.objects.filter(id__in=list(by_id)).values_list("id", flat=True))
    new = [check for id, check in by_id.items() if id not in known]
    Check.objects.bulk_create(new)
    return {check.record_id for check in new}

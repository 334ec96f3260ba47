"""Reading what is asked: words of the address, of a form, or a JSON body. Anything unknown is refused,
since a filter that nobody heeds would hand out the wrong list."""

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Final, NoReturn

from django.http import HttpRequest

from luminaria.directory.api import parameters as kinds
from luminaria.directory.api.parameters import Parameter
from luminaria.directory.api.reading import NotOne
from luminaria.directory.api.refusals import Refused, bad_value
from luminaria.directory.queries.fitting import Asked

FORM: Final = "application/x-www-form-urlencoded"
_ALL: Final = (
    Parameter(
        "search", kinds.WORDS, "Words to look for, in English or Spanish. POST keeps them out of addresses."
    ),
    Parameter("page", kinds.PAGE, "Which page. Beyond the last one the page is empty."),
    Parameter("per_page", kinds.SIZE, "How many stand on a page."),
    Parameter("format", kinds.FORMAT, "ndjson: all of them, one a line, streamed, without pages."),
    Parameter("taxonomy_term_id", kinds.ID, "Only what bears this term."),
    Parameter("taxonomy_id", kinds.ID, "Only what bears a term of this taxonomy."),
    Parameter("organization_id", kinds.ID, "Only what this organization provides."),
    Parameter("modified_after", kinds.MOMENT, "Only what changed then or later. What is gone is not told."),
    Parameter("minimal", kinds.FLAG, "Ids and dates only, all on one page unless page or per_page is given."),
    Parameter("full", kinds.FLAG, "Fully nested, as at the id."),
    Parameter("full_service", kinds.FLAG, "With the whole of each service."),
    Parameter("postcode", kinds.POSTCODE, "Only what serves the county of this postcode, or stands in it."),
    Parameter(
        "proximity",
        kinds.METRES,
        "Metres, with postcode: only what stands within them of the middle of its published places.",
    ),
    Parameter("top_only", kinds.FLAG, "Only terms without a parent."),
    Parameter("parent_id", kinds.ID, "Only terms directly below this one."),
    Parameter("minimum_age", kinds.AGE, "Only services whose minimum age is this or more (UK profile)."),
    Parameter("maximum_age", kinds.AGE, "Only services whose maximum age is this or less (UK profile)."),
    Parameter("day", kinds.DAY, "Only services open on this day of an ordinary week (UK profile)."),
    Parameter(
        "start_time",
        kinds.TIME,
        "Only services that open then or later, on the day if one is given. Hours past midnight count as two"
        " stretches, one a day (UK profile).",
    ),
    Parameter("end_time", kinds.TIME, "Only services that close then or earlier (UK profile)."),
)
PARAMETERS: Final = {one.name: one for one in _ALL}
_PAGED: Final = ("search", "page", "per_page", "format")
_TERMED: Final = ("taxonomy_term_id", "taxonomy_id")
_UK: Final = ("minimum_age", "maximum_age", "day", "start_time", "end_time")
SERVICES: Final = (*_PAGED, *_TERMED, "organization_id", "modified_after", "minimal", "full", *_UK)
PLACES: Final = (
    *_PAGED, *_TERMED, "organization_id", "modified_after", "full", "postcode", "proximity", *_UK,
)  # fmt: skip
ORGANIZATIONS: Final = (*_PAGED, *_TERMED, "full", "full_service")
ORGANIZATION: Final = ("full_service",)
TAXONOMIES: Final = _PAGED
TERMS: Final = (*_PAGED, "taxonomy_id", "top_only", "parent_id")
_CHOICES: Final = frozenset(field.name for field in fields(Asked))


def values(request: HttpRequest, allowed: tuple[str, ...]) -> dict[str, Any]:
    """Every given parameter, read. What a body says stands above the address. Raises Refused."""
    read = _read(_once(request.GET), allowed, are_words=True)
    if request.method == "POST":
        said, are_words = _body(request)
        read |= _read(said, allowed, are_words=are_words)
    return read


def _read(given: Mapping[str, Any], allowed: tuple[str, ...], *, are_words: bool) -> dict[str, Any]:
    if given.keys() - set(allowed):
        known = ", ".join(allowed) or "none"
        raise Refused(400, "unknown_parameter", f"This address takes: {known}. Leave the others out.")
    return {name: _value(PARAMETERS[name], value, are_words) for name, value in given.items()}


def chosen(read: dict[str, Any]) -> Asked:
    """The part of it that chooses. Raises Refused for a distance from nowhere."""
    if "proximity" in read and not read.get("postcode"):
        raise Refused(400, "bad_value", "proximity needs a postcode to measure from.", "postcode")
    return Asked(**{name: value for name, value in read.items() if name in _CHOICES})


def identity(words: str) -> Any:
    """The id of an address. Raises Refused."""
    return _value(Parameter("id", kinds.ID, ""), words, True)


def _value(parameter: Parameter, value: Any, is_words: bool) -> Any:
    try:
        return parameter.kind.read(parameter.kind.from_words(value) if is_words else value)
    except NotOne:
        raise bad_value(parameter.name, parameter.kind.wanted) from None


def _once(given: Any) -> dict[str, str]:
    for name, said in given.lists():
        if len(said) > 1:
            known = name if name in PARAMETERS else "a parameter"
            raise Refused(400, "repeated", f"Say {known} once. Parameters add up; their values do not.")
    return dict(given.items())


def _body(request: HttpRequest) -> tuple[dict[str, Any], bool]:
    """What the body says, and whether it is words, as a form's, or values of JSON."""
    if request.content_type == FORM:
        return dict(_once(request.POST)), True
    if not request.body:
        return {}, False
    if request.content_type != "application/json":
        raise Refused(415, "unknown_body", f"Send the parameters as application/json or as {FORM}.")
    try:
        said = json.loads(request.body, parse_constant=_refuse)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise Refused(400, "bad_body", 'The body must be one JSON object, as {"search": "shelter"}.')
    return said, False


def _refuse(word: str) -> NoReturn:
    raise ValueError(word)

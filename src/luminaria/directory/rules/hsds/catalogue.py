"""Every object and field of HSDS 3.1, said once: what reads, checks, writes and describes a feed asks here.

Source: Human Services Data Specification 3.1 (openreferral.org), schema reference and tabular data package.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

_WEEKDAYS: Final = "MO|TU|WE|TH|FR|SA|SU"
_PLACE: Final = "physical|postal|virtual"


@dataclass(frozen=True)
class Field:
    """One plain field. `type` is string, number, uuid, uri, email, date or date-time."""

    name: str
    type: str
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shape:
    """One object. `lists` and `ones` name its nested children and their shapes.

    `table` is its file in a tabular package without ".csv"; `needs` are fields that only a tabular row must
    have (in JSON the nesting says the same).
    """

    name: str
    table: str
    fields: tuple[Field, ...]
    needs: tuple[str, ...] = ()
    lists: Mapping[str, str] = field(default_factory=dict)
    ones: Mapping[str, str] = field(default_factory=dict)

    def field(self, name: str) -> Field | None:
        """The plain field of that name, or None."""
        return next((one for one in self.fields if one.name == name), None)

    @property
    def required(self) -> tuple[str, ...]:
        """Names of the fields that every record must have."""
        return tuple(one.name for one in self.fields if one.required)


def _shape(name: str, table: str, text: str, needs: str = "") -> Shape:
    """A shape from its line: `name!` is required, `name:type`, `name=a|b`, `list[shape]`, `one{shape}`."""
    fields: list[Field] = []
    lists: dict[str, str] = {}
    ones: dict[str, str] = {}
    for word in f"id!:uuid {text} metadata[metadata]".split():
        if word.endswith("]"):
            child, of = word[:-1].split("[")
            lists[child] = of
        elif word.endswith("}"):
            child, of = word[:-1].split("{")
            ones[child] = of
        else:
            fields.append(_field(word))
    if name == "metadata":
        lists.clear()
    return Shape(
        name, table, tuple(fields), tuple(needs.split()), MappingProxyType(lists), MappingProxyType(ones)
    )


def _field(word: str) -> Field:
    word, _, choices = word.partition("=")
    word, _, type = word.partition(":")
    required = word.endswith("!")
    usual = "uuid" if word.rstrip("!").endswith("_id") else "string"
    # "_" stands for the space of "temporarily closed", since a line is split at its spaces.
    allowed = tuple(choices.replace("_", " ").split("|")) if choices else ()
    return Field(word.rstrip("!"), type or usual, required, allowed)


_LINES: Final = (
    _shape(
        "organization",
        "organizations",
        "name! alternate_name description! email:email website:uri additional_websites[url] tax_status"
        " tax_id:string year_incorporated:number legal_status logo uri:uri parent_organization_id"
        " funding[funding] contacts[contact] phones[phone] locations[location] programs[program]"
        " organization_identifiers[organization_identifier] attributes[attribute]",
    ),
    _shape(
        "program",
        "programs",
        "organization_id name! alternate_name description! attributes[attribute]",
        needs="organization_id",
    ),
    _shape(
        "service",
        "services",
        "organization_id program_id name! alternate_name description url:uri additional_urls[url] email:email"
        " status!=active|inactive|defunct|temporarily_closed interpretation_services application_process"
        " fees_description wait_time fees accreditations eligibility_description minimum_age:number"
        " maximum_age:number assured_date:date assurer_email:email licenses alert last_modified:date-time"
        " phones[phone] schedules[schedule] service_areas[service_area]"
        " service_at_locations[service_at_location] languages[language] organization{organization}"
        " funding[funding] cost_options[cost_option] program{program} required_documents[required_document]"
        " contacts[contact] capacities[service_capacity] attributes[attribute]",
        needs="organization_id",
    ),
    _shape(
        "location",
        "locations",
        f"location_type!={_PLACE} url:uri organization_id name alternate_name description transportation"
        " latitude:number longitude:number external_identifier external_identifier_type languages[language]"
        " addresses[address] contacts[contact] accessibility[accessibility] phones[phone]"
        " schedules[schedule] attributes[attribute]",
    ),
    _shape(
        "service_at_location",
        "service_at_location",
        "service_id location_id description service_areas[service_area] contacts[contact] phones[phone]"
        " schedules[schedule] location{location} attributes[attribute]",
        needs="service_id location_id",
    ),
    _shape(
        "address",
        "addresses",
        "location_id attention address_1! address_2 city! region state_province! postal_code! country!"
        f" address_type!={_PLACE} attributes[attribute]",
    ),
    _shape(
        "phone",
        "phones",
        "location_id service_id organization_id contact_id service_at_location_id number! extension:number"
        " type description languages[language] attributes[attribute]",
    ),
    _shape(
        "contact",
        "contacts",
        "organization_id service_id service_at_location_id location_id name title department email:email"
        " phones[phone] attributes[attribute]",
    ),
    _shape(
        "schedule",
        "schedules",
        "service_id location_id service_at_location_id valid_from:date valid_to:date dtstart:date"
        f" timezone:number until:date count:number wkst={_WEEKDAYS} freq=WEEKLY|MONTHLY interval:number"
        " byday byweekno bymonthday byyearday description opens_at closes_at schedule_link:uri"
        " attending_type notes attributes[attribute]",
    ),
    _shape(
        "service_capacity",
        "service_capacity",
        "service_id unit{unit} unit_id available!:number maximum:number description updated!:date-time"
        " attributes[attribute]",
        needs="unit_id service_id",
    ),
    _shape("unit", "units", "name! scheme identifier:string uri:uri attributes[attribute]"),
    _shape(
        "service_area",
        "service_areas",
        "service_id service_at_location_id name description extent extent_type uri attributes[attribute]",
    ),
    _shape("language", "languages", "service_id location_id phone_id name code note attributes[attribute]"),
    _shape(
        "cost_option",
        "cost_options",
        "service_id valid_from:date valid_to:date option currency amount:number amount_description"
        " attributes[attribute]",
        needs="service_id",
    ),
    _shape("required_document", "required_documents", "service_id document uri:uri attributes[attribute]"),
    _shape("funding", "funding", "organization_id service_id source attributes[attribute]"),
    _shape("accessibility", "accessibility", "location_id description details url:uri attributes[attribute]"),
    _shape("url", "url", "label url!:uri organization_id service_id attributes[attribute]"),
    _shape(
        "organization_identifier",
        "organization_identifiers",
        "organization_id identifier_scheme identifier_type! identifier! attributes[attribute]",
        needs="organization_id",
    ),
    _shape(
        "attribute",
        "attributes",
        "link_id taxonomy_term_id link_type link_entity value label taxonomy_term{taxonomy_term}",
        needs="link_id taxonomy_term_id link_entity",
    ),
    _shape("taxonomy", "taxonomies", "name! description! uri:uri version"),
    _shape(
        "taxonomy_term",
        "taxonomy_terms",
        "code name! description! parent_id taxonomy taxonomy_detail{taxonomy} language taxonomy_id"
        " term_uri:uri",
    ),
    _shape(
        "metadata",
        "metadata",
        "resource_id resource_type last_action_date!:date last_action_type! field_name! previous_value!"
        " replacement_value! updated_by!",
        needs="resource_id resource_type",
    ),
)
OBJECTS: Final[Mapping[str, Shape]] = MappingProxyType({shape.name: shape for shape in _LINES})

# What has an identity of its own and is kept as a record; everything else is nested in one of these.
ROOTS: Final = (
    "taxonomy",
    "taxonomy_term",
    "organization",
    "program",
    "location",
    "service",
    "service_at_location",
)

# Data packages of before 3.1 name some files otherwise, and so do people.
_OTHER_NAMES: Final = {"service_at_locations": "service_at_location", "urls": "url", "unit": "units"}


def shape_of_table(table: str) -> Shape | None:
    """The shape whose rows a table of a tabular package holds; None for a table that we do not know."""
    known = _OTHER_NAMES.get(table, table)
    return next((shape for shape in OBJECTS.values() if known in (shape.table, shape.name)), None)

"""Whom a service is for, where, and in which languages."""

from typing import Any, Final

from luminaria.directory.forms import fields
from luminaria.directory.forms.facts import FactForm
from luminaria.directory.rules.hsds import POPULATIONS, TRAFFICKING
from luminaria.directory.rules.listing import Document
from luminaria.packs import pack
from luminaria.packs.rules import NotInPack

LOCALE: Final = "en"  # the desk speaks English
TAKES: Final = {
    "children": "Takes children along",
    "pets": "Takes pets",
    "wheelchair": "Can be reached in a wheelchair",
    "couples": "Takes couples",
}
GENDER_WORDS: Final = {
    "women": "Women",
    "men": "Men",
    "transgender": "Transgender people",
    "nonbinary": "Nonbinary people",
}
POPULATION_WORDS: Final = {"lgbtq": "LGBTQ people", "disabled": "People with a disability"}
POPULATION_NAMES: Final = {code: POPULATION_WORDS.get(code, code.capitalize()) for code in POPULATIONS}
EXCLUDES: Final = tuple({**POPULATION_NAMES, **GENDER_WORDS}.items())
LANGUAGES: Final = {
    "en": "English",
    "es": "Spanish",
    "nv": "Diné bizaad",
    "vi": "Vietnamese",
    "zh": "Chinese",
    "ar": "Arabic",
    "fr": "French",
    "so": "Somali",
    "sw": "Swahili",
    "tl": "Tagalog",
    "pt": "Portuguese",
    "ase": "American Sign Language",
}


class LanguagesForm(FactForm):
    """In which languages it helps."""

    codes = fields.ticks("Languages that somebody there speaks", tuple(LANGUAGES.items()))
    interpretation_services = fields.words("Interpreters", 300, help_text="As “by telephone, any language”.")

    @classmethod
    def first(cls, document: Document) -> dict[str, Any]:
        """The languages that are held."""
        codes = [str(one.get("code")) for one in document.get("languages") or []]
        return {"codes": codes, "interpretation_services": document.get("interpretation_services", "")}

    def parts(self, document: Document) -> Document:
        """HSDS languages; those that the list does not know stay."""
        others = [one for one in document.get("languages") or [] if one.get("code") not in LANGUAGES]
        told = self.cleaned_data
        ticked = [{"code": code, "name": LANGUAGES[code]} for code in told["codes"]]
        return {"languages": [*ticked, *others], "interpretation_services": told["interpretation_services"]}


class AreaForm(FactForm):
    """For which counties it is there."""

    whole = fields.ticks("The whole state", (("all", "It helps everywhere in the state"),))
    counties = fields.ticks("Counties", ())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["counties"].choices = counties()  # type: ignore[attr-defined]

    @classmethod
    def first(cls, document: Document) -> dict[str, Any]:
        """The areas that are held."""
        extents = [str(one.get("extent") or "") for one in document.get("service_areas") or []]
        return {"whole": ["all"] if "all" in extents else [], "counties": extents}

    def parts(self, document: Document) -> Document:
        """HSDS service areas."""
        return {"service_areas": areas_of(bool(self.cleaned_data["whole"]), self.cleaned_data["counties"])}


class WhoForm(FactForm):
    """Whom it is for, and whom it cannot take. Never a sign of anything."""

    eligibility_description = fields.words("In their words", 1000, rows=3)
    minimum_age = fields.number("Youngest age")
    maximum_age = fields.number("Oldest age")
    genders = fields.ticks(
        "They say it is for", tuple(GENDER_WORDS.items()), "Leave all empty when it is for everybody."
    )
    populations = fields.ticks(
        "They have something of their own for",
        tuple(POPULATION_NAMES.items()),
    )
    trafficking = fields.ticks(
        "Kind of trafficking", tuple((code, code.capitalize()) for code in TRAFFICKING)
    )
    tribal = fields.known("Of a tribe or for tribal members")
    excludes = fields.ticks(
        "Whom they say they cannot take", EXCLUDES, "Ages stand above. Other limits: in their words."
    )
    children = fields.known(TAKES["children"])
    pets = fields.known(TAKES["pets"])
    wheelchair = fields.known(TAKES["wheelchair"])
    couples = fields.known(TAKES["couples"])

    @classmethod
    def first(cls, document: Document) -> dict[str, Any]:
        """What is held."""
        serves = {"tribal": "unknown", **(document.get("serves") or {})}
        takes = dict.fromkeys(TAKES, "unknown") | (document.get("takes") or {})
        shown = {
            name: document.get(name) for name in ("eligibility_description", "minimum_age", "maximum_age")
        }
        return {**shown, **serves, **takes}

    def clean(self) -> dict[str, Any]:
        """The youngest is not older than the oldest."""
        told = super().clean() or {}
        low, high = told.get("minimum_age"), told.get("maximum_age")
        if low is not None and high is not None and low > high:
            self.add_error("maximum_age", "The oldest age is under the youngest one.")
        return told

    def parts(self, document: Document) -> Document:
        """HSDS ages and words, and the profile's answers."""
        told = self.cleaned_data
        serves = {
            name: told[name] for name in ("genders", "populations", "trafficking", "excludes") if told[name]
        }
        serves |= fields.only_known(told, ("tribal",))
        plain = {name: told[name] for name in ("eligibility_description", "minimum_age", "maximum_age")}
        return {**plain, "serves": serves, "takes": fields.only_known(told, tuple(TAKES))}


def counties() -> list[tuple[str, str]]:
    """The counties of the pack by id and name."""
    try:
        return [(one.id, one.name) for one in pack().counties(LOCALE)]
    except NotInPack:
        return []


def areas_of(whole: bool, county_ids: list[str]) -> list[Document]:
    """HSDS service areas: the whole state, or these counties."""
    names = dict(counties())
    state = {
        "name": str(pack().source.document["pack"]["name"][LOCALE]),
        "extent": "all",
        "extent_type": "state",
    }
    if whole:
        return [state]
    return [
        {"name": names[one], "extent": one, "extent_type": "county"} for one in county_ids if one in names
    ]

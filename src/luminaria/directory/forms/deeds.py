"""What is pressed and decided at the desk of the directory."""

import re
from typing import Any, Final
from uuid import UUID

from django import forms

from luminaria.directory.forms import fields
from luminaria.directory.forms.people import areas_of, counties
from luminaria.directory.rules.freshness import Finding, Method
from luminaria.directory.rules.hsds import Visibility
from luminaria.directory.rules.listing import FACTS, Document

UNDO, HOW = "UNDO", "HOW"
_PRESS: Final = re.compile(r"([A-Z_]{3,12}) ([0-9a-f-]{36}) ([a-z]{2,12}) ([0-9a-f]{16})?")
_PRESSED: Final = (Finding.STILL_TRUE, Finding.NO_ANSWER, Finding.WRONG, UNDO)


class HowForm(forms.Form):
    """How I am checking, for every press of the page."""

    how = forms.ChoiceField(
        label="I am checking by", choices=fields.METHODS, widget=forms.RadioSelect, initial=Method.PHONE
    )


class PressForm(HowForm):
    """One press on one fact: what, which record, which fact, and the mark of what the page showed."""

    press = forms.CharField(max_length=120)

    record: UUID
    field: str
    pressed: str
    seen: str

    def clean_press(self) -> str:
        """The press in its parts."""
        text: str = self.cleaned_data["press"]
        found = _PRESS.fullmatch(text if text.count(" ") == 3 else f"{text} ")
        if found is None or found[1] not in _PRESSED or found[3] not in FACTS:
            raise forms.ValidationError("This press did not arrive whole. Press again.")
        self.pressed, self.record, self.field, self.seen = found[1], UUID(found[2]), found[3], found[4] or ""
        return text


class WhyForm(forms.Form):
    """A decision and its reason."""

    why = fields.why()


class HideForm(WhyForm):
    """Who may learn a place from now on."""

    visibility = forms.ChoiceField(
        label="From now on",
        choices=(
            (
                Visibility.INTAKE_ONLY.value,
                "Only intake learns it: the service is printed with its front gate",
            ),
            (
                Visibility.HIDDEN.value,
                "Nobody learns it: nothing about the place is printed, counted or hinted at",
            ),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who may learn it.", "invalid_choice": "Choose who may learn it."},
    )
    field_order = ("visibility", "why")


class JoinForm(WhyForm):
    """Which other entry is about the same service."""

    other = forms.UUIDField(
        widget=forms.HiddenInput,
        error_messages={"required": "Choose an entry.", "invalid": "Choose an entry."},
    )


class FindForm(forms.Form):
    """What is looked for. `read` is the entry to show beside the list."""

    words = fields.words("Words", 120)
    need = forms.ChoiceField(label="Need", required=False)
    county = forms.ChoiceField(label="County", required=False)
    state = forms.ChoiceField(
        label="Shown",
        required=False,
        choices=(("", "Public or not"), ("public", "Public"), ("not-public", "Not public")),
    )
    source = forms.ChoiceField(label="Source", required=False)
    page = forms.IntegerField(required=False, min_value=1, max_value=100000, widget=forms.HiddenInput)
    read = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, needs: list[tuple[str, str]], sources: list[tuple[str, str]], **kwargs: Any
    ):
        super().__init__(*args, **kwargs)
        choices = {
            "need": [("", "Any need"), *needs],
            "county": [("", "Any county"), *counties()],
            "source": [("", "Any source"), *sources],
        }
        for name, given in choices.items():
            self.fields[name].choices = given  # type: ignore[attr-defined]


class AddForm(forms.Form):
    """The least that is said of a new service."""

    name = fields.words("Name of the service", required=True)
    organization = fields.words("Organisation", help_text="Leave empty when it has the same name.")
    kind = forms.ChoiceField(
        label="What it is", choices=fields.KINDS, widget=forms.RadioSelect, initial="other"
    )
    description = fields.words("What it does", 2000, rows=4, required=True)
    phone = fields.words("Telephone", 40)
    url = forms.URLField(
        label="Web address",
        required=False,
        assume_scheme="https",
        error_messages={"invalid": "Write the web address as https://example.org/."},
    )
    gate = fields.words(
        "Front gate", rows=2, help_text="How somebody reaches it who must not know the place."
    )
    whole = fields.ticks("The whole state", (("all", "It helps everywhere in the state"),))
    counties = fields.ticks("Counties", ())
    visibility = forms.ChoiceField(
        label="Its place",
        widget=forms.RadioSelect,
        initial="none",
        choices=(
            ("none", "It has no place to go to"),
            (Visibility.PUBLIC.value, "A place that may be printed"),
            (Visibility.INTAKE_ONLY.value, "A place that only intake learns: it is not written here"),
            (Visibility.HIDDEN.value, "A place out of sight: it is not written here"),
        ),
    )
    address_1 = fields.words("Street and number, for a place that may be printed", 200)
    city = fields.words("Town", 100)
    state_province = fields.words("State, in two letters", 2)
    postal_code = fields.words("Postcode", 20)
    method = fields.method("I know this from")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["counties"].choices = counties()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A public place has a street; of any other nothing is written down."""
        told = super().clean() or {}
        written = [name for name in ("address_1", "city", "state_province", "postal_code") if told.get(name)]
        if told.get("visibility") == Visibility.PUBLIC and len(written) < 4:
            self.add_error(
                "address_1", "Write street, town, state and postcode of a place that may be printed."
            )
        if told.get("visibility") != Visibility.PUBLIC and "address_1" in written:
            self.data = self.data.copy()
            self.data["address_1"] = ""
            self.add_error(
                "address_1", "The street is taken out again: this place is not one that may be printed."
            )
        return told

    @property
    def place(self) -> Visibility | None:
        """Who may learn the place; None without one."""
        chosen = self.cleaned_data["visibility"]
        return None if chosen == "none" else Visibility(chosen)

    def address(self) -> dict[str, str]:
        """The address of a public place."""
        told = self.cleaned_data
        names = ("address_1", "city", "state_province", "postal_code")
        return {name: told[name] for name in names} if self.place == Visibility.PUBLIC else {}

    def parts(self) -> Document:
        """The facts as parts of the document."""
        told = self.cleaned_data
        return {
            "description": told["description"],
            "phones": [{"number": told["phone"], "type": "voice"}] if told["phone"] else [],
            "url": told["url"],
            "front_gate": {"how": told["gate"]} if told["gate"] else {},
            "service_areas": areas_of(bool(told["whole"]), told["counties"]),
        }

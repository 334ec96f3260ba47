"""The least that is said of a new service."""

from typing import Any, cast

from django import forms
from django.http import QueryDict

from luminaria.directory.forms import fields
from luminaria.directory.forms.people import areas_of, counties
from luminaria.directory.rules.hsds import Visibility
from luminaria.directory.rules.listing import Document


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
            typed = cast(QueryDict, self.data).copy()
            typed["address_1"] = ""
            self.data = typed
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

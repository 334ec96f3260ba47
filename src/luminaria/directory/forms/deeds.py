"""What is pressed and decided at the desk of the directory."""

import re
from typing import Any, Final
from uuid import UUID

from django import forms

from luminaria.directory.forms import fields
from luminaria.directory.forms.people import counties
from luminaria.directory.rules.freshness import Finding, Method
from luminaria.directory.rules.hsds import Visibility
from luminaria.directory.rules.listing import FACTS

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

"""The address of a place that everybody may know."""

from typing import Any, cast

from django import forms
from django.http import QueryDict

from luminaria.directory.forms import fields
from luminaria.directory.rules.addresses import LINES, address_of, mark_of
from luminaria.directory.rules.listing import Document


class MoveForm(forms.Form):
    """Where a place is now. `seen` is the mark of where it was on the page."""

    address_1 = fields.words("Street and number", 200, required=True)
    address_2 = fields.words("Second line", 200, help_text="Floor, room or box. It may stay empty.")
    city = fields.words("Town", 100, required=True)
    state_province = fields.words("State, in two letters", 2, required=True)
    postal_code = fields.words("Postcode", 20, required=True)
    method = fields.method("I know this from")
    why = fields.why("It stands in the history. Do not write the address here, and nothing about a person.")
    seen = forms.CharField(max_length=16, widget=forms.HiddenInput, required=False)

    @classmethod
    def first(cls, location: Document) -> dict[str, Any]:
        """What the fields show before anything is typed."""
        old = address_of(location)
        return {line: old.get(line, "") for line in LINES} | {"seen": mark_of(location)}

    def address(self) -> dict[str, str]:
        """The address that was typed."""
        return {line: self.cleaned_data[line] for line in LINES}

    def take_out(self) -> None:
        """Nothing of what was typed goes back into a page: the place turned out not to be public."""
        typed = cast(QueryDict, self.data).copy()
        for name in (*LINES, "why"):
            typed[name] = ""
        self.data = typed

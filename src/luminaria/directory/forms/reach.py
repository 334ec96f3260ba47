"""How a service is reached, and whether it takes people whom we send."""

from datetime import datetime
from typing import Any

from django import forms

from luminaria.directory.days import here
from luminaria.directory.forms import fields
from luminaria.directory.forms.facts import FactForm, lines_of
from luminaria.directory.rules.listing import Document
from luminaria.kernel import clock

NUMBERS = 4


class PhonesForm(FactForm):
    """Up to four numbers, one line each."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place in range(1, NUMBERS + 1):
            self.fields[f"number_{place}"] = fields.words(f"Number {place}", 40)
            self.fields[f"extension_{place}"] = fields.number(f"Extension {place}", 999999)
            self.fields[f"about_{place}"] = fields.words(f"What number {place} is for", 200)

    def clean(self) -> dict[str, Any]:
        """A number has digits."""
        told = super().clean() or {}
        for place in range(1, NUMBERS + 1):
            typed = told.get(f"number_{place}", "")
            if typed and sum(sign.isdigit() for sign in typed) < 3:
                self.add_error(f"number_{place}", f"Number {place}: write its digits, with the area code.")
        return told

    def phones(self, before: list[Document]) -> list[Document]:
        """The numbers as HSDS phones; what was known of a number that stays, stays."""
        known = {str(one.get("number")): one for one in before}
        made = []
        for place in range(1, NUMBERS + 1):
            typed = self.cleaned_data[f"number_{place}"].strip()
            told = {
                "number": typed,
                "extension": self.cleaned_data[f"extension_{place}"],
                "description": self.cleaned_data[f"about_{place}"],
            }
            if typed:
                made.append({**known.get(typed, {"type": "voice"}), **_said(told)})
        return [*made, *before[NUMBERS:]]


def first_phones(before: list[Document]) -> dict[str, Any]:
    """What the lines show first."""
    found: dict[str, Any] = {}
    for place, one in enumerate(before[:NUMBERS], 1):
        found[f"number_{place}"] = one.get("number", "")
        found[f"extension_{place}"] = one.get("extension")
        found[f"about_{place}"] = one.get("description", "")
    return found


def _said(told: Document) -> Document:
    return {name: value for name, value in told.items() if value not in ("", None)}


class PhoneForm(PhonesForm):
    """The service's own numbers."""

    @classmethod
    def first(cls, document: Document) -> dict[str, Any]:
        """The numbers that are held."""
        return first_phones(document.get("phones") or [])

    def parts(self, document: Document) -> Document:
        """HSDS phones."""
        return {"phones": self.phones(document.get("phones") or [])}


class GateForm(PhonesForm):
    """How to reach a place that is never printed."""

    name = fields.words("Who answers there", 200, help_text="A name of the place that may be printed.")
    email = forms.EmailField(label="Mailbox", required=False)
    hours = fields.words("When somebody answers", 200)
    how = fields.words("How to ask", 300, rows=2, help_text="Where it is, is never written here.")

    @classmethod
    def first(cls, document: Document) -> dict[str, Any]:
        """The gate that is held."""
        gate = document.get("front_gate") or {}
        return {**gate, **first_phones(gate.get("phones") or [])}

    def parts(self, document: Document) -> Document:
        """The profile's front gate; nothing when everything is empty."""
        gate = document.get("front_gate") or {}
        told = {name: self.cleaned_data[name] for name in ("name", "email", "hours", "how")}
        return {
            "front_gate": _said(told)
            | ({"phones": phones} if (phones := self.phones(gate.get("phones") or [])) else {})
        }


class ReferralsForm(FactForm):
    """Whether it takes people whom we send."""

    accepts = fields.known("Takes people whom we send")
    warm_transfer = fields.known("We may stay on the line with them")
    how = fields.words("How, one way a line", 500, rows=3)
    hours = fields.words("When", 200)

    @classmethod
    def first(cls, document: Document) -> dict[str, Any]:
        """What is held."""
        said = document.get("referrals") or {}
        return {
            "accepts": "unknown",
            "warm_transfer": "unknown",
            **said,
            "how": "\n".join(said.get("how") or []),
        }

    def parts(self, document: Document) -> Document:
        """What nobody has asked is left out."""
        told = self.cleaned_data
        said = fields.only_known(told, ("accepts", "warm_transfer"))
        rest = {"how": lines_of(told["how"]), "hours": told["hours"]}
        return {"referrals": said | {name: value for name, value in rest.items() if value}}


class RoomForm(FactForm):
    """How many places are free, and when that was so."""

    available = fields.number("Free now", 10000)
    maximum = fields.number("Of how many", 10000)
    unit = fields.words("Of what", 60, help_text="Beds, places in a group, hours of advice.")
    updated = forms.DateTimeField(
        label="As of",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        error_messages={
            "invalid": "Write the time as 2026-11-21 14:00.",
            "required": "Write when that was so.",
        },
    )

    @classmethod
    def first(cls, document: Document) -> dict[str, Any]:
        """The first capacity that is held, and now as its new time."""
        held: Document = next(iter(document.get("capacities") or []), {})
        unit = (held.get("unit") or {}).get("name", "beds")
        shown = {"available": held.get("available"), "maximum": held.get("maximum"), "unit": unit}
        return shown | {"updated": here(clock.now()).replace(tzinfo=None, second=0, microsecond=0)}

    def clean_updated(self) -> datetime:
        """On the clocks of the place; a time that has not come is refused."""
        typed: datetime = self.cleaned_data["updated"]
        local = typed.replace(tzinfo=here(clock.now()).tzinfo)
        if local > clock.now():
            raise forms.ValidationError("This time has not come yet. Write when you were told.")
        return local

    def parts(self, document: Document) -> Document:
        """One HSDS capacity; none when no number is given."""
        told = self.cleaned_data
        if told["available"] is None:
            return {"capacities": []}
        one = {"unit": {"name": told["unit"] or "places"}, "available": told["available"]}
        most = {} if told["maximum"] is None else {"maximum": told["maximum"]}
        return {"capacities": [one | most | {"updated": told["updated"].isoformat()}]}

"""The week of a service, as a plain grid that becomes recurrence rules."""

from collections.abc import Iterator
from datetime import time
from typing import Any, ClassVar, Final

from django import forms

from luminaria.directory.forms import fields
from luminaria.directory.forms.facts import FactForm
from luminaria.directory.rules.listing import Document
from luminaria.packs import pack

DAYS: Final = {
    "MO": "Monday",
    "TU": "Tuesday",
    "WE": "Wednesday",
    "TH": "Thursday",
    "FR": "Friday",
    "SA": "Saturday",
    "SU": "Sunday",
}
STRETCHES: Final = (1, 2)
_END: Final = "24:00"


class HoursForm(FactForm):
    """Two stretches a day at most. A stretch that ends before it begins goes on after midnight."""

    table: ClassVar[str] = "directory/desk/week.html"

    always = forms.BooleanField(label="Day and night, every day", required=False)
    holidays = forms.ChoiceField(
        label="On public holidays",
        choices=(("", "Nobody has asked"), ("closed", "Closed"), ("open", "Open as usual")),
        required=False,
    )
    note = fields.words("Anything else about the hours", 300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for day, name in DAYS.items():
            for stretch in STRETCHES:
                again = "" if stretch == 1 else " again"
                self.fields[f"{day}_from_{stretch}"] = _time(f"{name}, from{again}")
                self.fields[f"{day}_to_{stretch}"] = _time(f"{name}, to{again}")

    @classmethod
    def first(cls, document: Document) -> dict[str, Any]:
        """The weekly hours that are held; others stay as they are and are not in the grid."""
        shown: dict[str, Any] = {}
        weekly = [one for one in document.get("schedules") or [] if _is_weekly(one)]
        for one in weekly:
            shown["note"] = one.get("description") or shown.get("note", "")
            shown["holidays"] = one.get("holidays") or shown.get("holidays", "")
            for day in str(one.get("byday") or "").split(","):
                _show(shown, day, one)
        if weekly and all(_is_whole(one) for one in weekly):
            about = {name: shown[name] for name in ("note", "holidays")}
            return about | {"always": True}  # the tick says it, and the grid stays empty
        return shown

    def clean(self) -> dict[str, Any]:
        """A stretch has two ends."""
        told = super().clean() or {}
        for day, name in DAYS.items():
            for stretch in STRETCHES:
                ends = told.get(f"{day}_from_{stretch}"), told.get(f"{day}_to_{stretch}")
                if (ends[0] is None) != (ends[1] is None) and not told.get("always"):
                    self.add_error(f"{day}_to_{stretch}", f"{name}: write from when to when.")
        return told

    def parts(self, document: Document) -> Document:
        """HSDS schedules, one for the days that have the same hours."""
        others = [one for one in document.get("schedules") or [] if not _is_weekly(one)]
        told = self.cleaned_data
        about = {"holidays": told["holidays"], "description": told["note"]}
        common = {
            "freq": "WEEKLY",
            "timezone_name": str(pack().source.document["pack"].get("timezone", "UTC")),
            **{name: value for name, value in about.items() if value},
        }
        return {
            "schedules": [
                *({**common, "byday": ",".join(days), "opens_at": opens, "closes_at": closes}
                  for (opens, closes), days in self._grouped().items()),
                *others,
            ]
        }  # fmt: skip

    def _grouped(self) -> dict[tuple[str, str], list[str]]:
        if self.cleaned_data["always"]:
            return {("00:00", _END): list(DAYS)}
        found: dict[tuple[str, str], list[str]] = {}
        for day in DAYS:
            for stretch in STRETCHES:
                opens, closes = (self.cleaned_data[f"{day}_{end}_{stretch}"] for end in ("from", "to"))
                if opens is not None and closes is not None:
                    found.setdefault((f"{opens:%H:%M}", _closing(closes)), []).append(day)
        return found

    def rows(self) -> Iterator[tuple[str, list[forms.BoundField]]]:
        """The grid: a day and its four fields."""
        for day, name in DAYS.items():
            ends = [self[f"{day}_{end}_{stretch}"] for stretch in STRETCHES for end in ("from", "to")]
            yield name, ends

    @property
    def after_grid(self) -> list[forms.BoundField]:
        """What is asked below the grid."""
        return [self["holidays"], self["note"]]


def _time(label: str) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": f"{label}: write the hour as 09:00."},
    )


def _closing(closes: time) -> str:
    """Midnight as the end of a day is its hour 24."""
    return _END if closes == time(0) else f"{closes:%H:%M}"


def _is_weekly(one: Document) -> bool:
    usual = str(one.get("freq") or "WEEKLY") == "WEEKLY" and one.get("interval") in (None, 1)
    return usual and bool(one.get("byday") and one.get("opens_at") and one.get("closes_at"))


def _is_whole(one: Document) -> bool:
    ends = str(one.get("opens_at"))[:5], str(one.get("closes_at"))[:5]
    return ends in (("00:00", _END), ("00:00", "23:59")) and len(str(one.get("byday")).split(",")) == len(
        DAYS
    )


def _show(shown: dict[str, Any], day: str, one: Document) -> None:
    stretch = 2 if f"{day}_from_1" in shown else 1
    shown[f"{day}_from_{stretch}"] = str(one["opens_at"])[:5]
    closes = str(one["closes_at"])[:5]
    shown[f"{day}_to_{stretch}"] = "00:00" if closes == _END else closes

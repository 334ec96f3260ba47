"""Fields that several forms of the desk share."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms

from luminaria.directory.rules.freshness import Method
from luminaria.directory.rules.hsds import Known

METHODS: Final = (
    (Method.PHONE.value, "Phone"),
    (Method.WEB.value, "Their own site"),
    (Method.EMAIL.value, "Their letter"),
    (Method.IN_PERSON.value, "In person"),
)
KNOWN: Final = (
    (Known.UNKNOWN.value, "Nobody has asked"),
    (Known.YES.value, "Yes"),
    (Known.NO.value, "No"),
)
KINDS: Final = (
    ("hotline", "A line to call: checked every 30 days"),
    ("shelter", "A place to stay: checked every 90 days"),
    ("other", "Anything else: checked every 180 days"),
)


def words(label: str, most: int = 300, *, rows: int = 0, help_text: str = "", required: bool = False) -> Any:
    """A text of one line, or of several with `rows`."""
    return forms.CharField(
        label=label,
        max_length=most,
        required=required,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput(),
        error_messages={
            "max_length": f"{label}: keep it under {most} letters.",
            "required": f"{label}: write something.",
        },
    )


def why(help_text: str = "It stands in the history. Never write about a person.") -> Any:
    """The reason of a decision."""
    field = words("Why", help_text=help_text, required=True)
    field.error_messages["required"] = "Write in a few words why. It stands in the history."
    return field


def method(label: str = "I know this from") -> Any:
    """How somebody looked."""
    return forms.ChoiceField(
        label=label,
        choices=METHODS,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose how you know this.",
            "invalid_choice": "Choose one of these ways.",
        },
    )


def known(label: str) -> Any:
    """Yes, no, or nobody has asked."""
    return forms.ChoiceField(
        label=label,
        choices=KNOWN,
        required=False,
        error_messages={"invalid_choice": f"{label}: choose again."},
    )


def ticks(label: str, choices: Any, help_text: str = "") -> Any:
    """Several of a list."""
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        required=False,
        help_text=help_text,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": f"{label}: choose again."},
    )


def number(label: str, most: int = 120) -> Any:
    """A whole number, or nothing."""
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=most,
        error_messages={
            "invalid": f"{label}: write a whole number.",
            "min_value": f"{label}: write 0 or more.",
            "max_value": f"{label}: write {most} or less.",
        },
    )


def only_known(told: Mapping[str, Any], names: tuple[str, ...], prefix: str = "") -> dict[str, str]:
    """The answers that somebody gave: what nobody has asked is left out, as the profile says."""
    answers = {name: told.get(f"{prefix}{name}") for name in names}
    return {name: answer for name, answer in answers.items() if answer in (Known.YES, Known.NO)}

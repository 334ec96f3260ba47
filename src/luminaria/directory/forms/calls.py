"""What a caller writes down after a call to a public line."""

from datetime import date
from typing import Any

from django import forms

from luminaria.directory.rules import CHANGES, Heard, Hours, Outcome, Who
from luminaria.kernel import clock

OUTCOMES = (
    (Outcome.STILL_TRUE, "Somebody answered, and what we print is still true"),
    (Outcome.CHANGED, "Somebody answered, and something has changed"),
    (Outcome.NO_ANSWER, "Nobody answered"),
    (Outcome.GONE, "The number does not work any more"),
)
WHO = (
    (Who.ADVOCATE, "An advocate"),
    (Who.DISPATCHER, "A dispatcher or an officer"),
    (Who.OFFICE, "Somebody in an office"),
    (Who.MACHINE, "A machine"),
)
HOURS = ((Hours.ALWAYS, "Day and night"), (Hours.OFFICE, "Office hours"), (Hours.OTHER, "Other hours"))
LANGUAGES = (
    ("en", "English"),
    ("es", "Spanish"),
    ("nv", "Diné bizaad"),
    ("vi", "Vietnamese"),
    ("zh", "Chinese"),
    ("interpreter", "Others, with an interpreter"),
)
CHANGE_WORDS = dict(
    zip(
        CHANGES,
        (
            "The number",
            "The name",
            "The hours",
            "The languages",
            "Who answers",
            "Who will know what is said",
            "Texting",
        ),
        strict=True,
    )
)
ANSWERED = (Outcome.STILL_TRUE, Outcome.CHANGED)


class CallForm(forms.Form):
    """One call."""

    called_on = forms.DateField(
        label="Day of the call",
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={
            "required": "Write the day of the call.",
            "invalid": "Write the day as 2026-11-21.",
        },
    )
    outcome = forms.ChoiceField(
        label="What happened",
        choices=OUTCOMES,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what happened."},
    )
    who = forms.ChoiceField(label="Who answered", choices=(("", "Choose"), *WHO), required=False)
    hours = forms.ChoiceField(label="When they answer", choices=(("", "Choose"), *HOURS), required=False)
    languages = forms.MultipleChoiceField(
        label="Languages", choices=LANGUAGES, widget=forms.CheckboxSelectMultiple, required=False
    )
    changed = forms.MultipleChoiceField(
        label="What has changed",
        choices=tuple(CHANGE_WORDS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    note = forms.CharField(
        label="Note about the line, never about a person",
        max_length=300,
        required=False,
        error_messages={"max_length": "Keep the note under 300 letters."},
    )

    def clean(self) -> dict[str, Any]:
        """A call that somebody answered tells who, when and in what languages."""
        told = super().clean() or {}
        outcome = told.get("outcome")
        if outcome in ANSWERED:
            for name, message in (
                ("who", "Choose who answered."),
                ("hours", "Choose when they answer."),
                ("languages", "Tick the languages that they said they have."),
            ):
                if not told.get(name) and name not in self.errors:
                    self.add_error(name, message)
        if outcome == Outcome.CHANGED and not told.get("changed"):
            self.add_error("changed", "Tick what has changed.")
        return told

    def heard(self) -> Heard:
        """The call as the action takes it. Codes that belong to no answer are left out."""
        told = self.cleaned_data
        answered = told["outcome"] in ANSWERED
        return Heard(
            called_on=told["called_on"],
            outcome=Outcome(told["outcome"]),
            who=Who(told["who"]) if answered else None,
            hours=Hours(told["hours"]) if answered else None,
            languages=tuple(told["languages"]) if answered else (),
            changed=tuple(told["changed"]) if told["outcome"] == Outcome.CHANGED else (),
            note=told["note"],
        )


def today_first() -> dict[str, date]:
    """A new form begins with today."""
    return {"called_on": clock.now().date()}

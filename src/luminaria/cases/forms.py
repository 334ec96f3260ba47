"""Forms of case work. Each asks only what it needs, and almost everything may stay empty."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms

from luminaria.cases.queries import Colleague
from luminaria.cases.rules import (
    CLOSE_REASONS,
    EXCLUSION_GROUNDS,
    NEED_DOMAINS,
    NEED_STATES,
    PLAN_FIELDS,
    VOICEMAIL,
    Card,
    NeedWords,
)
from luminaria.kernel import clock
from luminaria.kernel.ids import new_id

LINE = 300
WORDS = 20_000


def _line(label: str, help_text: str = "", **more: Any) -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, max_length=LINE, required=False, **more)


def _words(label: str, help_text: str = "", *, rows: int = 3, missing: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=WORDS,
        required=bool(missing),
        error_messages={"required": missing},
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class Once(forms.Form):
    """Carries the id of what it makes, so that pressing twice makes it once."""

    once = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)


class Seen(forms.Form):
    """Carries the version that the writer saw, so that nobody's words are lost under another's."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)


class ReviewDay(forms.DateField):
    """A day to look again, today or later."""

    def __init__(self, label: str, *, required: bool) -> None:
        super().__init__(
            label=label,
            required=required,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            error_messages={
                "required": "Choose a day to look at this together again.",
                "invalid": "This is not a day of the calendar.",
            },
        )

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        if day is not None and day < clock.now().date():
            raise forms.ValidationError("This day has passed.")
        return day


class CardForm(Seen):
    """The card of a case."""

    name = _line("The name they chose", "It need not be a legal name. It may be empty for now.")
    language = _line("Language they want", "And an interpreter, if they want one.")
    reach_by = _line("How may we reach them?", "Text, call, only here with their receipt, through someone.")
    reach_when = _line("When?", "Days and hours that are safe.")
    code_word = _line("Word to begin with", "So that they know it is us.")
    voicemail = forms.ChoiceField(label="Voicemail", choices=list(VOICEMAIL.items()), required=False)
    who_answers = _line("Who else may answer?")
    avoid = _line("What must we never do?", "Numbers, places, people, times to stay away from.")

    def card(self) -> Card:
        """The card that was typed, over the version that was seen."""
        said = {key: self.cleaned_data[key] for key in Card.__dataclass_fields__ if key != "version"}
        return Card(version=self.cleaned_data["seen"], **said)


class OpenCaseForm(Once, CardForm):
    """A new case: its card, and who leads it."""

    leader = forms.ChoiceField(label="Who leads?")

    def __init__(self, *args: Any, colleagues: Iterable[Colleague], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        leader = self.fields["leader"]
        assert isinstance(leader, forms.ChoiceField)
        leader.choices = [(str(one.id), one.name) for one in colleagues]

    @property
    def leader_id(self) -> UUID:
        return UUID(self.cleaned_data["leader"])


class WantsForm(Seen):
    """What the person wants."""

    words = _words(
        "What do they want?",
        "Their own words, in their language. Not what we would want for them.",
        rows=6,
        missing="Write what they said, in their words.",
    )
    read_back = forms.BooleanField(label="I read it back to them, and it is right", required=False)


class NeedForm(Once, Seen):
    """One need."""

    domain = forms.ChoiceField(
        label="What is it about?",
        choices=[("", "Choose one"), *NEED_DOMAINS.items()],
        error_messages={"required": "Choose what it is about."},
    )
    words = _line("What do they call it?", "Their own word for it. It stands in the list.")
    state = forms.ChoiceField(label="Now", choices=[(code, words[0]) for code, words in NEED_STATES.items()])
    step = _line("Next step")
    who = _line("Who takes it?", "They, you, a colleague, a service.")

    def said(self) -> NeedWords:
        """The part of the need that is sealed."""
        data = self.cleaned_data
        return NeedWords(domain=data["domain"], words=data["words"], step=data["step"], who=data["who"])


class PlanForm(Seen):
    """The safety plan. No field asks where the person is at this moment."""

    review_on = ReviewDay("When do you look at it together again?", required=True)
    together = forms.BooleanField(
        label="We made this together, and they keep what they want of it", required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parts = {code: _words(label, hint, rows=2) for code, (label, hint) in PLAN_FIELDS.items()}
        self.fields = {**parts, **self.fields}

    def parts(self) -> dict[str, str]:
        """The written parts of the plan by code."""
        return {code: self.cleaned_data[code] for code in PLAN_FIELDS}


class NoteForm(Once):
    """What happened."""

    words = _words(
        "What happened?",
        "What they said and did, and what you agreed. No guesses about who they are.",
        rows=8,
        missing="The note is empty. Write what happened.",
    )
    review_on = ReviewDay("Look again on (may stay as it is)", required=False)


class CloseForm(Once):
    """Why a case closes."""

    reason = forms.ChoiceField(
        label="Why does it close?",
        choices=list(CLOSE_REASONS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose why it closes."},
    )
    words = _words("What did they say about closing?", "And what they can do if they want to come back.")


class ReopenForm(Once):
    """Why a case opens again."""

    words = _words("Why is it open again?", rows=4, missing="A case opens again with a note. Write why.")


class MemberForm(forms.Form):
    """A colleague."""

    member = forms.ChoiceField(label="Colleague", error_messages={"required": "Choose a colleague."})

    def __init__(self, *args: Any, colleagues: Iterable[Colleague], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        member = self.fields["member"]
        assert isinstance(member, forms.ChoiceField)
        member.choices = [("", "Choose…"), *((str(one.id), one.name) for one in colleagues)]

    @property
    def member_id(self) -> UUID:
        return UUID(self.cleaned_data["member"])


class ExcludeForm(MemberForm):
    """A colleague who is kept out."""

    ground = forms.ChoiceField(
        label="Because of", choices=list(EXCLUSION_GROUNDS.items()), widget=forms.RadioSelect
    )

"""Forms of the referrals room. The form of a new request is filled in with the person, on one screen."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import forms

from luminaria.consent import speech as consent_speech
from luminaria.consent.rules import (
    MONTH_TERM,
    USUAL_TERM,
    Capacity,
    Fault,
    Identity,
    Method,
    TakenBack,
    Terms,
    faults,
)
from luminaria.directory.rules import Choices, Option
from luminaria.kernel import clock
from luminaria.kernel.ids import new_id
from luminaria.referrals import days, speech
from luminaria.referrals.rules import (
    PROVIDER_REASONS,
    SURVIVOR_REASONS,
    WORDS_LIMIT,
    Copies,
    Decider,
    Line,
    No,
)

GIVE, PREVIEW = "give", "preview"
SIGNING_BEGINS_AS = {
    "capacity": Capacity.SURVIVOR.value,
    "method": Method.PAPER.value,
    "identity": Identity.IN_PERSON.value,
}
OTHER_DAY = "OTHER"
# What is not yet asked while the person only looks at the page that would be shared.
_SIGNING = frozenset(
    {
        Fault.NOT_SIGNED,
        Fault.RISKS_NOT_SPOKEN_OF,
        Fault.CHOICE_NOT_SHOWN,
        Fault.SIGNER_MAY_BE_ABUSER,
        Fault.PHONE_NEEDS_ANOTHER_CHANNEL,
    }
)
_PLACE = {
    Fault.NO_PURPOSE: "purpose",
    Fault.ENDS_BEFORE_IT_STARTS: "until",
    Fault.TOO_LONG: "until",
    Fault.NOT_SIGNED: "signature",
    Fault.RISKS_NOT_SPOKEN_OF: "spoke_of_risks",
    Fault.CHOICE_NOT_SHOWN: "choice_shown",
    Fault.SIGNER_MAY_BE_ABUSER: "signer_did_no_harm",
    Fault.PHONE_NEEDS_ANOTHER_CHANNEL: "identity",
}


def _choices(words: dict[Any, str]) -> list[tuple[str, str]]:
    return [(str(code), text) for code, text in words.items()]


def _grouped(offered: Choices, fitting: Choices) -> list[Any]:
    """The organisations of this instance that can receive, those that fit the person's needs first."""
    fit = [(str(option.id), option.name) for option in fitting.here]
    rest = [(str(option.id), option.name) for option in offered.here if option not in fitting.here]
    if not rest:
        return [("", "Choose one"), *fit]
    return [("", "Choose one"), ("Helps with what they need", fit), ("Others that can receive here", rest)]


def _tick(label: str, help_text: str = "") -> forms.BooleanField:
    return forms.BooleanField(label=label, help_text=help_text, required=False)


class RequestForm(forms.Form):
    """Who is asked, for what, with which words, until when, and how it was signed."""

    once = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    service = forms.ChoiceField(
        label="To one organisation",
        error_messages={
            "required": "Choose the organisation to ask.",
            "invalid_choice": "Choose one of these.",
        },
    )
    purpose = forms.CharField(label="So that they can", max_length=300, required=False)
    until = forms.ChoiceField(label="Until", widget=forms.RadioSelect)
    until_day = forms.DateField(
        label="Another day", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    capacity = forms.ChoiceField(label="Signed by", choices=_choices(consent_speech.CAPACITY))
    method = forms.ChoiceField(label="How", choices=_choices(consent_speech.METHOD))
    identity = forms.ChoiceField(label="We know that it is them", choices=_choices(consent_speech.IDENTITY))
    language = forms.CharField(label="Read to them in", max_length=60, required=False)
    signature = forms.CharField(label="Name or mark that they sign with", max_length=120, required=False)
    spoke_of_risks = _tick("We spoke of what is good and what is risky in this")
    choice_shown = _tick("I read them the five lines above, in their language")
    signer_did_no_harm = _tick(
        "If somebody signs with or for them: that person has not harmed them or their other parent"
    )

    def __init__(
        self,
        *args: Any,
        lines: Sequence[Line],
        offered: Choices,
        wanted: Iterable[str] = (),
        step: str = PREVIEW,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.lines, self.offered, self.step = lines, offered, step
        self._choice("service").choices = _grouped(offered, offered.fitting(wanted))
        self._choice("until").choices = list(self._until_choices())
        self.fields["until"].initial = str(USUAL_TERM.days)
        for line in lines:
            self.fields[f"pick-{line.code}"] = _tick(line.label)
            self.fields[f"text-{line.code}"] = forms.CharField(
                label=f"Words for: {line.label}",
                initial=line.text,
                max_length=WORDS_LIMIT,
                required=False,
                widget=forms.Textarea(attrs={"rows": 1}),
            )

    def _choice(self, name: str) -> forms.ChoiceField:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        return field

    def _until_choices(self) -> Iterator[tuple[str, str]]:
        today = days.local_day(clock.now())
        yield str(USUAL_TERM.days), f"{days.spoken(today + USUAL_TERM)}, 2 weeks"
        yield str(MONTH_TERM.days), f"{days.spoken(today + MONTH_TERM)}, 1 month"
        yield OTHER_DAY, "Another day"

    def rows(self) -> Iterator[tuple[Line, forms.BoundField, forms.BoundField]]:
        """Each thing that can be shared, with its tick and its words."""
        for line in self.lines:
            yield line, self[f"pick-{line.code}"], self[f"text-{line.code}"]

    def ticks(self) -> list[forms.BoundField]:
        """What must be true before the signature counts."""
        return [self[name] for name in ("spoke_of_risks", "choice_shown", "signer_did_no_harm")]

    def picked(self) -> tuple[Line, ...]:
        """Exactly the ticked lines, in the words as they stand in the form."""
        data = getattr(self, "cleaned_data", {})
        return tuple(
            Line(line.code, line.label, data.get(f"text-{line.code}", "").strip())
            for line in self.lines
            if data.get(f"pick-{line.code}")
        )

    def left_out(self) -> tuple[Line, ...]:
        """What was not ticked: the other side does not learn that it exists."""
        picked = {line.code for line in self.picked()}
        return tuple(line for line in self.lines if line.text and line.code not in picked)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for line in self.picked():
            if not line.text:
                self.add_error(
                    f"text-{line.code}", f"Write the words for “{line.label}”, or take the tick away."
                )
        if data.get("until") == OTHER_DAY and not data.get("until_day"):
            self.add_error("until_day", "Choose the last day.")
            return data
        for fault in faults(self.terms(), clock.now(), self.expires_at()):
            if self.step == GIVE or fault not in _SIGNING:
                self.add_error(_PLACE.get(fault), consent_speech.FAULTS[fault])
        return data

    def last_day(self) -> date:
        """The last day on which it can be read."""
        data = getattr(self, "cleaned_data", {})
        if data.get("until") == OTHER_DAY and data.get("until_day"):
            return data["until_day"]  # type: ignore[no-any-return]
        term = MONTH_TERM if data.get("until") == str(MONTH_TERM.days) else USUAL_TERM
        return days.local_day(clock.now()) + term

    def expires_at(self) -> datetime:
        """When that day is over."""
        return days.end_of(self.last_day())

    def option(self) -> Option | None:
        """The service that was chosen."""
        chosen = getattr(self, "cleaned_data", {}).get("service")
        return self.offered.option(UUID(chosen)) if chosen else None

    def terms(self) -> Terms:
        """What the person agrees to, as it stands in the form."""
        data = self.cleaned_data
        return Terms(
            fields=tuple((line.code, line.label) for line in self.picked()),
            purpose=data.get("purpose", ""),
            capacity=Capacity(data.get("capacity", Capacity.SURVIVOR)),
            method=Method(data.get("method", Method.PAPER)),
            identity=Identity(data.get("identity", Identity.IN_PERSON)),
            language=data.get("language", ""),
            signature=data.get("signature", ""),
            statement=consent_speech.statement_in(data.get("language", "")),
            spoke_of_risks=data.get("spoke_of_risks", False),
            choice_shown=data.get("choice_shown", False),
            signer_did_no_harm=data.get("signer_did_no_harm", False),
        )


def _note(label: str, help_text: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=WORDS_LIMIT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AcceptForm(forms.Form):
    """A yes."""

    words = _note("What happens next, in your words", "Only those who work with the person there read this.")


class DeclineForm(forms.Form):
    """A no: whose, and why."""

    decider = forms.ChoiceField(
        label="Whose decision is it?",
        choices=[(Decider.PROVIDER.value, "Ours"), (Decider.SURVIVOR.value, "The person’s own")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whose decision it is."},
    )
    reason = forms.ChoiceField(
        label="Why",
        choices=[
            ("", "Choose one"),
            ("Ours", [(code.value, speech.NO[code]) for code in PROVIDER_REASONS]),
            ("The person’s own", [(code.value, speech.NO[code]) for code in SURVIVOR_REASONS]),
        ],
        error_messages={"required": "Choose why."},
    )
    no_words = _note("More, in your words", "Only those who work with the person there read this.")

    def __init__(self, *args: Any, after_yes: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.after_yes = after_yes
        if after_yes:
            self.fields["decider"].widget = forms.HiddenInput()
            self.fields["decider"].initial = Decider.SURVIVOR
            reason = self.fields["reason"]
            assert isinstance(reason, forms.ChoiceField)
            reason.choices = [("", "Choose one"), *((one.value, speech.NO[one]) for one in SURVIVOR_REASONS)]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        allowed = PROVIDER_REASONS if data.get("decider") == Decider.PROVIDER else SURVIVOR_REASONS
        if data.get("decider") and data.get("reason") and No(data["reason"]) not in allowed:
            self.add_error("reason", "Choose a reason that fits whose decision it is.")
        return data


class CopiesForm(forms.Form):
    """What became of what had been read or copied."""

    copies = forms.ChoiceField(
        label="What did you do with what you had read or copied?",
        choices=[(code.value, speech.COPIES[code]) for code in Copies],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what is true for your organisation."},
    )


class RevokeForm(forms.Form):
    """The person takes it back."""

    how = forms.ChoiceField(
        label="How did they take it back?",
        choices=[
            (code.value, consent_speech.TAKEN_BACK[code]) for code in (TakenBack.SPOKEN, TakenBack.WRITTEN)
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how they took it back."},
    )
    words = _note("Their words, if they like", "Kept with the release, sealed with the case.")
    told = forms.BooleanField(
        label="I told them the three lines above",
        error_messages={"required": "Tell them the three lines first, when it is safe to talk."},
    )

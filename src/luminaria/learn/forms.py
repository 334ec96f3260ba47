"""Forms of the learn room. Each reads what was sent kindly: nothing that a reader sends is a fault."""

from collections.abc import Mapping

from django import forms

from luminaria.learn.queries import choosing, letters
from luminaria.learn.rules import Reading, Verdict
from luminaria.packs import pack
from luminaria.ui.kindly import OWN, Kind, text_of


class ChoosingForm(Kind):
    """Which number fits: five questions, each of which may be left open."""

    situation = forms.ChoiceField(required=False)
    county = forms.ChoiceField(required=False)
    language = forms.ChoiceField(required=False)
    channel = forms.ChoiceField(required=False)
    hour = forms.ChoiceField(required=False)

    def __init__(self, data: object, locale: str) -> None:
        super().__init__(data)
        here, words = pack(), pack().words(locale).contacts
        situations = [(one.code, one.label) for one in here.situations(locale)]
        self.offer("situation", words["situation"], situations, words["any_situation"])
        if counties := choosing.counties_offered(locale):
            label = words.say("where", kind=here.county_kind(locale).one)
            self.offer("county", label, counties, words["county_any"])
        else:
            del self.fields["county"]
        languages = choosing.languages_offered(locale)
        self.offer("language", words["language"], languages, words["any_language"])
        self.offer("channel", words["channel"], choosing.channels_offered(locale), words["any_channel"])
        self.offer("hour", words["hour"], [(choosing.NOW, words["now"])], words["any_hour"])

    @property
    def choice(self) -> choosing.Choice:
        """What was chosen, as far as it is offered."""
        return choosing.Choice(**{name: self.chosen(name) for name in self.fields})


class LetterForm(Kind):
    """What the letter shall say, and in which language."""

    to = forms.ChoiceField(required=False)
    aims = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    asks = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    study = forms.BooleanField(required=False)
    reason = forms.ChoiceField(required=False)
    own = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 4, "maxlength": OWN}))
    language = forms.ChoiceField(required=False)

    def __init__(self, data: object, locale: str) -> None:
        super().__init__(data, initial={"language": locale})
        here, words, offered = pack(), pack().words(locale).letter, letters.choices(locale)
        groups = [(level, [(one.code, one.title) for one in offices]) for level, offices in offered.offices]
        self.choose("to", words["to"], groups)
        self.choose("aims", words["aims"], [(one.code, one.title) for one in offered.aims])
        self.choose("asks", words["asks"], [(one.code, one.title) for one in offered.asks])
        reasons = [(one.code, one.text) for one in offered.reasons]
        self.choose("reason", words["reason"], [("", words["no_reason"]), *reasons])
        self.choose(
            "language", words["language"], [(code, here.language_name(code)) for code in here.locales]
        )
        self.fields["study"].label = words["study"]
        self.fields["own"].label = words["own"]
        self.fields["own"].help_text = words["own_help"]
        self.fields["asks"].help_text = words["asks_help"]

    @property
    def wish(self) -> letters.Wish:
        """What was chosen, as far as it exists."""
        offices = {code for _, group in self.fields["to"].choices for code, _ in group}  # type: ignore[attr-defined]
        to = str(self.data.get("to", ""))
        return letters.Wish(
            to=to if to in offices else "",
            aims=self.ticked("aims"),
            asks=self.ticked("asks"),
            reason=self.chosen("reason"),
            own=text_of(self.data.get("own")),
            study=bool(self.data.get("study")),
        )


class ReviewForm(forms.Form):
    """What somebody who knows said of a text, written down at the desk."""

    seen = forms.CharField(widget=forms.HiddenInput)
    role = forms.ChoiceField(label="Who read it", error_messages={"required": "Choose who read it."})
    on = forms.DateField(
        label="Day of the reading",
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": "Write the day.", "invalid": "Write the day as 2026-11-21."},
    )
    verdict = forms.ChoiceField(
        label="What they said",
        choices=((Verdict.STANDS, "It may stand as it is"), (Verdict.CHANGE, "Something should change")),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what they said."},
    )
    note = forms.CharField(
        label="What should change",
        help_text="About the words. Never a name, and nothing about a person.",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": "Keep it under 500 letters."},
    )

    def __init__(self, *args: object, roles: Mapping[str, str], **given: object) -> None:
        super().__init__(*args, **given)  # type: ignore[arg-type]
        self.fields["role"].choices = [("", "Choose"), *roles.items()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, object]:
        """A wish for a change says which."""
        told = super().clean() or {}
        if told.get("verdict") == Verdict.CHANGE and not told.get("note"):
            self.add_error("note", "Write what should change.")
        return told

    def reading(self) -> Reading:
        """The reading as the action takes it."""
        told = self.cleaned_data
        return Reading(told["role"], Verdict(told["verdict"]), told["note"])

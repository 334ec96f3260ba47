"""Forms of the learn room. Each reads what was sent kindly: nothing that a reader sends is a fault."""

import re
from collections.abc import Mapping, Sequence

from django import forms
from django.forms.utils import ErrorDict
from django.http import HttpRequest, QueryDict
from django.utils.functional import cached_property

from luminaria.learn.queries import choosing, letters
from luminaria.learn.rules import Reading, Verdict
from luminaria.packs import pack

MOST = 200
OWN = 1000
ELSEWHERE = ("cross-site", "same-site")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def _readable(sent: object) -> object:
    """What was sent as it may stand on a page again: without signs that no page can carry."""
    if not isinstance(sent, QueryDict):
        return sent
    kept = sent.copy()
    for name, values in sent.lists():
        kept.setlist(name, [CONTROL.sub(" ", str(value)) for value in values])
    return kept


class Kind(forms.Form):
    """A form without faults: an answer that does not exist counts as none, and is said to be unknown."""

    def __init__(self, data: object = None, **given: object) -> None:
        super().__init__(_readable(data), label_suffix="", **given)  # type: ignore[arg-type]

    def full_clean(self) -> None:
        """No fault is looked for: Django would say it in its own words, with what was sent in them."""
        self._errors = ErrorDict()

    def _offer(self, name: str, label: str, choices: Sequence[tuple[str, str]], any_word: str) -> None:
        self._choose(name, label, [("", any_word), *choices])

    def _choose(self, name: str, label: str, choices: object) -> None:
        field = self.fields[name]
        field.label = label
        field.choices = choices  # type: ignore[attr-defined]

    def chosen(self, name: str) -> str:
        """What was chosen, or "" for nothing and for what is not offered."""
        sent = str(self.data.get(name, ""))
        field = self.fields[name]
        offered = {str(code) for code, _ in getattr(field, "choices", ())}
        return sent if sent in offered else ""

    def ticked(self, name: str) -> tuple[str, ...]:
        """The codes that were ticked and exist, in the order of the page."""
        sent = set(self.data.getlist(name)) if hasattr(self.data, "getlist") else set()
        return tuple(str(code) for code, _ in getattr(self.fields[name], "choices", ()) if str(code) in sent)

    @cached_property
    def unknown(self) -> bool:
        """Whether something was sent that is not offered."""
        single = [name for name, field in self.fields.items() if type(field) is forms.ChoiceField]
        return any(self.data.get(name) and not self.chosen(name) for name in single)


def words_of(sent: object, most: int = MOST) -> str:
    """A typed line or text as one reads it: no control signs, no more than a few words."""
    text = "".join(sign if sign.isprintable() else " " for sign in str(sent or "")[:10_000])
    return " ".join(text.split())[:most].strip()


def text_of(sent: object) -> str:
    """A typed text of a few lines: no control signs but the ends of lines."""
    lines = str(sent or "")[:10_000].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = "\n".join(words_of(line, OWN) for line in lines)
    return kept[:OWN].strip()


def sent_here(request: HttpRequest) -> QueryDict | None:
    """What a reader sent from a page of ours; None for a look, and for what another site had them send.

    A page of ours never shows a stranger's sentence: "this number has moved".
    """
    if request.method != "POST":
        return None
    origin = request.headers.get("Origin", "null")  # ours sends null: a page that tells no referrer
    foreign = origin != "null" and _name(origin.partition("//")[2]) != _name(request.get_host())
    return None if foreign or request.headers.get("Sec-Fetch-Site") in ELSEWHERE else request.POST


def _name(host: str) -> str:
    return host.partition(":")[0].lower()  # a proxy may leave the port out


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
        self._offer("situation", words["situation"], situations, words["any_situation"])
        if counties := choosing.counties_offered(locale):
            label = words.say("where", kind=here.county_kind(locale).one)
            self._offer("county", label, counties, words["county_any"])
        else:
            del self.fields["county"]
        languages = choosing.languages_offered(locale)
        self._offer("language", words["language"], languages, words["any_language"])
        self._offer("channel", words["channel"], choosing.channels_offered(locale), words["any_channel"])
        self._offer("hour", words["hour"], [(choosing.NOW, words["now"])], words["any_hour"])

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
        self._choose("to", words["to"], groups)
        self._choose("aims", words["aims"], [(one.code, one.title) for one in offered.aims])
        self._choose("asks", words["asks"], [(one.code, one.title) for one in offered.asks])
        reasons = [(one.code, one.text) for one in offered.reasons]
        self._choose("reason", words["reason"], [("", words["no_reason"]), *reasons])
        self._choose(
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

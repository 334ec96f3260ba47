"""What an advocate may ask of the directory for a case. It is answered and forgotten."""

from typing import Any

from django import forms

from luminaria.cases.rules import NEED_DOMAINS
from luminaria.directory.rules.codes import TAKEN
from luminaria.directory.rules.hsds import ASKED, GENDERS
from luminaria.directory.rules.wishes import Wish
from luminaria.directory.wording import Saying
from luminaria.packs import pack

A_PAGE = 20
MOST_PAGES = 50
OLDEST = 120
WITHOUT = {
    "immigration_status": "It must not ask about immigration",
    "identification": "They have no ID",
    "police_report": "They want no police report",
    "proof_of_trafficking": "They cannot prove what happened",
}
WITH = {
    "children": "With children",
    "pets": "With a pet",
    "wheelchair": "With a wheelchair",
    "couples": "With a partner",
}
GENDER = {
    "women": "A woman",
    "men": "A man",
    "transgender": "A transgender person",
    "nonbinary": "A nonbinary person",
}


def _any(label: str) -> tuple[str, str]:
    return "", label


class ServicesForm(forms.Form):
    """The needs of the case, and what else matters to the person. Everything may stay open."""

    needs = forms.MultipleChoiceField(
        label="What they need (one is enough)",
        choices=list(NEED_DOMAINS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    county = forms.ChoiceField(label="County", required=False)
    language = forms.ChoiceField(label="Language", required=False)
    age = forms.IntegerField(
        label="Age",
        required=False,
        min_value=0,
        max_value=OLDEST,
        widget=forms.NumberInput(attrs={"size": 4, "inputmode": "numeric"}),
        error_messages={
            "invalid": "Write the age as a number, or leave it open.",
            "min_value": f"Write an age from 0 to {OLDEST}, or leave it open.",
            "max_value": f"Write an age from 0 to {OLDEST}, or leave it open.",
        },
    )
    gender = forms.ChoiceField(
        label="Who would come",
        required=False,
        choices=[_any("Not asked"), *((one, GENDER[one]) for one in GENDERS)],
    )
    takes = forms.MultipleChoiceField(
        label="They come",
        choices=[(one, WITH[one]) for one in TAKEN],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    without = forms.MultipleChoiceField(
        label="Only where this holds",
        choices=[(one, WITHOUT[one]) for one in ASKED],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    unlisted = forms.BooleanField(label="Also those that no public page shows", required=False)
    page = forms.IntegerField(
        required=False, min_value=1, max_value=MOST_PAGES, widget=forms.HiddenInput, initial=1
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here, saying = pack(), Saying("en")
        self._choose("county", [_any("Anywhere"), *((one.id, one.name) for one in here.counties("en"))])
        spoken = [key for key in saying.words if key.startswith("service.language.")]
        named = [(key.rpartition(".")[2], saying.words[key]) for key in spoken]
        self._choose("language", [_any("Any"), *sorted(named, key=lambda one: one[1])])

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def wish(self) -> Wish:
        """What is asked: of a form that was not sent, what it begins with."""
        said = self.cleaned_data if self.is_bound else {**self.initial}
        return Wish(
            locale="en",
            needs=tuple(said.get("needs", ())),
            county=said.get("county", ""),
            language=said.get("language", ""),
            age=said.get("age"),
            gender=said.get("gender", ""),
            takes=tuple(said.get("takes", ())),
            without=tuple(said.get("without", ())),
            page=said.get("page") or 1,
            per_page=A_PAGE,
        )

    @property
    def beside(self) -> list[forms.BoundField]:
        """The questions that stand beside the needs, in a row."""
        return [self[name] for name in ("county", "language", "age", "gender")]

"""Forms of the inbox. Each carries what its writer saw, so that nobody's press undoes another's."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms

from luminaria.triage.queries import Colleague
from luminaria.triage.rules import CARD_ASKS, CLOSE_REASONS

NO_ONE = "none"


class SeenOwner(forms.Form):
    """Carries who had the report on the page of the writer."""

    seen_owner = forms.UUIDField(widget=forms.HiddenInput, required=False)


def _choices(colleagues: Iterable[Colleague], own_id: UUID | None) -> list[tuple[str, str]]:
    return [
        (str(one.id), f"{one.name}{' (you)' if one.id == own_id else ''}{', on call' if one.on_call else ''}")
        for one in colleagues
    ]


class AssignForm(SeenOwner):
    """Whose the report is to be."""

    member = forms.ChoiceField(label="Assign to", error_messages={"required": "Choose who takes it."})

    def __init__(self, *args: Any, colleagues: Iterable[Colleague], own_id: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        member = self.fields["member"]
        assert isinstance(member, forms.ChoiceField)
        member.choices = [("", "Assign to…"), *_choices(colleagues, own_id), (NO_ONE, "No one")]

    @property
    def member_id(self) -> UUID | None:
        chosen = self.cleaned_data["member"]
        return None if chosen == NO_ONE else UUID(chosen)


class AnswerForm(SeenOwner):
    """An answer."""

    seen_answers = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    words = forms.CharField(
        label="Reply",
        max_length=20_000,
        error_messages={"required": "The answer is empty. Write it, then send."},
        widget=forms.Textarea(attrs={"rows": 6, "data-key": "r"}),
    )
    question = forms.BooleanField(label="It asks them something", required=False)


class CloseForm(SeenOwner):
    """Why a report is closed."""

    reason = forms.ChoiceField(
        label="Why?",
        choices=list(CLOSE_REASONS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose why it is closed."},
    )


class RestForm(forms.Form):
    """Who has everything from now on."""

    member = forms.ChoiceField(label="Who has them from now on?")

    def __init__(self, *args: Any, colleagues: Iterable[Colleague], own_id: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        member = self.fields["member"]
        assert isinstance(member, forms.ChoiceField)
        others = [one for one in colleagues if one.id != own_id]
        member.choices = [*_choices(others, None), (NO_ONE, "No one yet: back to the inbox")]

    @property
    def member_id(self) -> UUID | None:
        chosen = self.cleaned_data["member"]
        return None if chosen == NO_ONE else UUID(chosen)


class CardForm(forms.Form):
    """The card that people read before they choose the organisation, in every language of the pack."""

    def __init__(
        self, *args: Any, languages: Mapping[str, str], facts: Mapping[str, Mapping[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.languages = languages
        for locale, language in languages.items():
            for key, (asked, example) in CARD_ASKS.items():
                self.fields[f"{key}_{locale}"] = forms.CharField(
                    label=asked,
                    help_text=f"Such as: {example}",
                    max_length=400,
                    initial=facts.get(locale, {}).get(key, ""),
                    error_messages={"required": f"The card is not complete in {language}."},
                )

    def by_language(self) -> list[tuple[str, str, list[forms.BoundField]]]:
        """Each language with its code, its own name and its questions."""
        return [
            (locale, language, [self[f"{key}_{locale}"] for key in CARD_ASKS])
            for locale, language in self.languages.items()
        ]

    def facts(self) -> dict[str, dict[str, str]]:
        """The card by language."""
        return {
            locale: {key: self.cleaned_data[f"{key}_{locale}"] for key in CARD_ASKS}
            for locale in self.languages
        }

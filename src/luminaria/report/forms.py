"""A step of the questionnaire as a form. Every fault keeps what was typed and says what to do."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from luminaria.packs.rules import Asked, Words
from luminaria.report.queries import Receiver
from luminaria.report.rules import Answers

MESSAGE_LENGTH = 20_000
RECEIPT_LENGTH = 400


class StepForm(forms.Form):
    """The questions of one step. `label_suffix` is empty: a label may be a question."""

    def __init__(
        self,
        step: Sequence[Asked],
        words: Words,
        receivers: Sequence[Receiver],
        *,
        data: Mapping[str, Any] | None = None,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(
            data=data, initial=dict(initial or {}), label_suffix="", use_required_attribute=False
        )
        for question in step:
            self.fields[question.id] = _field(question, words, receivers)

    @property
    def answers(self) -> Answers:
        """What was answered, as the walk keeps it."""
        return {
            id: tuple(value) if isinstance(value, list) else str(value)
            for id, value in self.cleaned_data.items()
            if value
        }


class MoreForm(forms.Form):
    """Writing back from the mailbox."""

    def __init__(self, words: Words, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data=data, label_suffix="", use_required_attribute=False)
        self.fields["text"] = _text(
            words.say("mailbox.reply_label"), "", MESSAGE_LENGTH, words, required=True, lines=True
        )


class ReceiptForm(forms.Form):
    """Words or code, as somebody kept them."""

    def __init__(self, words: Words, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data=data, label_suffix="", use_required_attribute=False)
        self.fields["receipt"] = _text(
            words.say("mailbox.label"), words.say("mailbox.help"), RECEIPT_LENGTH, words, required=True
        )


def _field(question: Asked, words: Words, receivers: Sequence[Receiver]) -> forms.Field:
    if question.kind in ("text", "longtext"):
        long = question.kind == "longtext"
        return _text(
            question.label,
            question.help,
            question.max_length,
            words,
            required=not question.optional,
            lines=long,
        )
    choices = [(choice.code, choice.label) for choice in question.choices]
    if question.kind == "organisation":
        choices = [(str(receiver.id), receiver.name) for receiver in receivers]
    several = question.kind == "choices"
    field = forms.MultipleChoiceField if several else forms.ChoiceField
    return field(
        label=question.label,
        help_text=question.help,
        choices=choices,
        required=not question.optional,
        widget=forms.CheckboxSelectMultiple() if several else forms.RadioSelect(),
        error_messages={
            "required": words.say("report.choose_one"),
            "invalid_choice": words.say("report.bad_choice"),
            "invalid_list": words.say("report.bad_choice"),
        },
    )


def _text(
    label: str, help_text: str, length: int, words: Words, *, required: bool, lines: bool = False
) -> forms.CharField:
    field = forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=length or None,
        widget=forms.Textarea(attrs={"rows": 8}) if lines else forms.TextInput(),
        error_messages={
            "required": words.say("report.empty"),
            "max_length": words.say("report.too_long", n=length),
            "null_characters_not_allowed": words.say("report.bad_choice"),
        },
    )
    # A browser that stops at the limit would cut what was pasted without a word.
    field.widget.attrs.pop("maxlength", None)
    return field

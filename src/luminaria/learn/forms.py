"""Forms of the learn room. Each reads what was sent kindly: nothing that a reader sends is a fault."""

from collections.abc import Sequence

from django import forms
from django.utils.functional import cached_property

MOST = 200


class Kind(forms.Form):
    """A form without faults: an answer that does not exist counts as none, and is said to be unknown."""

    def __init__(self, data: object = None, **given: object) -> None:
        super().__init__(data, label_suffix="", **given)  # type: ignore[arg-type]

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


def words_of(sent: object) -> str:
    """A typed line or text as one reads it: no control signs, no more than a few words."""
    text = "".join(sign if sign.isprintable() else " " for sign in str(sent or "")[:10_000])
    return " ".join(text.split())[:MOST].strip()


def with_any(choices: Sequence[tuple[str, str]], any_word: str) -> list[tuple[str, str]]:
    """The choices with the one that leaves everything open in front."""
    return [("", any_word), *choices]

"""Reading kindly: forms of pages that keep nothing. Nothing that a reader sends to them is a fault."""

import re
from collections.abc import Sequence

from django import forms
from django.forms.utils import ErrorDict
from django.http import HttpRequest, QueryDict
from django.utils.functional import cached_property

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

    def offer(self, name: str, label: str, choices: Sequence[tuple[str, str]], any_word: str) -> None:
        """A question that may be left open: `any_word` stands first."""
        self.choose(name, label, [("", any_word), *choices])

    def choose(self, name: str, label: str, choices: object) -> None:
        """The words of a question and its answers."""
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

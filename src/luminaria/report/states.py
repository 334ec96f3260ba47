"""What an open form remembers between two pages, sealed under the secret of its cookie."""

import json
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from luminaria.report.rules import Answers


@dataclass(frozen=True)
class FormState:
    """The form on its way. `draft` is what was typed and not accepted; sent, answers are gone."""

    at: str
    answers: Answers = field(default_factory=dict, repr=False)
    draft: dict[str, str | list[str]] = field(default_factory=dict, repr=False)
    gentle: str = ""
    sent_to: str = ""
    show: str = ""
    typed: str = ""

    @property
    def is_sent(self) -> bool:
        return bool(self.sent_to)

    def after_sending(self, organisation: str) -> "FormState":
        """Sent: the answers are forgotten, the name of the organisation stays for the page."""
        return FormState(at="", sent_to=organisation, show="WORDS")

    def showing(self, show: str, typed: str = "") -> "FormState":
        """The receipt page as the person wants it: WORDS, CODE or NOTHING; `typed` is RIGHT or WRONG."""
        return replace(self, show=show, typed=typed)


@dataclass(frozen=True)
class BoxState:
    """The opened mailbox. `write_id` is the id of the next message: pressing twice writes it once."""

    receipt: str = field(repr=False)
    write_id: str
    note: str = ""
    draft: str = field(default="", repr=False)


def encoded(state: FormState | BoxState) -> bytes:
    """The state as bytes to seal."""
    return json.dumps(asdict(state), separators=(",", ":")).encode()


def form_state(raw: bytes) -> FormState:
    """The form's state of its bytes."""
    found: dict[str, Any] = json.loads(raw)
    answers = {
        id: tuple(value) if isinstance(value, list) else value for id, value in found["answers"].items()
    }
    return FormState(**(found | {"answers": answers}))


def box_state(raw: bytes) -> BoxState:
    """The mailbox's state of its bytes."""
    return BoxState(**json.loads(raw))

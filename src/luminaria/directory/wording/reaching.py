"""How a service is reached: its numbers, its pages, and the first call to a place that is not printed."""

import re
from dataclasses import dataclass
from typing import Final

from luminaria.directory.rules.listing import Document
from luminaria.directory.wording.saying import Saying, joined, several, table, tables, text

# HSDS says "type" in free words; these are the ones of its documentation and of feeds that we have read.
_KINDS: Final = {
    "text": "text", "sms": "text", "tty": "tty", "tdd": "tty", "textphone": "tty", "fax": "fax",
}  # fmt: skip
_SCHEMES: Final = ("https://", "http://")


@dataclass(frozen=True, slots=True)
class Reach:
    """One way to reach a service. `href` is ready for a link, "" when there is none."""

    word: str
    number: str
    href: str
    note: str = ""


def phones(document: Document, saying: Saying) -> tuple[Reach, ...]:
    """The numbers of a service, of a place, or of a first call."""
    return tuple(_phone(one, saying) for one in tables(document.get("phones")) if text(one.get("number")))


def _phone(phone: Document, saying: Saying) -> Reach:
    number, extension = text(phone["number"]), text(phone.get("extension"))
    kind = _KINDS.get(text(phone.get("type")).casefold(), "voice")
    shown = saying.say("extension", number=number, extension=extension) if extension else number
    spoken = ", ".join(language(one, saying) for one in tables(phone.get("languages")))
    note = joined((saying.own(phone, "description"), spoken), ". ")
    return Reach(saying.say(f"phone.{kind}"), shown, _dialled(number, kind), note)


def _dialled(number: str, kind: str) -> str:
    """A number of the United States gets its 1; a fax is not called."""
    digits = re.sub(r"\D", "", number)
    if not digits or kind == "fax":
        return ""
    if number.lstrip().startswith("+"):
        digits = f"+{digits}"
    elif len(digits) in (10, 11):
        digits = f"+1{digits[-10:]}"
    return f"{'sms' if kind == 'text' else 'tel'}:{digits}"


def pages(document: Document, saying: Saying) -> tuple[Reach, ...]:
    """Web pages and mail of a service."""
    links = [_page(document.get("url"), saying)]
    links += [
        _page(one.get("url"), saying, text(one.get("label")))
        for one in tables(document.get("additional_urls"))
    ]
    email = text(document.get("email"))
    mail = Reach(saying.say("email"), email, f"mailto:{email}") if "@" in email else None
    return tuple(one for one in (*links, mail) if one)


def _page(url: object, saying: Saying, label: str = "") -> Reach | None:
    address = text(url)
    if not address:
        return None
    href = address if address.startswith(_SCHEMES) else f"https://{address}"
    shown = re.sub(r"^https?://(www\.)?", "", address).rstrip("/")
    known = f"contact.{label}"
    word = saying.words[known] if saying.has(known) else label or saying.say("web")
    return Reach(word, shown, href if " " not in href else "")


def gate(document: Document, saying: Saying) -> tuple[tuple[str, ...], tuple[Reach, ...]]:
    """What to do first where the place is not printed, in lines, and the numbers for it."""
    front = table(document.get("front_gate"))
    if not front:
        return (), ()
    how, hours = saying.own(front, "how"), saying.own(front, "hours")
    lines = (
        saying.say("call_first"),
        saying.own(front, "name"),
        saying.say("gate_how", how=how) if how else "",
        saying.say("gate_hours", hours=hours) if hours else "",
    )
    return tuple(line for line in lines if line), (*phones(front, saying), *pages(front, saying))


def language(one: Document, saying: Saying) -> str:
    """A language by its name for readers, with what the service says beside it."""
    code, name, note = text(one.get("code")), text(one.get("name")), saying.own(one, "note")
    known = f"service.language.{code}"
    named = saying.words[known] if code and saying.has(known) else name or code
    return saying.say("language_note", language=named, note=note) if note else named


def languages(document: Document, saying: Saying) -> str:
    """Every language of a service, and its interpreters."""
    spoken = ", ".join(dict.fromkeys(language(one, saying) for one in tables(document.get("languages"))))
    how = saying.own(document, "interpretation_services")
    lines = (f"{spoken}." if spoken else "", saying.say("interpreter", how=how) if how else "")
    return joined(lines) or saying.say("languages_unknown")


def bring(document: Document, saying: Saying) -> tuple[str, ...]:
    """Papers that one should bring."""
    named = [saying.own(one, "document") for one in tables(document.get("required_documents"))]
    return tuple(str(one) for one in several(named))

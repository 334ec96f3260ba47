"""What people of one instance found out: calls and reviews in a folder that lies over its pack.

The folder holds `contacts.toml` (calls, and lines held because they are gone) and `review/<locale>.toml`.
Nothing else is read from it: it can neither add a contact nor change a word.
"""

import json
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from luminaria.packs.source import Document, read_toml

CONTACTS = "contacts.toml"
HEARD = ("who", "hours", "languages")
HEAD = "# Written by `luminaria pack build` from what people recorded. The next build writes it anew.\n"


@dataclass(frozen=True, slots=True)
class CallRecord:
    """One call to a line. `who` and `hours` are codes of the strings under [call], languages are codes.

    `hold` says why the line is not to be shown any more; "" for a line that stays.
    """

    contact: str
    on: date
    who: str = ""
    hours: str = ""
    languages: tuple[str, ...] = ()
    hold: str = ""


@dataclass(frozen=True, slots=True)
class ReviewRecord:
    """One review: what (`words/shell`, `pages/phone`), the hashes of the words reviewed, and who did it.

    `reviewer` and `translator` are roles, never names of people.
    """

    locale: str
    id: str
    hashes: tuple[str, ...]
    reviewer: str
    on: date | None
    translator: str = ""


def write_overlay(
    folder: Path, calls: Iterable[CallRecord], reviews: Iterable[ReviewRecord]
) -> tuple[Path, ...]:
    """Write the folder anew, each file whole or not at all, and return the files that it holds now."""
    heard = sorted(calls, key=lambda call: call.contact)
    files = {folder / CONTACTS: "".join(_call(call) for call in heard)}
    for done in sorted(reviews, key=lambda done: (done.locale, done.id)):
        path = folder / "review" / f"{done.locale}.toml"
        files[path] = files.get(path, "") + review_text(done)
    for path, text in files.items():
        write_whole(path, HEAD + text)
    for old in (folder / "review").glob("*.toml"):
        if old not in files:
            old.unlink()
    return tuple(files)


def _call(call: CallRecord) -> str:
    lines = ["", "[[contact]]", f"id = {_quoted(call.contact)}"]
    if call.hold:
        lines.append(f"hold = {_quoted(call.hold)}")
    if call.who and call.hours and call.languages:
        lines += [
            "[contact.called]",
            f"on = {call.on.isoformat()}",
            f"who = {_quoted(call.who)}",
            f"hours = {_quoted(call.hours)}",
            f"languages = {_quoted_list(call.languages)}",
        ]
    return "\n".join(lines) + "\n"


def review_text(done: ReviewRecord) -> str:
    """One entry of a review file."""
    lines = ["", "[[review]]", f"id = {_quoted(done.id)}"]
    if done.hashes:
        lines.append(f"hashes = {_quoted_list(done.hashes)}")
    if done.translator:
        lines.append(f"translator = {_quoted(done.translator)}")
    lines.append(f"reviewer = {_quoted(done.reviewer)}")
    if done.on:
        lines.append(f"on = {done.on.isoformat()}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _quoted_list(texts: Iterable[str]) -> str:
    return f"[{', '.join(_quoted(text) for text in texts)}]"


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    Path(temporary).replace(path)


@cache
def _watched(folder: Path) -> tuple[str, ...]:
    return (str(folder / CONTACTS), str(folder / "review"))


def stamp(folder: Path | None) -> tuple[int, ...]:
    """Changes whenever the folder was written anew; () when it is not there. Asked for at every page."""
    found = []
    for place in _watched(folder) if folder else ():
        try:
            found.append(os.stat(place).st_mtime_ns)
        except OSError:
            continue
    return tuple(found)


def laid_over(document: Document, folder: Path) -> Document:
    """The document with the calls and reviews of the folder. Raises PackBroken for a file that is amiss.

    A call counts when it is newer than the one in the pack. A line that never vanishes is not held.
    """
    said = read_toml(folder / CONTACTS) if (folder / CONTACTS).is_file() else {}
    heard = {str(entry.get("id", "")): entry for entry in said.get("contact", [])}
    never = document["pack"].get("clocks", {}).get("never_hidden", ())
    contacts = document.get("contacts", {})
    entries = [_with(entry, heard.get(entry["id"], {}), never) for entry in contacts.get("contact", [])]
    reviews = dict(document.get("review", {}))
    for path in sorted((folder / "review").glob("*.toml")):
        reviews[path.stem] = _with_reviews(reviews.get(path.stem, {}), read_toml(path))
    return document | {"contacts": contacts | {"contact": entries}, "review": reviews}


def _with(entry: Document, heard: Document, never: Iterable[str]) -> Document:
    made = dict(entry)
    if heard.get("hold") and entry["id"] not in never:
        made["hold"] = str(heard["hold"])
    call: Document = heard["called"] if isinstance(heard.get("called"), dict) else {}
    on, known = call.get("on"), entry.get("called", {}).get("on", date.min)
    if isinstance(on, date) and on > known and all(call.get(key) for key in HEARD):
        made["called"] = call
    return made


def _with_reviews(below: Document, above: Document) -> Document:
    both = [*below.get("review", []), *above.get("review", [])]
    entries = {entry["id"]: entry for entry in both if "id" in entry}
    return {"review": list(entries.values())}

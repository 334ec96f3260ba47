"""Properties of the guide and of the questionnaires."""

import re
from collections.abc import Iterator

from luminaria.packs.building.speech import fact
from luminaria.packs.check.findings import Books, Finding
from luminaria.packs.check.strings import localised
from luminaria.packs.rules.guide import MOST_QUESTIONS
from luminaria.packs.rules.questionnaires import CLOCKS, KINDS
from luminaria.packs.source import Document

TELL_TO = ("report", "contact", "none")
# What intake must never ask, in any language. "sexo" and "sex" alone are not here: people speak of it.
NEVER_ASKED = re.compile(
    r"\brac(e|ial)\b|\braza\b|ethnic|\betni|nationalit|nacionalidad|\bgender|\bgénero|orientation|orientación"
    r"|immigration status|situación migratoria|citizenship|ciudadanía|religion|religión",
    re.IGNORECASE,
)


def check(books: Books) -> Iterator[Finding]:
    """Every fault of the guide, of a questionnaire, or of a link."""
    document = books.source.document
    yield from _guide(books, document.get("guide", {}))
    for code, table in document.get("questionnaires", {}).items():
        yield from _questionnaire(books, code, table)


def _guide(books: Books, guide: Document) -> Iterator[Finding]:
    if not guide:
        yield Finding("guide.toml", 1, "The pack has no guide. Write guide.toml.")
        return
    questions = {entry["id"]: entry for entry in guide["question"]}
    leaves = {entry["id"]: entry for entry in guide["leaf"]}
    for question in questions.values():
        for answer in question["answer"]:
            if answer["to"] not in questions and answer["to"] not in leaves:
                message = f"{question['id']}: an answer leads to {answer['to']}, which is not there."
                yield books.fault_of(question["id"], message)
    if not leaves.get(guide.get("danger_to", ""), {}).get("danger"):
        yield books.fault_of(guide["start"], "danger_to must name a leaf with danger = true.")
    reached, longest, loop = _walk(guide["start"], questions)
    if loop:
        yield books.fault_of(loop, f"{loop} can be reached from itself. A path must end.")
    if longest > MOST_QUESTIONS:
        yield books.fault_of(guide["start"], f"A path asks {longest} questions. Six is the most.")
    for id in sorted((set(questions) | set(leaves)) - reached - {guide.get("danger_to")}):
        yield books.fault_of(id, f"No answer leads to {id}. Take it out or lead to it.")
    for leaf in leaves.values():
        yield from _leaf(books, leaf)


def _walk(start: str, questions: Document) -> tuple[set[str], int, str]:
    """Ids reached, the most questions on one path, and the id where a path bites its tail."""
    reached: set[str] = set()
    longest, loop = 0, ""
    paths: list[tuple[str, ...]] = [(start,)]
    while paths:
        path = paths.pop()
        reached.add(path[-1])
        if path[-1] in path[:-1]:
            loop = path[-1]
        elif path[-1] in questions:
            longest = max(longest, len(path))
            paths += [(*path, answer["to"]) for answer in questions[path[-1]]["answer"]]
    return reached, longest, loop


def _leaf(books: Books, leaf: Document) -> Iterator[Finding]:
    id = leaf["id"]
    for key in ("contacts", "now", "not_now", "tell", "help_anyway", "child"):
        if not leaf.get(key):
            yield books.fault_of(id, f"The leaf {id} has no {key}. Every path ends with all of them.")
    if leaf.get("tell_to") not in TELL_TO:
        yield books.fault_of(id, f"The leaf {id}: tell_to must be one of {', '.join(TELL_TO)}.")
    contacts = {entry["id"]: entry for entry in books.source.document.get("contacts", {}).get("contact", [])}
    named = [contacts.get(contact, {}) for contact in leaf.get("contacts", [])]
    for contact, name in zip(named, leaf.get("contacts", []), strict=True):
        if not fact(contact).public:
            yield books.fault_of(id, f"The leaf {id} names {name}, which is not public. Name another one.")
    if named and named[0].get("police"):
        yield books.fault_of(id, f"The leaf {id} puts police first. A helper who is not police comes first.")
    for _, locale, text in localised({"child": leaf.get("child", {})}, frozenset(books.source.locales)):
        if "{say-child-duty}" not in text:
            yield books.fault_of(id, f"The leaf {id} ({locale}) does not state the duty about children.")


def _questionnaire(books: Books, code: str, table: Document) -> Iterator[Finding]:
    first = table["question"][0]["id"]
    earlier: dict[str, set[str]] = {}
    clocks: set[str] = set()
    for question in table["question"]:
        yield from _question(books, question, earlier)
        codes = [choice["id"] for choice in question.get("choice", [])]
        clocks |= {choice.get("clock", "") for choice in question.get("choice", [])}
        if question["id"] in earlier or len(codes) != len(set(codes)):
            message = f"{code}: {question['id']} stands twice, or two of its choices share a code."
            yield books.fault_of(question["id"], message)
        earlier[question["id"]] = set(codes)
    if not {"danger", "child"} <= clocks:
        yield books.fault_of(first, f"{code}: no answer sets the danger or the child clock.")
    if sum(question["kind"] == "organisation" for question in table["question"]) != 1:
        yield books.fault_of(first, f"{code}: ask once, by name, which organisation may see it.")


def _question(books: Books, question: Document, earlier: dict[str, set[str]]) -> Iterator[Finding]:
    id = question["id"]
    if question["kind"] not in KINDS:
        yield books.fault_of(id, f"{id}: kind must be one of {', '.join(KINDS)}.")
    if question["kind"] in ("text", "longtext") and question.get("max_length", 0) < 100:
        yield books.fault_of(id, f"{id}: give people room: max_length of 100 or more.")
    for other, codes in question.get("when", {}).items():
        if not set(codes) <= earlier.get(other, set()):
            yield books.fault_of(id, f"{id}: when names {other} {codes}, which was not asked before it.")
    for choice in question.get("choice", []):
        if choice.get("clock", "") not in ("", *CLOCKS):
            yield books.fault_of(id, f"{id}: the clock of {choice['id']} must be one of {', '.join(CLOCKS)}.")
    asked = [id] + [text for _, _, text in localised(question, frozenset(books.source.locales))]
    for text in asked:
        if found := NEVER_ASKED.search(text):
            yield books.fault_of(id, f"{id} asks about {found[0]}. Intake never asks who a person is.")

"""Words of the directory's desk for codes."""

from django import template

from luminaria.directory.desk_words import (
    DOUBT_WORDS,
    FACT_WORDS,
    METHOD_WORDS,
    QUESTIONS,
    STANDING_WORDS,
    WITHHELD_WORDS,
)

register = template.Library()

OUTCOMES = {
    "STILL_TRUE": "Still true",
    "CHANGED": "Changed",
    "NO_ANSWER": "No answer",
    "WRONG": "Gone",
    "GONE": "Gone",
}
ACTIONS = {
    "add": "added the entry",
    "answer": "took the provider's answer",
    "change": "changed",
    "created": "told of it first",
    "create": "told of it first",
    "update": "said something new",
    "updated": "said something new",
    "decide": "decided",
    "delist": "marked “do not list”",
    "hide": "took the place out of sight",
    "invite": "made a link for the provider",
    "join": "joined with",
    "move": "wrote a new address of the",
    "part": "parted from",
    "relist": "listed again",
    "settle": "settled readers' doubts",
    "undo": "took the change back",
    "unverify": "no longer verified",
    "verify": "verified by calls",
}


@register.filter
def fact_word(field: str) -> str:
    """What a fact is called."""
    return FACT_WORDS.get(field, field.replace("_", " "))


@register.filter
def question(field: str) -> str:
    """What to ask about a fact on the telephone."""
    return QUESTIONS.get(field, "")


@register.filter
def method_word(code: str) -> str:
    """How somebody looked."""
    return METHOD_WORDS.get(code, code.lower())


@register.filter
def outcome_word(code: str) -> str:
    """What a look found."""
    return OUTCOMES.get(code, code.lower())


@register.filter
def action_word(code: str) -> str:
    """What was done, for the history."""
    return ACTIONS.get(code, code)


@register.filter
def doubt_word(code: str) -> str:
    """What a reader said."""
    return DOUBT_WORDS.get(code, code.lower())


@register.filter
def standing_word(code: str) -> str:
    """How far a public entry can be relied upon."""
    return STANDING_WORDS.get(code, code.lower())


@register.filter
def withheld_words(code: object) -> tuple[str, str]:
    """Why an entry is not public, and what is needed."""
    known = {one.value: words for one, words in WITHHELD_WORDS.items()}
    return known.get(str(code), ("Its facts do not let it be shown yet.", "Check its facts, above."))

"""The desk's words for codes of the directory: facts, questions, looks, reasons."""

from collections.abc import Mapping
from typing import Final

from luminaria.directory.rules.listing import Withheld

FACT_WORDS: Final[Mapping[str, str]] = {
    "name": "name",
    "what": "what it does",
    "phone": "telephone",
    "web": "web and mail",
    "place": "place",
    "hours": "hours",
    "languages": "languages",
    "area": "where it helps",
    "who": "who it is for",
    "asks": "what it asks for",
    "cost": "what it costs",
    "room": "room now",
    "referrals": "takes referrals",
    "gate": "front gate",
}
# What to say on the telephone, in the order of the facts. Never a question about a person.
QUESTIONS: Final[Mapping[str, str]] = {
    "name": "“Which name do people know you by?”",
    "what": "“What do you do for people, in one or two sentences?”",
    "phone": "“Is this the number that people should call? Is there another?”",
    "web": "“Which address on the web, and which mailbox, may stand on a page?”",
    "place": "“May your address be printed, or only how to reach you?” Do not ask where a shelter is.",
    "hours": "“On which days and at which hours does a person answer?”",
    "languages": "“Which languages do you have, and is there an interpreter for others?”",
    "area": "“For which counties are you there?”",
    "who": "“Whom are you for, and whom can you not take?”",
    "asks": "“What must somebody bring or show: papers, a police report, a status?” Write each no, too.",
    "cost": "“What does it cost?”",
    "room": "“How many places are free now?” Write the hour, too.",
    "referrals": "“Do you take people whom we send? How, and may we stay on the line with them?”",
    "gate": "“How does somebody reach you who must not know the place?”",
}
WITHHELD_WORDS: Final[Mapping[Withheld, tuple[str, str]]] = {
    Withheld.NOT_ACTIVE: (
        "Its source says that it is not working now.",
        "Ask the service. When it works again, write that into its entry or wait for its source.",
    ),
    Withheld.NOT_VERIFIED: (
        "Nobody has verified it.",
        "Call. When its name and one way to reach it are “Still true”, it is printed.",
    ),
    Withheld.DO_NOT_LIST: ("It is marked “do not list”.", "A supervisor can list it again, below."),
    Withheld.HIDDEN_PLACE: (
        "The service itself is kept out of sight.",
        "Nothing to do: it is known at the desk only. People reach it through the one who refers them.",
    ),
    Withheld.NAMES_A_STREET: (
        "Its words seem to name a street, and its place is not public.",
        "Change those words: take the street and the number out.",
    ),
    Withheld.TOO_OLD: (
        "Its facts are twice past their limit.",
        "Call, and press “Still true” at what is still true.",
    ),
    Withheld.GONE: (
        "Somebody found that it is gone.",
        "If it is there again, press “Still true” at its name.",
    ),
    Withheld.SAME_AS_ANOTHER: (
        "It was joined with another entry, which speaks for both.",
        "Part them, below.",
    ),
}
STANDING_WORDS: Final[Mapping[str, str]] = {
    "CONFIRMED": "Somebody asked them",
    "PRINTED": "Read on an official page or their own",
    "NAMED": "Named only: no way to reach it is printed",
    "OLD": "Past its date, shown with a mark",
}
DOUBT_WORDS: Final[Mapping[str, str]] = {
    "UNSAFE": "it did not feel safe",
    "REFUSED": "they were turned away",
    "CLOSED": "it was closed or gone",
    "PHONE": "the number was wrong",
    "PLACE": "the place was wrong",
    "HOURS": "the hours were wrong",
    "LANGUAGE": "the languages were wrong",
}
METHOD_WORDS: Final[Mapping[str, str]] = {
    "PHONE": "by phone",
    "WEB": "on their own site",
    "EMAIL": "by their letter",
    "IN_PERSON": "in person",
    "LINK": "by the provider's link",
    "FEED": "from its source",
}

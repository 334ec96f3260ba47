"""What a jurisdiction pack says, as plain frozen values. Nothing here knows Django or a place."""

from luminaria.packs.rules.calendar import Day
from luminaria.packs.rules.contacts import Channel, Contact, Dock, DockEntry, Situation, Way
from luminaria.packs.rules.counties import County, CountyKind, Hospital
from luminaria.packs.rules.facts import PUBLIC_STATUSES, STATUSES, Called, Fact
from luminaria.packs.rules.faults import NotInPack, PackBroken
from luminaria.packs.rules.figures import Figure
from luminaria.packs.rules.guide import Answer, Guide, Leaf, Onward, Question
from luminaria.packs.rules.law import Law
from luminaria.packs.rules.links import Link
from luminaria.packs.rules.lists import Item, Listed
from luminaria.packs.rules.opening import Opening
from luminaria.packs.rules.pages import Block, Page, Section
from luminaria.packs.rules.questionnaires import Asked, Choice, Questionnaire
from luminaria.packs.rules.reviews import Mark, Review
from luminaria.packs.rules.services import (
    Collaboration,
    Organization,
    Otherwise,
    Reach,
    Serves,
    Service,
)
from luminaria.packs.rules.settings import ChildBox, Setting, Sign
from luminaria.packs.rules.taxonomies import Taxonomy, Term
from luminaria.packs.rules.words import MissingWord, Words

__all__ = [
    "PUBLIC_STATUSES",
    "STATUSES",
    "Answer",
    "Asked",
    "Block",
    "Called",
    "Channel",
    "ChildBox",
    "Choice",
    "Collaboration",
    "Contact",
    "County",
    "CountyKind",
    "Day",
    "Dock",
    "DockEntry",
    "Fact",
    "Figure",
    "Guide",
    "Hospital",
    "Item",
    "Law",
    "Leaf",
    "Link",
    "Listed",
    "Mark",
    "MissingWord",
    "NotInPack",
    "Onward",
    "Opening",
    "Organization",
    "Otherwise",
    "PackBroken",
    "Page",
    "Question",
    "Questionnaire",
    "Reach",
    "Review",
    "Section",
    "Serves",
    "Service",
    "Setting",
    "Sign",
    "Situation",
    "Taxonomy",
    "Term",
    "Way",
    "Words",
]

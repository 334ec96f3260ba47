"""`{% say "report.step" n=2 of=5 %}`: a string of the pack with its places filled.

`{% for day in block.days|upcoming %}`: the days of the year, the next one first.
`{{ contact|banner }}`: what stands above a line whose last check is too old, "" otherwise.
"""

from collections.abc import Iterable

from django import template
from django.template import Context
from django.utils.html import conditional_escape

from luminaria.kernel import clock
from luminaria.packs.rules import Contact, Day
from luminaria.packs.rules import calendar as days_of_the_year

register = template.Library()


@register.simple_tag(takes_context=True)
def say(context: Context, key: str, **values: object) -> str:
    """The reader's string of `key`, escaped. Raises MissingWord."""
    filled = str(context["words"].say(key, **values))
    return conditional_escape(filled)


@register.filter
def upcoming(days: Iterable[Day]) -> tuple[Day, ...]:
    """The days, the one that is on or comes next first."""
    return days_of_the_year.upcoming(days, clock.now().date())


@register.filter
def banner(contact: Contact) -> str:
    """What stands above a line that never vanishes when its last check is too old; "" otherwise."""
    return contact.banner(clock.now().date())

"""How a list is drawn; the steps of the guide, all on one page."""

import re
from collections.abc import Mapping, Sequence

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from luminaria.kernel import clock
from luminaria.learn import rules
from luminaria.packs.rules import Contact, Guide, Leaf, Listed, Question

register = template.Library()
NUMBER = re.compile(r"(?<![\w-])(?:1-)?\d{3}-\d{3}-\d{4}(?![\w-])")
ONLY_A_LINK = re.compile(r"<a [^>]*>[^<]*</a>")


@register.filter
def look(listed: Listed) -> str:
    """The class of the list: dots, told (titles with text), path (an order that has a meaning)."""
    return rules.look(listed)


@register.filter
def points(items: Sequence[str]) -> str:
    """The class of a list of points: one of nothing but links gets room for a thumb."""
    return "dots links" if all(ONLY_A_LINK.fullmatch(item) for item in items) else "dots"


@register.filter
def step(guide: Guide, id: str) -> Question | Leaf:
    """The question or leaf that an answer leads to."""
    return guide.step(id)


@register.filter
def contact(contacts: Mapping[str, Contact], id: str) -> Contact:
    """The contact of that id."""
    return contacts[id]


@register.filter
def drawing(code: str) -> str:
    """The name of the drawing that stands beside a place, a part or a thing."""
    return rules.PICTURES.get(code) or rules.THINGS.get(code, "bag")


@register.filter
def banner(contact: Contact) -> str:
    """When it was last checked, if that is too long ago; nothing while it is fresh."""
    return contact.banner(clock.now().date())


@register.filter
def named(names: Mapping[str, str], code: str) -> str:
    """The name of that code; the code itself where it has none."""
    return names.get(code, code)


@register.filter
def unbroken(text: str) -> SafeString:
    """The text with its telephone numbers kept on one line."""
    safe = conditional_escape(text)
    return mark_safe(NUMBER.sub(r'<span class="one">\g<0></span>', safe))  # noqa: S308 - escaped above

"""`{{ block.listed|look }}`: how a list is drawn."""

from django import template

from luminaria.learn import rules
from luminaria.packs.rules import Listed

register = template.Library()


@register.filter
def look(listed: Listed) -> str:
    """The class of the list: dots, told (titles with text), path (an order that has a meaning)."""
    return rules.look(listed)

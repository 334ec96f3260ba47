"""`{% say "report.step" n=2 of=5 %}`: a string of the pack with its places filled."""

from django import template
from django.template import Context
from django.utils.html import conditional_escape

register = template.Library()


@register.simple_tag(takes_context=True)
def say(context: Context, key: str, **values: object) -> str:
    """The reader's string of `key`, escaped. Raises MissingWord."""
    filled = str(context["words"].say(key, **values))
    return conditional_escape(filled)

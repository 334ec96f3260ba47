"""Words of the case pages: days that come nearer, who wrote, why it closed."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django import template
from django.utils.dateformat import format as format_date
from django.utils.html import format_html
from django.utils.safestring import SafeString

from luminaria.cases.rules import CLOSE_REASONS, OpenedNote, days_away

register = template.Library()


@register.simple_tag
def review(day: date, today: date) -> SafeString:
    """A day to look again: its date, and how far away it is."""
    tone = "nb danger" if day < today else "nb"
    return format_html(
        '<strong class="nb">{}</strong> · <span class="{}">{}</span>',
        format_date(day, "D j M"),
        tone,
        days_away(day, today),
    )


@register.filter
def name_of(names: Mapping[UUID, str], member_id: UUID | None) -> str:
    """The name of a member, or that nobody of that name is here any more."""
    return names.get(member_id, "a former colleague") if member_id else ""


@register.simple_tag
def closing(note: OpenedNote) -> str:
    """What a note of closing or reopening says above its words."""
    if note.kind == "CLOSED":
        return f"Closed: {CLOSE_REASONS.get(note.reason, note.reason)}"
    return "Open again"

"""Tags of the shells: what is written into a page, the same page in another language, icons, fields."""

from collections.abc import Iterable, Mapping

from django import template
from django.conf import settings
from django.forms import BoundField, Form
from django.template import Context
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from luminaria.kernel import navigation
from luminaria.ui import assets, icons
from luminaria.ui.words import begun

register = template.Library()


@register.simple_tag(takes_context=True)
def inline_style(context: Context, name: str) -> SafeString:
    """A sheet; the content security policy of this answer allows exactly this text."""
    request = context.get("request")
    if request is not None:
        request.sheets = (*getattr(request, "sheets", ()), name)
    return mark_safe(f"<style>{assets.style(name).text}</style>")  # noqa: S308 - our own file


@register.simple_tag
def inline_script(program: str) -> SafeString:
    """The script of the program; everything works without it."""
    return mark_safe(f"<script>{assets.script(program).text}</script>")  # noqa: S308 - our own file


@register.simple_tag
def demo() -> bool:
    """Whether this is a demonstration, which every page must say."""
    return bool(getattr(settings, "LUMINARIA_DEMO", False))


@register.simple_tag
def takes_forms() -> bool:
    """Whether this program takes in what people type; the published pages take nothing."""
    return bool(getattr(settings, "TAKES_FORMS", True))


@register.simple_tag
def icon(name: str) -> SafeString:
    """A small picture that stands beside words and never instead of them."""
    return format_html(
        '<svg class="i" viewBox="0 0 16 16" aria-hidden="true"><path d="{}" fill-rule="evenodd"/></svg>',
        icons.PATHS[name],
    )


@register.simple_tag
def picture(name: str) -> SafeString:
    """A larger line drawing; the words beside it say the same."""
    drawn = icons.PICTURES.get(name, icons.PICTURES["bag"])
    return format_html('<svg class="pic" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>', drawn)


@register.inclusion_tag("ui/steps.html")
def steps(now: int, of: int, text: str) -> dict[str, object]:
    """Progress as lit bags and, always, as the words of `text`."""
    return {"lit": range(now), "unlit": range(max(of - now, 0)), "text": text}


@register.simple_tag
def address(door: navigation.Door) -> str:
    """Where a door leads; nothing when this program does not have it."""
    return _reversed(door.url_name)


@register.simple_tag(takes_context=True)
def menu(context: Context) -> list[tuple[str, str]]:
    """What rooms put into the menu at the foot of public pages, as (address, key of the words)."""
    found = ((_reversed(door.url_name, context["locale"]), door.label) for door in navigation.doors("public"))
    return [(href, key) for href, key in found if href]


def _reversed(url_name: str, *given: str) -> str:
    try:
        return reverse(url_name, args=given) if given else reverse(url_name)
    except NoReverseMatch:
        return ""


@register.simple_tag(takes_context=True)
def door_to(context: Context, place: str) -> str:
    """The address that a room registered for a fixed place of the shell, such as "desk.lock"."""
    actor = context.get("actor")
    roles = frozenset(actor.roles) if actor else frozenset()
    return next((found for door in navigation.doors(place, roles) if (found := address(door))), "")


@register.filter
def role_words(roles: Iterable[str]) -> str:
    """Role codes as words: "case worker, supervisor"."""
    return ", ".join(sorted(str(role).lower().replace("_", " ") for role in roles))


@register.simple_tag
def control(field: BoundField, **attributes: str) -> SafeString:
    """The control of a field, told apart by a class, never filled in by the browser's memory."""
    given = {name.replace("_", "-"): value for name, value in attributes.items()}
    return field.as_widget(attrs={"class": "in", "autocomplete": "off", **given})


@register.filter
def faults(form: Form) -> list[tuple[str, str]]:
    """What is wrong with a form, as (id of the field, sentence) in the order of the page."""
    found = [("", str(error)) for error in form.non_field_errors()]
    for field in form:
        target = field.id_for_label or field.auto_id
        found += [(str(target), str(error)) for error in field.errors]
    return found


@register.filter
def hint(hints: dict[str, str], value: object) -> str:
    """The second line of a choice, or nothing."""
    return hints.get(str(value), "")


@register.filter
def in_room(path: str, room: str) -> bool:
    """Whether an address lies in the room that a door of the rail leads to."""
    return path == room or (room != "/" and path.startswith(room))


@register.filter
def word(words: Mapping[str, str], key: str) -> str:
    """The string of a key that a view chose."""
    return words[key]


@register.filter
def sentence(text: str) -> str:
    """The words as a sentence: a capital at the beginning, one full stop at the end."""
    return begun(text) if not text or text.endswith((".", "?", "\u201d")) else f"{begun(text)}."


register.filter(begun)

"""Pages that only a tree of files has: the choice of a language, leaving, and what stands in for a fault."""

from collections.abc import Mapping

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import RequestFactory

from luminaria.packs import pack
from luminaria.project.publishing.asking import Answer
from luminaria.project.publishing.links import as_file
from luminaria.ui.middleware import content_policy

LOST = {
    "404.html": ("published.lost_title", "published.lost_text"),
    # Who shows it does not know: an application that fell silent may have taken it before.
    "503.html": ("published.unsure_title", "error.not_sent_text"),
}


def pages() -> dict[str, bytes]:
    """The language page at the top, and two pages without links, which a server shows at any depth."""
    shown: dict[str, object] = {"fronts": _fronts()}
    made = {"index.html": _made("/", "learn/published_front.html", shown)}
    for file, (title, text) in LOST.items():
        made[file] = _made("/", "learn/published_lost.html", shown | {"title": title, "text": text})
    return {
        file: as_file(
            answer.body.decode(), file, answer.headers["Content-Security-Policy"], _nothing
        ).encode()
        for file, answer in made.items()
    }


def going_on(path: str, target: str) -> Answer:
    """A redirect as a page that goes on by itself, at once and without a script."""
    locale = next((part for part in path.split("/") if part in pack().locales), pack().default_locale)
    return _made(f"/{locale}/", "learn/published_leave.html", {"target": target})


def _fronts() -> list[dict[str, object]]:
    here = pack()
    return [
        {
            "locale": locale,
            "name": here.language_name(locale),
            "words": here.words(locale),
            "ways": here.danger(locale),
        }
        for locale in here.locales
    ]


def _made(path: str, template: str, known: Mapping[str, object]) -> Answer:
    request: HttpRequest = RequestFactory().get(path)
    body = render_to_string(template, dict(known), request)
    policy = content_policy("public", tuple(getattr(request, "sheets", ())))
    return Answer(200, {"Content-Type": "text/html", "Content-Security-Policy": policy}, body.encode())


def _nothing(path: str) -> bool:
    return False

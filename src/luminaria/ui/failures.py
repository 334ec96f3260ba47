"""Pages for when something breaks. The phone numbers stay up (safety.md 15).

A room that knows the words prepares the finished pages at start-up, so that nothing has to
work in the moment of a fault: no database, no template, no file.
"""

from contextlib import suppress

from luminaria.kernel.hooks import Hook

preparing: Hook[[], None] = Hook("preparing")
"""The room that knows the words registers here what prepares the pages."""

PUBLIC_WORDS = {
    "not_found": "error.not_found",
    "not_permitted": "error.bad",
    "refused": "error.bad",
    "bad_request": "error.bad",
    "form_expired": "error.form_ended",
    "too_big": "report.too_big",
    "broken": "error.broken",
    "not_saved": "error.not_sent",
}
PREPARED = ("broken", "not_saved")

LAST_RESORT = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Not saved</title>'
    "<h1>This did not work</h1><p>Nothing was saved. Go back and try again, or call someone.</p>"
    '<div lang="es"><h1>Esto no funcionó</h1>'
    "<p>No se guardó nada. Regrese e intente otra vez, o llame a alguien.</p></div>"
)

_prepared: dict[tuple[str, str], str] = {}


def prepare(kind: str, locale: str, page: str) -> None:
    """Keep the finished page of a kind and language for the moment of a fault."""
    _prepared[kind, locale] = page


def prepared(kind: str, path: str) -> str:
    """The page in the language of the address, or in the first language there is."""
    if not _prepared:
        with suppress(Exception):  # templates that cannot be read must not take the last page with them
            preparing.call()
    locale = path.lstrip("/").partition("/")[0]
    any_language = (page for (of, _), page in _prepared.items() if of == kind)
    return _prepared.get((kind, locale)) or next(any_language, LAST_RESORT)

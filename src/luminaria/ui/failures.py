"""Pages for when something breaks. The phone numbers stay up (safety.md 15).

A room that knows the words prepares one finished page for each language at start-up, so that
nothing has to work in the moment of a fault: no database, no template, no file.
"""

_prepared: dict[str, str] = {}

LAST_RESORT = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Not saved</title>'
    "<h1>This did not work</h1><p>Nothing was saved. Go back and try again, or call someone.</p>"
    '<div lang="es"><h1>Esto no funcionó</h1>'
    "<p>No se guardó nada. Regrese e intente otra vez, o llame a alguien.</p></div>"
)


def prepare(locale: str, page: str) -> None:
    """Keep the finished page of a language for the moment of a fault."""
    _prepared[locale] = page


def prepared(path: str) -> str:
    """The page in the language of the address, or in the first language there is."""
    locale = path.lstrip("/").partition("/")[0]
    return _prepared.get(locale) or next(iter(_prepared.values()), LAST_RESORT)

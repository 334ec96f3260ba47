"""Languages that are there in part: what is written in them is held to the rules, what lacks is told."""

from collections.abc import Iterator

from luminaria.kernel.errors import LuminariaError
from luminaria.packs.building.partial import lacking
from luminaria.packs.check.findings import Books, Finding
from luminaria.packs.pack import Pack
from luminaria.packs.source import language


def check(books: Books) -> Iterator[Finding]:
    """Nothing for a language in which nothing is written yet."""
    for locale in books.source.partial:
        yield from _described(books, locale)
        if books.source.document.get("pages", {}).get(locale):
            yield from _written(books, locale)


def _described(books: Books, locale: str) -> Iterator[Finding]:
    try:
        language(locale)
    except LuminariaError as fault:
        yield books.fault_in("pack.toml", "partial", fault.sentence)


def _written(books: Books, locale: str) -> Iterator[Finding]:
    missing = lacking(books.source, locale)
    if missing:
        message = (
            f"{locale} is not shown: {len(missing)} parts of its frame are not reviewed, as {missing[0]}."
        )
        yield books.fault_in("pack.toml", "partial", message, "warning")
    elif fault := Pack(books.source).why_closed(locale):
        yield books.fault_in("pack.toml", "partial", f"{locale} is not shown: {fault}")
    first = books.source.document["pages"].get(books.source.locales[0], {})
    for path, own, _ in books.pages():
        if own == locale and path.stem not in first:
            message = f"The page {path.stem} is in {locale} only. The switch would lead nowhere from it."
            yield books.fault(path, "", message)

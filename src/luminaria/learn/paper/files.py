"""The file of a page: tagged PDF with a title, its language and a fixed day."""

from dataclasses import asdict
from pathlib import Path

from luminaria.learn.paper.lines import Paper, words
from luminaria.ui.paper import printed

HERE = Path(__file__).parent


def file(page: Paper) -> bytes:
    """The page as PDF. The same facts give the same bytes."""
    said = words(page.locale)
    data = asdict(page)["data"] | {
        "card": dict(said.card),
        "sheet": dict(said.sheet),
        "contact": dict(said.contact),
    }
    template = HERE / f"{page.kind}.typ"
    return printed(template, data, locale=page.locale, title=page.title, day=page.day)

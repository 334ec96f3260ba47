"""The booklet as a tagged PDF (PDF/UA-1), and as one page of HTML that stands by itself."""

from pathlib import Path

from django.template.loader import render_to_string

from luminaria.directory.paper.booklets import Booklet
from luminaria.ui.paper import printed

TEMPLATE = Path(__file__).parent / "booklet.typ"


def as_pdf(made: Booklet) -> bytes:
    """The file. The same facts give the same bytes."""
    return printed(TEMPLATE, made.data, locale=made.locale, title=made.title, day=made.day)


def as_page(made: Booklet) -> bytes:
    """The same booklet as one page: no script, no link to anything of ours, nothing to load."""
    return render_to_string("directory/paper/booklet.html", {"booklet": made, **made.data}).encode()

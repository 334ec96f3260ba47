"""The booklet of one county as a file, for whoever prints elsewhere."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from luminaria.directory.paper import as_pdf, booklet
from luminaria.directory.paper.booklets import EDITIONS
from luminaria.directory.queries.booklet import size_of
from luminaria.kernel.errors import NotFound

# What a stranger can ask to be set: about three seconds of work, once. Thicker ones are made by the command.
MOST = 600


@require_safe
def county(request: HttpRequest, locale: str, county_id: str, edition: str) -> HttpResponse:
    """The booklet of a county as PDF: small or large letters, a cover that tells or one that does not."""
    if edition not in EDITIONS or not may_be_set(county_id):
        raise NotFound
    made = booklet(locale, county=county_id, edition=EDITIONS[edition])
    # Shown in the window, not saved: a file in a download folder is found later.
    return HttpResponse(
        as_pdf(made), content_type="application/pdf", headers={"Content-Disposition": "inline"}
    )


def may_be_set(county_id: str) -> bool:
    """Whether a page may offer the file: the county has something in it, and not too much."""
    return 0 < size_of(county_id) <= MOST

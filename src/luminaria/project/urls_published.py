"""Addresses of a public program that only teaches and prints numbers: no form, nothing is taken in.

`luminaria publish` writes what stands here as plain files; `guidance_only = true` serves it.
"""

from collections.abc import Sequence

from django.conf import settings
from django.urls import include, path
from django.views.decorators.http import require_safe

from luminaria.directory import urls_public as services
from luminaria.directory.views import public_search
from luminaria.learn import urls_public
from luminaria.learn.views import guide, moon

# Pages that live by what a reader sends; the guide is one page with every answer on it instead.
FORMS = {"learn.search", "learn.letter", "learn.guide", "learn.guide_whole"}
# The directory is read by its lists; what a reader gathers, doubts or answers is left out.
OF_READERS = {"directory.services", "directory.kept", "directory.wrong", "directory.yours"}


def _without_forms(patterns: Sequence[object]) -> list[object]:
    return [entry for entry in patterns if getattr(entry, "name", None) not in {*FORMS, "learn.today"}]


def _directory() -> list[object]:
    """Lists and entries of services, where there is a database with them."""
    if not settings.CONFIG.published_directory:
        return []
    lists = [entry for entry in services.urlpatterns if entry.name not in OF_READERS]
    start = path("", require_safe(public_search.services), name="directory.services")
    return [
        path("hsds/", include("luminaria.directory.urls_hsds")),
        path("<locale:locale>/services/", include([start, *lists])),
    ]


urlpatterns = [
    path("", include("luminaria.ui.urls_public")),
    path("<locale:locale>/guide/", guide.guide_whole, name="learn.guide"),
    path("<locale:locale>/today/", moon.phases, name="learn.today"),
    *_directory(),
    *_without_forms(urls_public.urlpatterns),
]
handler400 = "luminaria.ui.views.bad_request"
handler404 = "luminaria.ui.views.not_found"
handler500 = "luminaria.ui.views.broken"

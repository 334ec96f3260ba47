"""Addresses of a public program that only teaches and prints numbers: no form, nothing is taken in.

`luminaria publish` writes what stands here as plain files; `guidance_only = true` serves it.
"""

from collections.abc import Sequence

from django.urls import include, path

from luminaria.learn import urls_public
from luminaria.learn.views import guide, moon

# Pages that live by what a reader sends; the guide is one page with every answer on it instead.
FORMS = {"learn.search", "learn.letter", "learn.guide", "learn.guide_whole"}


def _without_forms(patterns: Sequence[object]) -> list[object]:
    return [entry for entry in patterns if getattr(entry, "name", None) not in {*FORMS, "learn.today"}]


urlpatterns = [
    path("", include("luminaria.ui.urls_public")),
    path("hsds/", include("luminaria.directory.urls_hsds")),
    path("<locale:locale>/guide/", guide.guide_whole, name="learn.guide"),
    path("<locale:locale>/today/", moon.phases, name="learn.today"),
    *_without_forms(urls_public.urlpatterns),
]
handler400 = "luminaria.ui.views.bad_request"
handler404 = "luminaria.ui.views.not_found"
handler500 = "luminaria.ui.views.broken"

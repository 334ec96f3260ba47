"""The finished pages that stand ready for a fault, in every language of the pack."""

from django.test import RequestFactory

from luminaria.packs import pack
from luminaria.ui import failures, views


def prepare_all() -> None:
    """Every page that must not depend on anything in the moment of a fault is finished and kept."""
    for locale in pack().locales:
        request = RequestFactory().get(f"/{locale}/")
        for kind in failures.PREPARED:
            failures.prepare(kind, locale, views.public_page(request, kind))

"""Pages of a language that is there in part: only what a person has reviewed, in a frame of its own."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from luminaria.learn.kept import same_for_everybody
from luminaria.learn.views import leave
from luminaria.packs import pack
from luminaria.packs.converters import Address


@require_safe
@same_for_everybody
def page(request: HttpRequest, address: Address) -> HttpResponse:
    """One reviewed page; below it the others, so that nothing leads to what is not there."""
    here = pack()
    found = here.page(address.slug, address.locale)
    return render(
        request,
        "learn/partial.html",
        {
            "page": found,
            "contacts": here.contacts(address.locale),
            "others": [other for other in here.pages(address.locale) if other.slug != found.slug],
            "dangers": any(block.kind == "danger" for section in found.sections for block in section.blocks),
        },
    )


@require_safe
def sound(request: HttpRequest, address: Address) -> FileResponse:
    """The page read aloud. Raises NotInPack when nobody has."""
    return FileResponse(pack().sound(address.slug, address.locale).open("rb"), content_type="audio/ogg")


@require_safe
def home(request: HttpRequest, locale: str) -> HttpResponse:
    """To the first page that can be read."""
    return redirect(f"/{locale}/{pack().pages(locale)[0].slug}/")


@require_safe
def leave_from(request: HttpRequest, locale: str) -> HttpResponse:
    """Away, to the neutral page of the first language: it says nothing of what was read."""
    return leave.leave(request, locale=pack().default_locale)

"""Finding services at the desk, reading one beside the list, adding one."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from luminaria.directory.actions.add_service import NewService, add_service
from luminaria.directory.forms import AddForm, FindForm
from luminaria.directory.keeping import is_heeded
from luminaria.directory.queries import finding
from luminaria.directory.queries.entry import entry
from luminaria.directory.queries.shown import shown
from luminaria.directory.rules.freshness import Method
from luminaria.directory.views.pressing import heeded
from luminaria.directory.views.public_rows import as_read
from luminaria.kernel.errors import NotFound
from luminaria.packs import pack
from luminaria.people.desk import DeskRequest, desk, done, sent

LOCALE = "en"  # the desk speaks English


@require_http_methods(["GET", "HEAD", "POST"])
@desk("check_fact")
def find(request: DeskRequest) -> HttpResponse:
    """The list and one entry beside it. What is looked for is posted, so that no address holds a word."""
    form = FindForm(sent(request), needs=needs(), sources=finding.sources())
    told = form.cleaned_data if form.is_valid() else {}
    keeps = is_heeded(request.actor)
    names = ("words", "need", "county", "state", "source")
    asked = {name: str(told.get(name) or "") for name in names}
    looked = finding.Looked(**asked, page=_page_of(request, told))
    found = finding.find(looked, public_only=not keeps)
    chosen = told.get("read")
    known = {"form": form, "found": found, "keeps": keeps, "chosen": chosen}
    if chosen:
        known |= reading(request, chosen) if keeps else {"public": preview(chosen)}
    return render(request, "directory/desk/find.html", known, status=422 if form.errors else 200)


def reading(request: DeskRequest, record_id: Any) -> dict[str, Any]:
    """One entry for the pane; nothing when it has gone meanwhile."""
    try:
        return {"entry": entry(record_id, member_id=request.actor.member_id)}
    except NotFound:
        return {"gone": True}


def preview(record_id: Any) -> dict[str, object] | None:
    """The entry as the public reads it, with the words around it; None when it does not."""
    facts = shown(record_id)
    return as_read(facts, LOCALE) | {"words": pack().words(LOCALE)} if facts else None


def needs() -> list[tuple[str, str]]:
    """The needs of the pack by code and name."""
    words = pack().words(LOCALE)
    prefix = "service.need."
    return sorted(
        ((key.removeprefix(prefix), str(words[key])) for key in words if key.startswith(prefix)),
        key=lambda one: one[1],
    )


def _page_of(request: DeskRequest, told: dict[str, Any]) -> int:
    """The page that was turned to; a new search begins at the first."""
    turned = request.POST.get("turn", "")
    return int(turned) if turned.isdecimal() and len(turned) < 6 else (told.get("page") or 1)


@require_http_methods(["GET", "HEAD", "POST"])
@desk("add_service")
def add(request: DeskRequest) -> HttpResponse:
    """A service that no source has told of."""
    heeded(request)
    form = AddForm(sent(request))
    made: list[Any] = []
    if form.is_valid() and done(form, lambda: made.append(_add(request, form))):
        return redirect(f"{reverse('directory.entry', args=[made[0]])}?said=added")
    return render(request, "directory/desk/add.html", {"form": form}, status=422 if form.is_bound else 200)


def _add(request: DeskRequest, form: AddForm) -> Any:
    told = form.cleaned_data
    new = NewService(
        name=told["name"],
        organization=told["organization"],
        kind=told["kind"],
        parts=form.parts(),
        visibility=form.place,
        address=form.address(),
    )
    return add_service(actor=request.actor, new=new, method=Method(told["method"]))

"""One press on one fact, from whichever page it came, and what every desk page of the room shares."""

from django.http import HttpRequest

from luminaria.directory.actions.check_fact import check_fact
from luminaria.directory.actions.undo_check import undo_check
from luminaria.directory.forms import PressForm
from luminaria.directory.forms.deeds import UNDO
from luminaria.directory.forms.fields import METHODS
from luminaria.directory.keeping import NotHeeded, is_heeded
from luminaria.directory.rules.freshness import Finding, Method
from luminaria.people.desk import DeskRequest, done

# The address carries a code only; the sentence is here.
SAID = {
    "added": "The entry is there. What the public sees of it stands below.",
    "changed": "The fact is changed, and checked today.",
    "decided": "It is decided. The fact is shown again when its date allows.",
    "delisted": "It is off every page now.",
    "relisted": "The mark is gone.",
    "hidden": "The place is out of sight. Its address is not held here any more.",
    "moved": "The address is changed, and the place checked today. Its coordinates went with the old one.",
    "joined": "The two are joined. What differs waits below for a decision.",
    "parted": "They are two entries again.",
    "taken": "The answer is taken. What changed waits below for a decision.",
    "settled": "It is settled.",
}


def said(request: HttpRequest) -> str:
    """The sentence that belongs to the deed just done."""
    return SAID.get(request.GET.get("said", ""), "")


def how(request: HttpRequest) -> str:
    """How this member is checking: as chosen at the last press, at first by phone."""
    chosen = request.POST.get("how") or request.GET.get("how") or ""
    return chosen if chosen in dict(METHODS) else Method.PHONE


def heeded(request: DeskRequest) -> None:
    """Raise NotHeeded for organisations that only read what the public reads."""
    if not is_heeded(request.actor):
        raise NotHeeded()


def press(request: DeskRequest) -> PressForm:
    """Do what was pressed. The form has errors when it could not be done."""
    form = PressForm(request.POST)
    if form.is_valid():
        done(form, lambda: _do(request, form))
    return form


def place_of(form: PressForm) -> str:
    """Where the pressed row stands on its page."""
    return f"f-{form.record}-{form.field}"


def _do(request: DeskRequest, form: PressForm) -> None:
    if form.pressed == UNDO:
        undo_check(actor=request.actor, record_id=form.record, field=form.field)
        return
    check_fact(
        actor=request.actor,
        record_id=form.record,
        field=form.field,
        outcome=Finding(form.pressed),
        method=Method(form.cleaned_data["how"]),
        seen=form.seen,
    )

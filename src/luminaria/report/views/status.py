"""The mailbox at its one address. Whether a receipt leads anywhere shows in the words alone."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from luminaria import vault
from luminaria.kernel import clock
from luminaria.packs import pack
from luminaria.packs.rules import Words
from luminaria.report import actions, cookies, rules
from luminaria.report.actions import LiveBox, Opened
from luminaria.report.errors import NothingHere
from luminaria.report.forms import RECEIPT_LENGTH, MoreForm, ReceiptForm
from luminaria.report.views import kept
from luminaria.report.views.form import same_page, steady
from luminaria.report.views.guard import from_elsewhere, guarded
from luminaria.report.views.sized import sized


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@steady
def page(request: HttpRequest, locale: str) -> HttpResponse:
    """Ask for the words, or show the box. Only typing words that could be a receipt sets a cookie."""
    box = actions.resume_box(cookies.secret_in(request, cookies.box_cookie()))
    if request.method != "POST":
        return _shown(request, locale, box)
    if request.POST.get("do") == "open":
        return _open(request, locale)
    if box is None:
        return kept.form_ended(request)
    return _pressed(request, locale, box)


@guarded
def _shown(request: HttpRequest, locale: str, box: LiveBox | None) -> HttpResponse:
    if box is None:
        asked = _ask(request, ReceiptForm(pack().words(locale)))
        return cookies.forget(request, asked, cookies.box_cookie())
    get_token(request)  # the page of a wrong receipt sets the same cookie as that of a right one
    opened = actions.look_inside(box=box)
    return sized(
        request, _nothing(request, locale) if opened is None else _inside(request, locale, box, opened)
    )


def _ask(request: HttpRequest, form: ReceiptForm, status: int = 200) -> HttpResponse:
    return render(request, "report/mailbox_ask.html", {"form": form}, status=status)


def _open(request: HttpRequest, locale: str) -> HttpResponse:
    if from_elsewhere(request):
        return kept.form_ended(request)
    words = pack().words(locale)
    form = ReceiptForm(words, request.POST)
    try:
        receipt = vault.parse_receipt(request.POST.get("receipt", "")[: RECEIPT_LENGTH + 1])
    except vault.MalformedReceipt as fault:
        form.add_error("receipt", _slip(words, fault))
        return _ask(request, form, status=400)
    response = same_page(request)
    cookies.hand_out(response, cookies.box_cookie(), actions.open_mailbox(receipt=receipt).secret)
    return response


def _slip(words: Words, fault: vault.MalformedReceipt) -> str:
    if fault.reason in ("word_unknown", "code_letter"):
        return str(words.say(f"mailbox.slip_{fault.reason}", n=fault.position))
    return str(words.say("mailbox.not_enough"))


def _nothing(request: HttpRequest, locale: str) -> HttpResponse:
    form = ReceiptForm(pack().words(locale))
    return render(request, "report/mailbox_ask.html", {"form": form, "wrong": True})


def _inside(request: HttpRequest, locale: str, box: LiveBox, opened: Opened) -> HttpResponse:
    words, state = pack().words(locale), box.state
    context = {
        "opened": opened,
        "status": [words.say(f"status.{line.key}", name=line.name) for line in opened.status],
        "form": MoreForm(words, {"text": state.draft} if state.draft else None),
        "note": state.note,
        "gone_on": clock.now().date() + rules.COPIES_KEPT,
    }
    return render(request, "report/mailbox.html", context)


@guarded
def _pressed(request: HttpRequest, locale: str, box: LiveBox) -> HttpResponse:
    response = same_page(request)
    match request.POST.get("do"):
        case "close":
            actions.close_form(secret=box.secret)
            cookies.take_back(request, response, cookies.box_cookie())
        case "write":
            _write(request, locale, box)
        case "delete":
            _put_away(request, box)
    return response


def _write(request: HttpRequest, locale: str, box: LiveBox) -> None:
    form = MoreForm(pack().words(locale), request.POST)
    if form.is_valid():
        actions.write_more(box=box, text=form.cleaned_data["text"])
    else:
        draft = request.POST.get("text", "") or " "
        actions.save_box(box=box, state=replace(box.state, draft=draft, note=""))


def _put_away(request: HttpRequest, box: LiveBox) -> None:
    try:
        actions.put_away_reply(box=box, reply_id=UUID(request.POST.get("reply", "")))
    except (ValueError, NothingHere):
        return  # put away already: pressing twice changes nothing

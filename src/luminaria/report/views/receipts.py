"""After sending: it is sent, then the receipt as words, as a code, or none."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from luminaria import vault
from luminaria.report import actions, queries
from luminaria.report.actions import LiveForm
from luminaria.report.views import kept


def sent(request: HttpRequest, locale: str, form: LiveForm) -> HttpResponse:
    """The receipt page, only when the report is found committed."""
    receipt = actions.receipt_of(form)
    if receipt is None:
        return kept.not_saved(request)
    state = form.state
    context = {
        "nonce": form.nonce.hex(),
        "name": state.sent_to,
        "hours": queries.answering_hours(state.sent_to, locale),
        "show": state.show,
        "typed": state.typed,
        "shown": _spelled(receipt, state.show, locale),
    }
    return render(request, "report/sent.html", context)


def _spelled(receipt: vault.Receipt, show: str, locale: str) -> list[str]:
    if show == "CODE":
        return receipt.code().split("-")
    return receipt.words(locale) if show == "WORDS" else []


def press(request: HttpRequest, form: LiveForm) -> None:
    """Show the other spelling, check what was typed back, or keep nothing. Raises FormEnded, NothingHere."""
    state = form.state
    match request.POST.get("do"):
        case "none":
            actions.keep_nothing(form=form)
        case "code" | "words" as show if state.show != "NOTHING":
            actions.save_answer(form=form, state=state.showing(show.upper()))
        case "check" if state.show != "NOTHING":
            typed = "RIGHT" if _same(request.POST.get("typed", ""), form) else "WRONG"
            actions.save_answer(form=form, state=state.showing(state.show, typed))


def _same(typed: str, form: LiveForm) -> bool:
    try:
        return vault.parse_receipt(typed[:400]) == actions.receipt_of(form)
    except vault.MalformedReceipt:
        return False

"""The form at its one address: every press is answered by a redirect to the same page."""

from collections.abc import Callable

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from luminaria.report import actions, cookies
from luminaria.report.actions import LiveForm
from luminaria.report.errors import AnotherPressCameFirst, FormEnded
from luminaria.report.views import asking, kept, receipts
from luminaria.report.views.guard import from_elsewhere, guarded
from luminaria.ui.views import bad_request


def same_page(request: HttpRequest) -> HttpResponse:
    """After a press, the page is asked for again: the address never changes."""
    response = HttpResponseRedirect(request.path)
    response.status_code = 303
    return response


def steady(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Turn what can go wrong below a page into a page that keeps the words and says so."""

    def standing(request: HttpRequest, locale: str) -> HttpResponse:
        try:
            return view(request, locale)
        except FormEnded:
            return kept.form_ended(request)
        except AnotherPressCameFirst:
            return same_page(request)
        except (RequestDataTooBig, TooManyFieldsSent):
            return kept.too_big(request)
        except (BadRequest, SuspiciousOperation):
            return bad_request(request)
        except (DatabaseError, OSError):
            return kept.not_saved(request)

    return standing


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@steady
def page(request: HttpRequest, locale: str) -> HttpResponse:
    """The preface, the present question, or the receipt. Only pressing Begin sets a cookie."""
    secret = cookies.secret_in(request, cookies.form_cookie())
    form = actions.resume_form(secret)
    if request.method != "POST":
        return _shown(request, locale, form)
    if request.POST.get("do") == "start":
        return _begin(request, form)
    if form is None or request.POST.get("n") != form.nonce.hex():
        return kept.form_ended(request)
    return _pressed(request, locale, form)


@guarded
def _shown(request: HttpRequest, locale: str, form: LiveForm | None) -> HttpResponse:
    if form is None:
        return cookies.forget(request, asking.preface(request, locale), cookies.form_cookie())
    if form.state.is_sent:
        return receipts.sent(request, locale, form)
    return asking.question(request, locale, form)


def _begin(request: HttpRequest, form: LiveForm | None) -> HttpResponse:
    """Begin; pressing it twice, or after a walk back, goes on with the form that is open."""
    if from_elsewhere(request):
        return kept.form_ended(request)
    response = same_page(request)
    if form is None or form.state.is_sent:
        cookies.hand_out(response, cookies.form_cookie(), actions.open_form().secret)
    return response


@guarded
def _pressed(request: HttpRequest, locale: str, form: LiveForm) -> HttpResponse:
    response = same_page(request)
    if request.POST.get("do") == "done":
        actions.close_form(secret=form.secret)
        cookies.take_back(request, response, cookies.form_cookie())
    elif form.state.is_sent:
        receipts.press(request, form)
    else:
        asking.press(request, locale, form)
    return response


__all__ = ["page", "steady"]

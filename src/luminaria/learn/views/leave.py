"""Leaving, and the neutral page at the end of it."""

import calendar
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import dates, formats, translation
from django.views.decorators.http import require_safe

from luminaria.kernel import clock
from luminaria.learn.rules import preferred
from luminaria.packs import pack
from luminaria.ui import moon
from luminaria.ui.leaving import leave_to


@require_safe
def leave(request: HttpRequest, locale: str | None = None) -> HttpResponse:
    """Everything open ends, and the browser goes on to a page that says nothing about us."""
    language = locale or preferred(request.headers.get("Accept-Language", ""), pack().locales)
    named = settings.LUMINARIA_LEAVE_TARGET or pack().words(language).get("leave.target", "")
    target = named or "/{locale}/today/"
    return leave_to(request, target.replace("{locale}", language))


@require_safe
def today(request: HttpRequest, locale: str) -> HttpResponse:
    """The date, the moon and the month: no name of ours, no link, nothing to explain."""
    now = clock.now()
    local = now.astimezone(ZoneInfo(pack().source.document["pack"].get("timezone", "UTC")))
    weeks = calendar.Calendar(firstweekday=6).monthdayscalendar(local.year, local.month)
    with translation.override(locale):
        weekdays = [
            (str(dates.WEEKDAYS_ABBR[day]), str(dates.WEEKDAYS[day])) for day in (6, 0, 1, 2, 3, 4, 5)
        ]
        shown = {
            "title": formats.date_format(local, "DATE_FORMAT"),
            "month": formats.date_format(local, "YEAR_MONTH_FORMAT"),
            "weekdays": weekdays,
        }
    return render(
        request,
        "ui/today.html",
        shown
        | {
            "moon": pack().words(locale)[f"today.{moon.phase(now)}"],
            "path": moon.lit_path(now),
            "weeks": weeks,
            "today": local.day,
        },
    )

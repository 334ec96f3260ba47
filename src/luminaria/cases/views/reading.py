"""Looking: the list, the case, an older note."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from luminaria.cases import actions, hooks, queries
from luminaria.cases.rules import PAGE
from luminaria.cases.views.pages import shown
from luminaria.kernel import clock
from luminaria.people import verbs
from luminaria.people.desk import DeskRequest, desk
from luminaria.triage.replies import language_name
from luminaria.triage.rules import facts, told


@require_safe
@desk("open_case_list")
def case_list(request: DeskRequest) -> HttpResponse:
    """The cases that exist for this member, next review first; each name is opened, once in the ledger."""
    closed = request.GET.get("show") == "closed"
    page = Paginator(queries.listed(request.actor, closed=closed), PAGE).get_page(request.GET.get("page"))
    rows = actions.open_case_list(actor=request.actor, cases=list(page.object_list))
    context = {
        "rows": rows,
        "page": page,
        "show": "closed" if closed else "open",
        "today": clock.now().date(),
        "may_open": verbs.may(request.actor, "open_case"),
    }
    return shown(request, "list", context)


@require_safe
@desk("read_case")
def case(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """A case, opened: how to reach the person above everything, then what they want."""
    opened = actions.read_case(actor=request.actor, case_id=case_id)
    doors = [door for door in hooks.case_doors.call(request.actor, case_id) if door]
    team = queries.team(case_id)
    context = {
        "case": opened,
        "team": team,
        "kept_out": queries.kept_out(case_id),
        "older": queries.older_notes(case_id),
        "authors": queries.names_of([note.author for note in opened.notes]),
        "waiting": queries.waiting_for_key(case_id),
        "ways_on": sorted(doors, key=lambda door: door.order),
        "report_id": queries.report_of(case_id),
        "readers": queries.readers(request.actor, case_id),
        "panels": [panel for panel in hooks.case_panels.call(request.actor, case_id) if panel],
        "today": clock.now().date(),
    }
    return shown(request, "case", context)


@require_safe
@desk("open_note")
def note(request: DeskRequest, case_id: UUID, note_id: UUID) -> HttpResponse:
    """One older note, opened."""
    opened = actions.open_note(actor=request.actor, case_id=case_id, note_id=note_id)
    names = queries.names_of([opened.author])
    return shown(request, "note", {"case_id": case_id, "note": opened, "authors": names})


@require_safe
@desk("read_case_report")
def report(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """What the person wrote before there was a case, opened."""
    written = actions.read_case_report(actor=request.actor, case_id=case_id)
    may_answer = verbs.may(request.actor, "answer_report")
    context = {
        "case_id": case_id,
        "written": written,
        "facts": facts(
            written.answers, organisation=request.actor.organisation_name, code_kept=written.code_kept
        ),
        "told": told(written.answers),
        "language": language_name(written.locale),
        "report_id": queries.report_of(case_id) if may_answer else None,
    }
    return shown(request, "report", context)


@require_safe
@desk("read_case")
def readers(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Who has opened the case, to show or print for the person: roles, no names."""
    opened = actions.read_case(actor=request.actor, case_id=case_id, parts=())
    found = queries.readers(request.actor, case_id)
    return shown(request, "readers", {"case": opened, "readers": found, "today": clock.now().date()})

"""Who is on a case, and who is kept out."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from luminaria.cases import actions, queries
from luminaria.cases.forms import ExcludeForm, MemberForm
from luminaria.cases.views.pages import shown
from luminaria.people.desk import DeskRequest, desk, done


@require_safe
@desk("add_team_member")
def team(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """The team of a case, and the forms that change it."""
    return _page(request, case_id)


@require_POST
@desk("add_team_member")
def add(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """A colleague joins."""
    form = MemberForm(request.POST, colleagues=queries.colleagues(request.actor))
    if form.is_valid() and done(
        form,
        lambda: actions.add_team_member(actor=request.actor, case_id=case_id, member_id=form.member_id),
    ):
        return _to_team(case_id, "joined")
    return _page(request, case_id, add=form)


@require_POST
@desk("give_case_key")
def give(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """A supervisor who came later gets the key."""
    form = MemberForm(request.POST, colleagues=queries.waiting_for_key(case_id))
    if form.is_valid() and done(
        form,
        lambda: actions.give_case_key(actor=request.actor, case_id=case_id, member_id=form.member_id),
    ):
        return _to_team(case_id, "given-key")
    return _page(request, case_id, add=form)


@require_POST
@desk("remove_team_member")
def remove(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """A colleague leaves, perhaps oneself."""
    form = MemberForm(request.POST, colleagues=queries.everyone())
    if form.is_valid() and done(
        form,
        lambda: actions.remove_team_member(actor=request.actor, case_id=case_id, member_id=form.member_id),
    ):
        return _to_team_or_list(request, case_id, "left")
    return _page(request, case_id, remove=form)


@require_POST
@desk("exclude_member")
def exclude(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """A member is kept out, perhaps oneself."""
    form = ExcludeForm(request.POST, colleagues=queries.everyone())
    if form.is_valid() and done(
        form,
        lambda: actions.exclude_member(
            actor=request.actor,
            case_id=case_id,
            member_id=form.member_id,
            ground=form.cleaned_data["ground"],
        ),
    ):
        return _to_team_or_list(request, case_id, "kept-out")
    return _page(request, case_id, exclude=form)


@require_POST
@desk("lift_exclusion")
def lift(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """A member need not be kept out any more."""
    form = MemberForm(request.POST, colleagues=queries.everyone())
    if form.is_valid() and done(
        form,
        lambda: actions.lift_exclusion(actor=request.actor, case_id=case_id, member_id=form.member_id),
    ):
        return _to_team(case_id, "lifted")
    return _page(request, case_id, remove=form)


def _page(
    request: DeskRequest,
    case_id: UUID,
    *,
    add: MemberForm | None = None,
    remove: MemberForm | None = None,
    exclude: MemberForm | None = None,
) -> HttpResponse:
    case = actions.read_case(actor=request.actor, case_id=case_id, parts=())
    on_team, out = queries.team(case_id), queries.kept_out(case_id)
    settled = {one.id for one in [*on_team, *out]}
    free = [one for one in queries.colleagues(request.actor) if one.id not in settled]
    others = [one for one in queries.everyone() if one.id not in {gone.id for gone in out}]
    context = {
        "case": case,
        "team": on_team,
        "kept_out": out,
        "waiting": queries.waiting_for_key(case_id),
        "add": add or MemberForm(colleagues=free, auto_id="add_%s"),
        "remove": remove,
        "exclude": exclude or ExcludeForm(colleagues=others, auto_id="out_%s"),
    }
    refused = add or remove or exclude
    return shown(request, "team", context, status=422 if refused else 200)


def _to_team(case_id: UUID, said: str) -> HttpResponse:
    return redirect(f"{reverse('cases.team', args=[case_id])}?said={said}")


def _to_team_or_list(request: DeskRequest, case_id: UUID, said: str) -> HttpResponse:
    """Who has just left a case cannot be shown its team."""
    if case_id in queries.case_ids(request.actor):
        return _to_team(case_id, said)
    return redirect(f"{reverse('cases.list')}?said={said}")

"""Two entries that are one service: side by side, joined, and parted again."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from luminaria.directory.actions.join_records import join_records
from luminaria.directory.actions.part_records import part_records
from luminaria.directory.forms import JoinForm, WhyForm
from luminaria.directory.queries.entry import entry, record_of
from luminaria.directory.queries.finding import others_like
from luminaria.directory.views.deciding import deed
from luminaria.directory.views.pressing import heeded
from luminaria.people.desk import DeskRequest, desk, done, sent


@require_POST
@desk("part_records")
def part(request: DeskRequest, record: UUID) -> HttpResponse:
    """Two entries again."""
    form = WhyForm(request.POST, auto_id="part-%s")
    return deed(
        request,
        record,
        ("part", form, "parted"),
        lambda: part_records(actor=request.actor, other_id=record, why=form.cleaned_data["why"]),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@desk("join_records")
def join(request: DeskRequest, record: UUID) -> HttpResponse:
    """Two entries side by side, and one press that joins them."""
    heeded(request)
    form = JoinForm(sent(request))
    form.is_valid()
    if (
        form.is_bound
        and not form.errors
        and "join" in request.POST
        and done(form, lambda: _join(request, record, form))
    ):
        return redirect(f"{reverse('directory.entry', args=[record])}?said=joined")
    member_id = request.actor.member_id
    other = form.cleaned_data.get("other") if form.is_bound else None
    if "join" not in request.POST:  # only chosen yet: nothing is missing
        form.errors.clear()
    known: dict[str, Any] = {
        "entry": entry(record, member_id=member_id),
        "other": entry(other, member_id=member_id) if other else None,
        "others": others_like(record_of(record)),
        "form": form,
    }
    known["pairs"] = _pairs(known["entry"], known["other"]) if other else []
    return render(request, "directory/desk/join.html", known, status=422 if form.errors else 200)


def _pairs(one: object, other: object) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Each fact with what both say."""
    return [
        (mine.field, mine.lines, theirs.lines)
        for mine, theirs in zip(one.facts, other.facts, strict=True)  # type: ignore[attr-defined]
        if mine.lines or theirs.lines
    ]


def _join(request: DeskRequest, record: UUID, form: JoinForm) -> None:
    told = form.cleaned_data
    join_records(actor=request.actor, kept_id=record, other_id=told["other"], why=told["why"])

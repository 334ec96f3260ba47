"""The members of an organisation, and who waits to be admitted."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from luminaria.kernel.errors import LuminariaError
from luminaria.people import actions, queries
from luminaria.people.desk import DeskRequest, desk
from luminaria.people.forms import InviteForm, RolesForm


@require_safe
@desk("invite_member")
def members(request: DeskRequest) -> HttpResponse:
    """Everybody, their roles, and who is still expected."""
    return render(request, "people/members.html", {"members": queries.members()})


@require_http_methods(["GET", "HEAD", "POST"])
@desk("invite_member", proved=True)
def invite(request: DeskRequest) -> HttpResponse:
    """Invite a colleague; the code is shown once, in the answer."""
    form = InviteForm(request.POST) if request.method == "POST" else InviteForm()
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            code = actions.invite_member(
                actor=request.actor,
                name=given["name"],
                sign_in_name=given["sign_in_name"],
                roles=form.chosen(),
            )
        except LuminariaError as fault:
            form.add_error("sign_in_name", fault.sentence)
        else:
            return render(request, "people/invited.html", {"code": code, "given": given})
    return render(request, "people/invite.html", {"form": form}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@desk("set_roles", proved=True)
def member(request: DeskRequest, member_id: UUID) -> HttpResponse:
    """One member: change roles, or end the membership."""
    found = queries.member(member_id)
    form = RolesForm(request.POST or None, initial={"roles": [role.value for role in found.roles]})
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_roles(actor=request.actor, member_id=member_id, roles=form.chosen())
        except LuminariaError as fault:
            form.add_error(None, fault.sentence)
        else:
            return redirect("people.members")
    status = 422 if request.method == "POST" else 200
    return render(request, "people/member.html", {"member": found, "form": form}, status=status)


@require_POST
@desk("end_member", proved=True)
def end(request: DeskRequest, member_id: UUID) -> HttpResponse:
    """The member leaves; what they held is turned at once."""
    actions.end_member(actor=request.actor, member_id=member_id)
    return redirect("people.members")


@require_http_methods(["GET", "HEAD", "POST"])
@desk("admit_member", proved=True)
def waiting(request: DeskRequest) -> HttpResponse:
    """Colleagues who wait for a holder of the keys."""
    if request.method == "POST":
        try:
            member_id = UUID(request.POST.get("member", ""))
        except ValueError:
            return redirect("people.waiting")
        actions.admit_member(actor=request.actor, member_id=member_id)
        return redirect("people.waiting")
    return render(request, "people/waiting.html", {"waiting": queries.waiting_members()})

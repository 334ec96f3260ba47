"""The gate before every desk view."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from luminaria.people import sessions
from luminaria.people.compartment import compartment
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import require


class DeskRequest(HttpRequest):
    """A request behind the gate."""

    actor: OpenMember


def desk(verb: str | None = None) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Let a signed-in member through, inside the compartment of the member's organisation.

    With `verb`, raises NotPermitted unless one of the member's roles carries it. Without a
    session a reader is sent to sign in; what was typed is carried through the sign-in.
    """

    def gate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def inside(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            actor = sessions.actor_of(request)
            if actor is None:
                from luminaria.people.views import ask_to_sign_in

                return ask_to_sign_in(request)
            with compartment(actor.organisation_id):
                if verb:
                    require(actor, verb)
                request.actor = actor  # type: ignore[attr-defined]
                return view(request, *args, **kwargs)

        inside.desk_verb = verb  # type: ignore[attr-defined]
        return inside

    return gate

"""The gate before every desk view, and the deed behind its form."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict

from luminaria.kernel import clock
from luminaria.kernel.errors import LuminariaError, NotFound, NotPermitted
from luminaria.people import sessions
from luminaria.people.compartment import compartment
from luminaria.people.rules import PROVED_FOR, OpenMember
from luminaria.people.verbs import require


class DeskRequest(HttpRequest):
    """A request behind the gate."""

    actor: OpenMember


def desk(
    verb: str | None = None, *, proved: bool = False, back_to: str = ""
) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Let a signed-in member through, inside the compartment of the member's organisation.

    With `verb`, raises NotPermitted unless one of the member's roles carries it. Without a
    session a reader is sent to sign in; what was typed is carried through the sign-in. With
    `proved`, for what touches keys, signing in must not be longer ago than 15 minutes. With
    `back_to`, what is typed here is a secret that no page may carry: it is typed again there.
    """

    def gate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def inside(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            actor = sessions.actor_of(request)
            if actor is None:
                from luminaria.people.views import ask_to_sign_in

                return ask_to_sign_in(request, instead=back_to)
            request.actor = actor  # type: ignore[attr-defined]
            if verb:
                require(actor, verb)
            if proved and not _is_fresh(actor):
                from luminaria.people.views import ask_to_prove

                return ask_to_prove(request, instead=back_to)
            with compartment(actor.organisation_id):
                return view(request, *args, **kwargs)

        inside.desk_verb = verb  # type: ignore[attr-defined]
        return inside

    return gate


def _is_fresh(actor: OpenMember) -> bool:
    return actor.proved_at is not None and clock.now() - actor.proved_at <= PROVED_FOR


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form sent, be it nothing at all; None for a look."""
    return request.POST if request.method == "POST" else None


def done(form: Form, deed: Callable[[], object]) -> bool:
    """Do it, all or nothing. A refusal becomes a sentence on the form, which keeps what was typed."""
    try:
        with transaction.atomic():
            deed()
    except (NotFound, NotPermitted):
        raise
    except LuminariaError as fault:
        form.add_error(None, fault.sentence)
        return False
    return True

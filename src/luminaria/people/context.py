"""What every desk template knows: the member and the doors that the member's roles open."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from luminaria.kernel import navigation


def processor(request: HttpRequest) -> dict[str, Any]:
    """`actor` and `doors` on the desk; nothing on the public program."""
    actor = getattr(request, "actor", None)
    if settings.PROGRAM != "desk" or actor is None:
        return {}
    return {"actor": actor, "doors": navigation.doors("desk", frozenset(actor.roles))}

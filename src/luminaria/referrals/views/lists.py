"""Two lists: what our cases asked of others, and what others ask of us."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from luminaria.kernel.errors import NotPermitted
from luminaria.people.desk import DeskRequest, desk
from luminaria.people.verbs import may
from luminaria.referrals import queries
from luminaria.referrals.views.pages import shown


@require_safe
@desk()
def both(request: DeskRequest) -> HttpResponse:
    """Each list for those whose work it is. Raises NotPermitted for whoever has neither."""
    sends, receives = may(request.actor, "open_referral"), may(request.actor, "read_packet")
    if not sends and not receives:
        raise NotPermitted()
    context: dict[str, object] = {
        "sends": sends,
        "receives": receives,
        "received": queries.received_by(request.actor, page=_number(request, "received"))
        if receives
        else None,
    }
    if sends:
        context["sent"] = queries.sent_to(request.actor, page=_number(request, "sent"))
    if receives:
        context["received"] = queries.received_by(request.actor, page=_number(request, "received"))
    return shown(request, "list", context)


def _number(request: DeskRequest, name: str) -> int:
    asked = request.GET.get(name, "")
    return int(asked) if asked.isdecimal() and len(asked) < 10 else 1

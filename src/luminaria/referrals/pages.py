"""The page that the other side sees, drawn in one place for the preview and for the reader."""

import hashlib
import json
from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from django.template.loader import render_to_string

from luminaria.referrals import days, speech
from luminaria.referrals.rules import Closed, Line, Packet


def packet_for(
    *,
    sender: str,
    ask_name: str,
    ask_phone: str,
    recipient: str,
    purpose: str,
    expires_at: datetime,
    lines: tuple[Line, ...],
) -> Packet:
    """Exactly what the release names, and whom to ask about it."""
    return Packet(
        recipient=recipient,
        sender=sender,
        purpose=purpose,
        until=days.last_day(expires_at).isoformat(),
        lines=lines,
        ask_name=ask_name,
        ask_phone=ask_phone,
    )


def packet_page(packet: Packet) -> str:
    """The very page: the preview shows what this returns, and so does the receiver's desk."""
    until = days.spoken(date.fromisoformat(packet.until))
    return render_to_string("referrals/packet.html", {"packet": packet, "until": until})


def ended_page(*, sender: str, phone: str, why: Closed | None = None) -> str:
    """The page when nothing is shared any more: after the last day, or when the person takes it back."""
    return render_to_string(
        "referrals/ended.html",
        {"sender": sender, "phone": phone, "why": speech.ENDED[why] if why else ""},
    )


def print_of(packet: Packet, service_id: UUID | None) -> str:
    """What a form carries so that nothing is given that was not on the page that was looked at."""
    looked_at = json.dumps([asdict(packet), str(service_id)], sort_keys=True)
    return hashlib.sha256(looked_at.encode()).hexdigest()

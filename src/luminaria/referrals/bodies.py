"""The three sealed things of a referral: the sender's copy, the packet, the answer back.

The packet is sealed to the receiver's intake, the answer to a key pair of this one referral
whose private half lies in the sender's copy: neither side holds a key of the other's.
"""

import json
from dataclasses import asdict, dataclass, field
from typing import Any
from uuid import UUID

from luminaria import vault
from luminaria.consent.sealing import HandedKey, Place, open_body, seal_body
from luminaria.referrals.models import ReceivedPacket, Referral
from luminaria.referrals.rules import FORMAT, Answer, Packet, packet_of


@dataclass(frozen=True)
class Kept:
    """The sender's copy: what crossed, and what opens the answer."""

    packet: Packet
    service: str
    answer_private: bytes = field(repr=False)


def seal_kept(kept: Kept, *, key: HandedKey, organisation_id: UUID, referral_id: UUID) -> tuple[bytes, bytes]:
    """(sealed, wrapped) of the sender's copy, under the case key."""
    body = {
        "packet": asdict(kept.packet),
        "service": kept.service,
        "answer_private": kept.answer_private.hex(),
    }
    return seal_body(body, key=key, place=Place(organisation_id, "referral", referral_id, "kept", FORMAT))


def open_kept(row: Referral, *, key: HandedKey) -> Kept:
    """The sender's copy, opened. Raises vault.DoesNotOpen."""
    place = Place(row.organisation_id, "referral", row.id, "kept", row.version)
    body = open_body(row.sealed_body, row.wrapped_body, key=key, place=place)
    private = bytes.fromhex(body["answer_private"])
    return Kept(packet=packet_of(body["packet"]), service=body["service"], answer_private=private)


def seal_packet(
    packet: Packet, *, public_key: bytes, epoch_id: UUID, organisation_id: UUID, packet_id: UUID
) -> tuple[bytes, bytes]:
    """(sealed, wrapped) of the packet, to the intake epoch of the receiver."""
    at = _PacketPlace(organisation_id, packet_id)
    return _seal_to(public_key, asdict(packet), body_at=at.body(), wrap_at=at.wrap(epoch_id))


def open_packet(row: ReceivedPacket, *, epoch_private: bytes) -> Packet:
    """The packet, opened with the private half of its epoch. Raises vault.DoesNotOpen."""
    at = _PacketPlace(row.organisation_id, row.id, row.version)
    data_key = _unwrapped(epoch_private, row.wrapped_content, at.wrap(row.epoch_id))
    return packet_of(_opened(row.sealed_content, data_key, at.body()))


def move_to_epoch(row: ReceivedPacket, *, epoch_private: bytes, epoch_id: UUID, public_key: bytes) -> None:
    """Wrap the packet to a newer epoch, so that the old one's private half can be deleted."""
    at = _PacketPlace(row.organisation_id, row.id, row.version)
    data_key = _unwrapped(epoch_private, row.wrapped_content, at.wrap(row.epoch_id))
    row.wrapped_content = vault.wrap_to(public_key, data_key, context=at.wrap(epoch_id))
    row.epoch_id = epoch_id


@dataclass(frozen=True)
class _PacketPlace:
    organisation_id: UUID
    packet_id: UUID
    version: int = FORMAT

    def body(self) -> vault.Context:
        return vault.Context(
            self.organisation_id, "packet", self.packet_id, "content", self.version, self.packet_id
        )

    def wrap(self, epoch_id: UUID) -> vault.Context:
        return vault.Context(self.organisation_id, "packet", self.packet_id, "key", self.version, epoch_id)


def seal_answer(
    answer: Answer, *, public_key: bytes, sender_id: UUID, referral_id: UUID
) -> tuple[bytes, bytes]:
    """(sealed, wrapped) of what the receiver says, for those who hold the sender's case."""
    at = _answer_context(sender_id, referral_id)
    return _seal_to(public_key, asdict(answer), body_at=at, wrap_at=at)


def open_answer(row: Referral, *, kept: Kept) -> Answer | None:
    """What the receiver said, or None while it has said nothing."""
    if row.sealed_answer is None:
        return None
    at = _answer_context(row.organisation_id, row.id)
    return Answer(**_opened(row.sealed_answer, _unwrapped(kept.answer_private, row.wrapped_answer, at), at))


def _answer_context(sender_id: UUID, referral_id: UUID) -> vault.Context:
    return vault.Context(sender_id, "referral", referral_id, "answer", FORMAT, referral_id)


def _seal_to(
    public_key: bytes, body: dict[str, Any], *, body_at: vault.Context, wrap_at: vault.Context
) -> tuple[bytes, bytes]:
    data_key = vault.new_data_key()
    sealed = vault.seal(json.dumps(body).encode(), data_key=data_key, context=body_at)
    return sealed, vault.wrap_to(public_key, data_key, context=wrap_at)


def _unwrapped(private: bytes, wrapped: bytes | memoryview | None, at: vault.Context) -> bytes:
    if wrapped is None:
        raise vault.DoesNotOpen
    return vault.unwrap_with(private, bytes(wrapped), context=at)


def _opened(sealed: bytes | memoryview | None, data_key: bytes, at: vault.Context) -> dict[str, Any]:
    if sealed is None:
        raise vault.DoesNotOpen
    opened: dict[str, Any] = json.loads(vault.open_sealed(bytes(sealed), data_key=data_key, context=at))
    return opened

"""Writes of the referrals room, one verb a file."""

from luminaria.referrals.actions.accept_referral import accept_referral
from luminaria.referrals.actions.answer_about_copies import answer_about_copies
from luminaria.referrals.actions.decline_referral import decline_referral
from luminaria.referrals.actions.expire_packets import expire_packets
from luminaria.referrals.actions.open_referral import OpenedReferral, open_referral
from luminaria.referrals.actions.read_packet import ReadPacket, read_packet
from luminaria.referrals.actions.refer_person import Request, refer_person
from luminaria.referrals.actions.revoke_referral import revoke_referral

__all__ = [
    "OpenedReferral",
    "ReadPacket",
    "Request",
    "accept_referral",
    "answer_about_copies",
    "decline_referral",
    "expire_packets",
    "open_referral",
    "read_packet",
    "refer_person",
    "revoke_referral",
]

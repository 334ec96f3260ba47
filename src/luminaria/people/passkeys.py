"""Passkeys as the second factor. The challenge carries its own proof, so the server keeps none.

The browser is given no list of passkeys, so a sign-in page says nothing about who exists.
"""

import hmac
import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.conf import settings
from webauthn import (
    base64url_to_bytes,
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from luminaria import vault
from luminaria.kernel import clock
from luminaria.people.factors import Factors, Passkey
from luminaria.people.names import server_key
from luminaria.people.rules import OpenMember

GOOD_FOR = timedelta(minutes=15)
_RANDOM, _TIME, _PROOF = 16, 8, 32


def _milliseconds() -> int:
    return int(clock.now().timestamp() * 1000)


def _proof(purpose: str, body: bytes) -> bytes:
    return vault.keyed_index(server_key(), f"passkey challenge {purpose}", body.hex())


def new_challenge(purpose: str) -> bytes:
    """Random bytes, the time, and the proof that both come from here."""
    body = vault.new_secret(_RANDOM) + _milliseconds().to_bytes(_TIME, "big")
    return body + _proof(purpose, body)


def made_at(purpose: str, challenge: bytes) -> int | None:
    """When a challenge of ours was made, in milliseconds; None when it is not ours or too old."""
    body, proof = challenge[:-_PROOF], challenge[-_PROOF:]
    if len(body) != _RANDOM + _TIME or not hmac.compare_digest(proof, _proof(purpose, body)):
        return None
    made = int.from_bytes(body[_RANDOM:], "big")
    age = _milliseconds() - made
    return made if 0 <= age <= GOOD_FOR / timedelta(milliseconds=1) else None


def asking_options() -> str:
    """What the sign-in page hands to the browser."""
    return options_to_json(
        generate_authentication_options(
            rp_id=settings.CONFIG.desk_host,
            challenge=new_challenge("sign-in"),
            user_verification=UserVerificationRequirement.PREFERRED,
        )
    )


def enrolling_options(actor: OpenMember) -> str:
    """What the account page hands to the browser. The member is known to the passkey as random bytes."""
    return options_to_json(
        generate_registration_options(
            rp_id=settings.CONFIG.desk_host,
            rp_name="Luminaria desk",
            user_name=actor.name,
            user_id=actor.member_id.bytes,
            challenge=new_challenge("enrol"),
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED,
                user_verification=UserVerificationRequirement.PREFERRED,
            ),
        )
    )


def enrolled(answer: str, *, name: str) -> Passkey | None:
    """The new passkey behind a browser's answer; None when it does not hold."""
    challenge = _challenge_in(answer)
    if challenge is None or made_at("enrol", challenge) is None:
        return None
    try:
        found = verify_registration_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=settings.CONFIG.desk_host,
            expected_origin=_origin(),
        )
    except (WebAuthnException, ValueError):
        return None
    return Passkey(
        id=bytes_to_base64url(found.credential_id),
        public_key=bytes_to_base64url(found.credential_public_key),
        name=name,
        uses=found.sign_count,
    )


def accepted(answer: str, factors: Factors) -> tuple[Passkey, int] | None:
    """(the passkey in its newer state, when its challenge was made); None when the answer does not hold."""
    challenge, passkey = _challenge_in(answer), factors.passkey(_credential(answer).get("id", ""))
    made = made_at("sign-in", challenge) if challenge else None
    if challenge is None or passkey is None or made is None:
        return None
    try:
        found = verify_authentication_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=settings.CONFIG.desk_host,
            expected_origin=_origin(),
            credential_public_key=base64url_to_bytes(passkey.public_key),
            credential_current_sign_count=passkey.uses,
        )
    except (WebAuthnException, ValueError):
        return None
    return replace(passkey, uses=found.new_sign_count), made


def _origin() -> list[str]:
    config = settings.CONFIG
    if config.tls:
        return [f"https://{config.desk_host}"]
    return [f"http://{config.desk_host}:{config.desk_port}"]


def _credential(answer: str) -> dict[str, Any]:
    try:
        found = json.loads(answer)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _challenge_in(answer: str) -> bytes | None:
    try:
        client = json.loads(base64url_to_bytes(_credential(answer)["response"]["clientDataJSON"]))
        return base64url_to_bytes(client["challenge"])
    except (KeyError, TypeError, ValueError):
        return None

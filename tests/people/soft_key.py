"""A security key in software, as a browser would answer for it (WebAuthn Level 2, ES256, no attestation)."""

import hashlib
import json
import os

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url

ORIGIN = "http://localhost:8001"


class SoftKey:
    """One passkey for one relying party."""

    def __init__(self, origin: str = ORIGIN) -> None:
        self.origin = origin
        self.id = os.urandom(16)
        self.uses = 0
        self._private = ec.generate_private_key(ec.SECP256R1())

    def create(self, options: str) -> str:
        """The answer to an enrolment."""
        asked = json.loads(options)
        client = self._client("webauthn.create", asked["challenge"])
        credential = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + cbor2.dumps(self._cose())
        body = self._authenticator(asked["rp"]["id"], flags=0x45) + credential
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": body})
        return self._answer(
            {
                "clientDataJSON": bytes_to_base64url(client),
                "attestationObject": bytes_to_base64url(attestation),
            }
        )

    def get(self, options: str) -> str:
        """The answer to a sign-in."""
        asked = json.loads(options)
        client = self._client("webauthn.get", asked["challenge"])
        self.uses += 1
        body = self._authenticator(asked["rpId"], flags=0x05)
        signature = self._private.sign(body + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        return self._answer(
            {
                "clientDataJSON": bytes_to_base64url(client),
                "authenticatorData": bytes_to_base64url(body),
                "signature": bytes_to_base64url(signature),
            }
        )

    def _client(self, kind: str, challenge: str) -> bytes:
        assert base64url_to_bytes(challenge)
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _authenticator(self, party: str, *, flags: int) -> bytes:
        return hashlib.sha256(party.encode()).digest() + bytes([flags]) + self.uses.to_bytes(4, "big")

    def _cose(self) -> dict[int, object]:
        point = self._private.public_key().public_numbers()
        return {1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32, "big"), -3: point.y.to_bytes(32, "big")}

    def _answer(self, response: dict[str, str]) -> str:
        name = bytes_to_base64url(self.id)
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": response})

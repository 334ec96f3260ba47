"""The second factor: a code from an app, or a passkey. Sealed under what only the member's key gives."""

import hmac
import json
from dataclasses import asdict, dataclass, field, replace

import pyotp

from luminaria import vault
from luminaria.kernel import clock
from luminaria.people import rules
from luminaria.people.models import MemberKey, SignIn

STEP_SECONDS = 30
APP_SECRET = r"\A[A-Z2-7]{32}\Z"  # noqa: S105 - the shape of one


@dataclass(frozen=True)
class Passkey:
    """A passkey of a member. Ids and keys as base64url, as the browser gives them."""

    id: str
    public_key: str
    name: str
    uses: int = 0


@dataclass(frozen=True)
class Factors:
    """A member's second factors."""

    app_secret: str = field(repr=False)
    passkeys: tuple[Passkey, ...] = ()

    def passkey(self, id: str) -> Passkey | None:
        """The passkey of that id."""
        return next((key for key in self.passkeys if key.id == id), None)

    def with_passkey(self, changed: Passkey) -> "Factors":
        """The same with one more passkey, or with a newer state of it."""
        others = tuple(key for key in self.passkeys if key.id != changed.id)
        return replace(self, passkeys=(*others, changed))


def new_app_secret() -> str:
    """A fresh secret for an authenticator app."""
    return pyotp.random_base32()


def app_address(secret: str, *, account: str, issuer: str) -> str:
    """What the QR code says to the app."""
    return pyotp.TOTP(secret).provisioning_uri(name=account, issuer_name=issuer)


def step_of(secret: str, typed: str) -> int | None:
    """The half-minute whose code was typed, one early or late allowed; None for a wrong code."""
    digits = "".join(letter for letter in typed if letter.isdigit())
    now = int(clock.now().timestamp()) // STEP_SECONDS
    for step in (now, now - 1, now + 1):
        if hmac.compare_digest(code_at(secret, step).encode(), digits.encode()):
            return step
    return None


def code_at(secret: str, step: int) -> str:
    """The six digits of a half-minute."""
    return pyotp.TOTP(secret).at(step * STEP_SECONDS)


def demonstration_codes() -> tuple[str, str]:
    """What the demonstration shows on its sign-in page: the code of now, and of the next half-minute."""
    step = int(clock.now().timestamp()) // STEP_SECONDS
    return code_at(rules.DEMONSTRATION_SECRET, step), code_at(rules.DEMONSTRATION_SECRET, step + 1)


def seal_into(sign_in: SignIn, key: MemberKey, private_key: bytes, factors: Factors) -> None:
    """Keep the factors where only the member's own key opens them. The caller saves the row."""
    sign_in.sealed_factors = vault.seal_small(
        json.dumps(asdict(factors)).encode(), key=_key(private_key), context=_context(sign_in, key)
    )


def opened(sign_in: SignIn, key: MemberKey, private_key: bytes) -> Factors:
    """The factors of a member whose key is open."""
    sealed = bytes(sign_in.sealed_factors or b"")
    data = json.loads(vault.open_sealed(sealed, data_key=_key(private_key), context=_context(sign_in, key)))
    return Factors(data["app_secret"], tuple(Passkey(**passkey) for passkey in data["passkeys"]))


def _key(private_key: bytes) -> bytes:
    return vault.keyed_index(private_key, "second factors", "")


def _context(sign_in: SignIn, key: MemberKey) -> vault.Context:
    return vault.Context(
        organisation=sign_in.organisation_id,
        kind="sign_in",
        id=sign_in.id,
        field="factors",
        version=key.number,
        key_id=key.id,
    )

"""The only room that touches cryptography: pure functions on bytes, no rows, no Django."""

from luminaria.vault.context import SUITE, Context
from luminaria.vault.envelopes import new_data_key, open_sealed, seal, seal_small
from luminaria.vault.errors import (
    DoesNotOpen,
    MalformedKey,
    MalformedReceipt,
    MalformedShare,
    VaultUnavailable,
)
from luminaria.vault.exports import age_decrypt, age_encrypt, new_age_identity
from luminaria.vault.keys import (
    KeyPair,
    key_pair_from_seed,
    keyed_index,
    new_key_pair,
    new_secret,
    public_of,
)
from luminaria.vault.passphrases import Kdf, new_kdf, passphrase_key
from luminaria.vault.receipts import Receipt, new_receipt, parse_receipt, receipt_from_form
from luminaria.vault.recovery import RecoveryKit, new_recovery, open_recovery, read_share
from luminaria.vault.sessions import new_session_secret, session_id, session_key
from luminaria.vault.signing import SigningKey, new_signing_key, sign, signing_public_of, verify
from luminaria.vault.startup import available
from luminaria.vault.wraps import unwrap_under, unwrap_with, wrap_to, wrap_under

__all__ = [
    "SUITE",
    "Context",
    "DoesNotOpen",
    "Kdf",
    "KeyPair",
    "MalformedKey",
    "MalformedReceipt",
    "MalformedShare",
    "Receipt",
    "RecoveryKit",
    "SigningKey",
    "VaultUnavailable",
    "age_decrypt",
    "age_encrypt",
    "available",
    "key_pair_from_seed",
    "keyed_index",
    "new_age_identity",
    "new_data_key",
    "new_kdf",
    "new_key_pair",
    "new_receipt",
    "new_recovery",
    "new_secret",
    "new_session_secret",
    "new_signing_key",
    "open_recovery",
    "open_sealed",
    "parse_receipt",
    "passphrase_key",
    "public_of",
    "read_share",
    "receipt_from_form",
    "seal",
    "seal_small",
    "session_id",
    "session_key",
    "sign",
    "signing_public_of",
    "unwrap_under",
    "unwrap_with",
    "verify",
    "wrap_to",
    "wrap_under",
]

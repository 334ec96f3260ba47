"""Wrote suite_1.json, once. Never run it again: what it wrote must open for ever."""

import json
from pathlib import Path
from uuid import UUID

from luminaria import vault

PLACE = vault.Context(UUID(int=0xA1), "report", UUID(int=0xB2), "body", 7, UUID(int=0xC3))


def contents() -> dict[str, object]:
    """One of everything that suite 1 writes, with what opens it."""
    key, pair, kdf, kit = vault.new_data_key(), vault.new_key_pair(), vault.new_kdf(), vault.new_recovery()
    identity, recipient = vault.new_age_identity()
    receipt, signing, session = vault.new_receipt(), vault.new_signing_key(), vault.new_session_secret()
    form_secret, nonce = vault.new_secret(), vault.new_secret(16)
    return {
        "key": key.hex(),
        "body": vault.seal("A body: árbol.".encode(), data_key=key, context=PLACE).hex(),
        "long_body": vault.seal(b"long " * 2000, data_key=key, context=PLACE).hex(),
        "small": vault.seal_small(b"A name", key=key, context=PLACE).hex(),
        "private": pair.private.hex(),
        "public": pair.public.hex(),
        "wrapped_to": vault.wrap_to(pair.public, key, context=PLACE).hex(),
        "wrapped_under": vault.wrap_under(key, pair.private, context=PLACE).hex(),
        "kdf": kdf.encode().hex(),
        "passphrase": "una frase de paso larga",
        "passphrase_key": vault.passphrase_key("una frase de paso larga", kdf).hex(),
        "session": session.hex(),
        "session_id": vault.session_id(session).hex(),
        "session_key": vault.session_key(session).hex(),
        "receipt_code": receipt.code(),
        "receipt_en": " ".join(receipt.words("en")),
        "receipt_es": " ".join(receipt.words("es")),
        "receipt_locator": receipt.locator().hex(),
        "receipt_private": receipt.key_pair().private.hex(),
        "form_secret": form_secret.hex(),
        "form_nonce": nonce.hex(),
        "form_code": vault.receipt_from_form(form_secret, nonce).code(),
        "recovery_shares": kit.shares,
        "recovery_seeds": [seed.hex() for seed in kit.sealed_seeds],
        "recovery_private": kit.key_pair.private.hex(),
        "signing_private": signing.private.hex(),
        "signing_public": signing.public.hex(),
        "signature": vault.sign(signing.private, b"signed").hex(),
        "index": vault.keyed_index(key, "phone", "5550100").hex(),
        "age_identity": identity,
        "age_file": vault.age_encrypt(b"export", [recipient]).hex(),
    }


if __name__ == "__main__":
    target = Path(__file__).with_name("suite_1.json")
    if target.exists():
        raise SystemExit("suite_1.json is there and stays as it is.")
    target.write_text(json.dumps(contents(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

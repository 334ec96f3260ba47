"""Words as they are compared: small letters, no accents, nothing but letters and digits."""

import unicodedata


def plain(text: str) -> str:
    """The text without accents, case and signs, its words parted by one space."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    kept = (sign for sign in apart if not unicodedata.combining(sign))
    return " ".join("".join(sign if sign.isalnum() else " " for sign in kept).split())

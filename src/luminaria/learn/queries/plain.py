"""Words as they are compared: small letters, no accents, nothing but letters and digits."""

import unicodedata

APOSTROPHES = "'’ʼ´`"


def plain(text: str) -> str:
    """The text without accents, case and signs, its words parted by one space: "don't" is "dont"."""
    # Taken apart twice: a mathematical 𝑨 becomes a plain A, and only then a small one.
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = (sign for sign in apart if not unicodedata.combining(sign) and sign not in APOSTROPHES)
    return " ".join("".join(sign if sign.isalnum() else " " for sign in kept).split())

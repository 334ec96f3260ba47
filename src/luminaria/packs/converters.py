"""The language in an address: only a language that the pack in force has complete."""

from luminaria.packs.pack import pack


class LocaleConverter:
    """Matches the locale at the head of a public address."""

    regex = "[a-z]{2,3}(?:-[a-z]{2,4})?"

    def to_python(self, value: str) -> str:
        """The locale. Raises ValueError, which makes a 404, for a language the pack has not."""
        if value not in pack().locales:
            raise ValueError(value)
        return value

    def to_url(self, value: str) -> str:
        return value

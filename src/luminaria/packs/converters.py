"""The language in an address: a complete one anywhere, a partial one only where it was reviewed."""

from dataclasses import dataclass

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


class PartialConverter(LocaleConverter):
    """A partial language that has something to read."""

    def to_python(self, value: str) -> str:
        """The locale. Raises ValueError, which makes a 404."""
        if not pack().is_open(value):
            raise ValueError(value)
        return value


@dataclass(frozen=True)
class Address:
    """A page of a partial language."""

    locale: str
    slug: str


class ReviewedConverter:
    """`vi/phone`: a page of a partial language that a person has reviewed as it stands."""

    regex = "[a-z]{2,3}(?:-[a-z]{2,4})?/[a-z0-9-]+"

    def to_python(self, value: str) -> Address:
        """The page. Raises ValueError, which makes a 404, for everything else."""
        locale, _, slug = value.partition("/")
        if locale in pack().locales or not pack().reads(locale, slug):
            raise ValueError(value)
        return Address(locale, slug)

    def to_url(self, value: Address) -> str:
        return f"{value.locale}/{value.slug}"

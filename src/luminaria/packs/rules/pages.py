"""Pages of text: front matter and sections of a few plain blocks."""

from dataclasses import dataclass

from luminaria.packs.rules.facts import Fact


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (p), a list (ul, ol), one contact, or the three ways out of danger.

    `html` and each of `items` are escaped text with at most strong, small and links in it.
    """

    kind: str
    html: str = ""
    items: tuple[str, ...] = ()
    contact_id: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it. `look` is plain or bag (what must be remembered)."""

    id: str
    title: str
    look: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of one language. `tab` is the neutral title that the browser's tab shows."""

    slug: str
    title: str
    lead: str
    tab: str
    help: bool
    sections: tuple[Section, ...]
    printed: str
    fact: Fact
    links: tuple[str, ...]

    def section(self, id: str) -> Section | None:
        """The section of that id, or None."""
        return next((section for section in self.sections if section.id == id), None)

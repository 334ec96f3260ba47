"""Lists of a fixed length: each item has a code that stays the same in every language."""

from dataclasses import dataclass, replace

from luminaria.packs.rules.facts import Fact


@dataclass(frozen=True, slots=True)
class Item:
    """One item. `href` leads to a page of the reader's language, "" when there is none."""

    id: str
    title: str
    text: str
    href: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Listed:
    """A list with exactly its items. `ordered` says that the order has a meaning.

    `first` is the number that its first item bears, more than 1 in the later part of a list.
    """

    code: str
    title: str
    ordered: bool
    items: tuple[Item, ...]
    printed: str
    covers: tuple[str, ...]
    fact: Fact
    first: int = 1

    def part(self, first: int, last: int) -> "Listed":
        """The items from number `first` to number `last`, under no title of their own."""
        return replace(self, title="", items=self.items[first - 1 : last], first=first)

    def item(self, id: str) -> Item | None:
        """The item of that code, or None."""
        return next((item for item in self.items if item.id == id), None)

"""Words that are looked for in many texts: one look for all of them, then one by one where it hits."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from luminaria.packs.rules import PackBroken


@dataclass(frozen=True)
class Patterns:
    """Patterns, each with what to do in its place."""

    any: re.Pattern[str] | None
    each: tuple[tuple[re.Pattern[str], str], ...]

    @classmethod
    def of(cls, table: Mapping[str, str]) -> "Patterns":
        """Raises PackBroken for a pattern that cannot be read."""
        try:
            each = tuple((re.compile(pattern, re.IGNORECASE), said) for pattern, said in table.items())
            joined = "|".join(f"(?:{pattern})" for pattern in table)
            return cls(re.compile(joined, re.IGNORECASE) if table else None, each)
        except re.error as fault:
            raise PackBroken(f"A pattern cannot be read: {fault}. Correct it in never.toml.") from fault

    def found(self, text: str) -> Iterator[tuple[str, str]]:
        """(what stands there, what to do) for every pattern that is in the text."""
        if self.any is None or not self.any.search(text):
            return
        for pattern, instead in self.each:
            if hit := pattern.search(text):
                yield hit[0], instead

"""What an import is told of its source, what it found, and why it may refuse."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from luminaria.kernel.errors import LuminariaError

STATUSES: Final = ("verified", "sourced", "unverified")
# Taxonomies that only subscribers may use (facts: 211 LA County, AIRS, Inform USA).
LICENSED: Final = re.compile(
    r"\bAIRS\b|211 ?LA|LA county|Inform USA|taxonomy of human services|licensed", re.IGNORECASE
)
# Of a source that shrank by more than this share something is missing, rather than gone.
SHRINKS: Final = 0.5
FEW: Final = 5


@dataclass(frozen=True)
class SourceTerms:
    """Who says it, and how far it is believed.

    `status` is what new records begin with; empty means unverified, so that nothing unread becomes public.
    `complete`: what is not in the feed is gone. `may_shrink`: even if that is most of it.
    """

    code: str
    name: str = ""
    publisher: str = ""
    licence: str = ""
    url: str = ""
    status: str = ""
    complete: bool = True
    may_shrink: bool = False
    licensed: bool = False


class Faulty(LuminariaError):
    """The feed has records that cannot be kept, and nobody said to leave them out."""

    def __init__(self, difference: "Difference") -> None:
        self.difference = difference
        super().__init__(
            f"{difference.faults:,} things in this feed cannot be kept. Nothing was changed. Mend the feed,"
            " or call this again with --leave-out-bad."
        )


class ShrankTooMuch(LuminariaError):
    """Most of what the source had is not in its feed any more."""


class BadSource(LuminariaError):
    """The source's code or status is none."""


@dataclass(frozen=True)
class Group:
    """One reason, how often, and the first rows it was told of."""

    level: str
    kind: str
    file: str
    field: str
    reason: str
    count: int
    rows: tuple[str, ...]

    def __str__(self) -> str:
        what = " ".join(one for one in (self.kind, self.field) if one)
        more = f" and {self.count - len(self.rows):,} more" if self.count > len(self.rows) else ""
        return f"{self.level}: {self.file}: {what} {self.reason} ({'; '.join(self.rows)}{more})"


@dataclass
class Difference:
    """What an import changed, or would change. Counts are by kind of record; examples are the first few."""

    added: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)
    gone: Counter[str] = field(default_factory=Counter)
    back: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    conflicts: int = 0
    faults: int = 0
    withheld: int = 0
    listed: int = 0
    examples: list[str] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    guesses: list[tuple[str, str, str]] = field(default_factory=list)
    dry_run: bool = False
    whole: bool = True

    @property
    def writes(self) -> int:
        """How many records an import writes."""
        return sum(sum(one.values()) for one in (self.added, self.changed, self.gone, self.back))

    def plain(self) -> dict[str, object]:
        """The difference as values that JSON knows."""
        said: dict[str, object] = {
            name: dict(value) if isinstance(value, Counter) else value for name, value in vars(self).items()
        }
        return said | {"groups": [vars(group) for group in self.groups]}

    def lines(self) -> Iterator[str]:
        """The difference for a person, one line a kind of change."""
        for name in ("added", "changed", "unchanged", "gone", "back", "left_out"):
            counts: Counter[str] = getattr(self, name)
            if counts:
                told = ", ".join(f"{count:,} {kind}" for kind, count in sorted(counts.items()))
                yield f"{name.replace('_', ' ')}: {told}"
        if self.conflicts:
            yield f"to be decided at the desk: {self.conflicts:,} facts"
        if self.withheld:
            yield f"places that must not be seen: {self.withheld:,}, kept without street and telephone"


def is_example(difference: Difference) -> bool:
    """Whether there is room for one more example."""
    return len(difference.examples) < 20

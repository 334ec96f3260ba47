"""Where a fact comes from, who reviewed it, and whether the public may see it."""

from dataclasses import dataclass
from datetime import date

STATUSES = ("verified", "sourced", "second_hand", "unverified", "conflict", "dead")
PUBLIC_STATUSES = frozenset({"verified", "sourced"})
NOT_REVIEWED = "not yet"


@dataclass(frozen=True, slots=True)
class Called:
    """One recorded call to a contact, in words for people."""

    on: date
    who: str
    hours: str
    languages: str


@dataclass(frozen=True, slots=True)
class Fact:
    """The front matter of everything in a pack.

    `source_date` is as printed: "2024", "2024-10", "2024-10-21", or "" when the page bears none.
    `reviewed_by` is a role of a person, or "not yet".
    """

    status: str
    source: str
    source_date: str
    reviewed_by: str
    called_on: date | None = None
    hold: str = ""

    @property
    def public(self) -> bool:
        """True when readers may see it: verified or sourced, and not held back for a call."""
        return self.status in PUBLIC_STATUSES and not self.hold

    @property
    def reviewed(self) -> bool:
        """True when a person has reviewed it."""
        return self.reviewed_by not in ("", NOT_REVIEWED)

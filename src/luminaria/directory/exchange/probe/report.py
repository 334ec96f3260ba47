"""What was found, one line a check, with what to do."""

import json
from collections import Counter
from dataclasses import asdict, dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """OK; FAIL breaks what HSDS requires; WEAK departs from what it documents; NOTE could not be tried,
    or is optional and not there."""

    OK = "ok"
    FAIL = "fail"
    WEAK = "weak"
    NOTE = "note"


@dataclass(frozen=True)
class Finding:
    """One check. `name` never changes; `todo` is empty when nothing is to be done."""

    name: str
    outcome: Outcome
    found: str
    todo: str = ""


@dataclass(frozen=True)
class Report:
    """All findings about one API. `schemas` says what the records were held against."""

    url: str
    schemas: str
    findings: tuple[Finding, ...]

    @property
    def is_clean(self) -> bool:
        """Whether nothing that HSDS requires is broken."""
        return all(one.outcome is not Outcome.FAIL for one in self.findings)

    def as_text(self) -> str:
        """One line a check, then the sums."""
        lines = [f"{self.url}, records held against {self.schemas}"]
        for one in self.findings:
            said = f"{one.found.rstrip('.')}. {one.todo}" if one.todo else one.found
            lines.append(f"{one.outcome.value:5} {one.name:38} {said}")
        sums = Counter(one.outcome for one in self.findings)
        said = ", ".join(f"{sums[outcome]} {outcome.value}" for outcome in Outcome)
        return "\n".join([*lines, f"{len(self.findings)} checks: {said}."])

    def as_json(self) -> str:
        """The same for machines."""
        findings = [asdict(one) for one in self.findings]
        said = {"url": self.url, "schemas": self.schemas, "clean": self.is_clean, "findings": findings}
        return json.dumps(said, ensure_ascii=False, indent=1)


def ok(name: str, found: str) -> Finding:
    """It is as it should be."""
    return Finding(name, Outcome.OK, found)


def note(name: str, found: str, todo: str = "") -> Finding:
    """Nothing is broken, and somebody should know."""
    return Finding(name, Outcome.NOTE, found, todo)


def bad(name: str, found: str, todo: str, *, required: bool) -> Finding:
    """It is not as it should be."""
    return Finding(name, Outcome.FAIL if required else Outcome.WEAK, found, todo)

"""The table of who gets which answer where: `table_<room>.csv`, one row a rule.

Columns: program, path, method, role, own_organisation, expected.

- `path` as `tests.house.addresses` writes it: `/cases/<case_id>/`.
- `method` GET or POST. `role` a role's code or `nobody` (not signed in).
- `own_organisation` yes or no: whether the address is about an object of the member's own.
- `*` stands for any; the row with the fewest stars counts, and of
  equals the one that names a role.
- `expected` a status, or several with `|`; `sign-in` means sent to sign in (302 there, or 401
  with what was typed kept in the page).
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
COLUMNS = ["program", "path", "method", "role", "own_organisation", "expected"]
NOBODY = "nobody"
ANY = "*"


@dataclass(frozen=True)
class Row:
    """One rule of the table."""

    program: str
    path: str
    method: str
    role: str
    own_organisation: str
    expected: str

    def covers(self, method: str, role: str, own: str) -> bool:
        """Whether this row speaks of such a request."""
        wanted = ((self.method, method), (self.role, role), (self.own_organisation, own))
        return all(mine in (ANY, theirs) for mine, theirs in wanted)

    @property
    def generality(self) -> tuple[int, bool]:
        """How many stars the row has; between equals the one that names a role is the more special."""
        return [self.method, self.role, self.own_organisation].count(ANY), self.role == ANY


@cache
def rows() -> dict[tuple[str, str], list[Row]]:
    """All rows of all rooms by program and path."""
    found: dict[tuple[str, str], list[Row]] = {}
    for file in sorted(FOLDER.glob("table_*.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            reader = csv.DictReader(lines)
            if reader.fieldnames != COLUMNS:  # a test of its own says so
                continue
            for line in reader:
                row = Row(**line)
                found.setdefault((row.program, row.path), []).append(row)
    return found


def files_with_other_columns() -> list[str]:
    """Tables that nothing reads."""
    heads = {
        file.name: file.read_text(encoding="utf-8").splitlines()[:1] for file in FOLDER.glob("table_*.csv")
    }
    return sorted(name for name, head in heads.items() if head != [",".join(COLUMNS)])


def rule_for(program: str, path: str, method: str, role: str, own: str) -> Row | None:
    """The most special row that speaks of such a request."""
    covering = [row for row in rows().get((program, path), []) if row.covers(method, role, own)]
    return min(covering, key=lambda row: row.generality, default=None)


def is_as_expected(row: Row, status: int, location: str) -> bool:
    """Whether an answer is what the row says."""
    is_sent_to_sign_in = status == 401 or (status == 302 and location.startswith("/sign-in/"))
    for wanted in row.expected.split("|"):
        if wanted == "sign-in" and is_sent_to_sign_in:
            return True
        if wanted == str(status) and not (status == 302 and is_sent_to_sign_in):
            return True
    return False

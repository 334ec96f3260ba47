"""docs/thefts.md names tests: each of them exists."""

import re
from pathlib import Path

NAMED = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", Path("docs/thefts.md").read_text(encoding="utf-8"))


def test_every_named_test_exists() -> None:
    assert len(NAMED) >= 10
    missing = [
        f"{file}::{name}"
        for file, name in NAMED
        if not Path(file).exists() or (name and f"def {name}(" not in Path(file).read_text(encoding="utf-8"))
    ]
    assert missing == []

"""The documentation is tested against the code, both ways: nothing undocumented, nothing invented.

In each page the first cell of a table row, in backquotes, names the thing.
A failure prints the rows that are missing or stale.
"""

import re
from dataclasses import fields

from luminaria.cli import main
from luminaria.ledger import verbs
from luminaria.people import verbs as permissions
from luminaria.people.rules import ROLE_WORDS, Role
from luminaria.project.config import Config
from luminaria.project.launch import DECISIONS
from tests.house import source
from tests.house.addresses import PROGRAMS, addresses

ROW = re.compile(r"^\| `([^`]+)` \|.*\S.*\|$", re.MULTILINE)


def _documented(page: str, heading: str = "") -> set[str]:
    text = (source.ROOT / "docs" / page).read_text(encoding="utf-8")
    if heading:
        text = re.split(r"^## ", text.partition(f"## {heading}\n")[2], flags=re.MULTILINE)[0]
    return set(ROW.findall(text))


def _differences(documented: set[str], real: set[str]) -> dict[str, list[str]]:
    return {"missing": sorted(real - documented), "stale": sorted(documented - real)}


NONE = {"missing": [], "stale": []}


def test_every_setting_is_documented() -> None:
    real = {f"LUMINARIA_{field.name.upper()}" for field in fields(Config)} | {"LUMINARIA_PROGRAM"}
    assert _differences(_documented("settings.md", "Settings of an instance"), real) == NONE


def test_every_variable_that_the_code_reads_is_documented() -> None:
    names = re.compile(r"\bLUMINARIA_[A-Z][A-Z0-9_]*[A-Z0-9]\b")
    where = ("src/", "scripts/", "tests/", "bench/", ".ci/", "Makefile")
    read = {
        name
        for path in source.tracked()
        if source.name(path).startswith(where) and path.suffix in {".py", ".sh", ""}
        for name in names.findall(source.text_of(path) or "")
    }
    internal = {"LUMINARIA_DEMO"}  # Django settings, not variables of the environment
    assert sorted(read - internal - _documented("settings.md")) == []


def test_every_command_is_documented() -> None:
    assert _differences(_documented("commands.md", "luminaria"), set(main.COMMANDS)) == NONE


def test_every_make_target_is_documented() -> None:
    makefile = (source.ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    internal = {name for name in targets if name.endswith("-environment")} | {"help"}
    assert _differences(_documented("commands.md", "make"), targets - internal) == NONE


def _verb_row(code: str) -> str:
    permission = permissions.registered().get(code)
    roles = permission.roles if permission else frozenset()
    who = (
        "every member" if roles == frozenset(Role) else ", ".join(sorted(ROLE_WORDS[role] for role in roles))
    )
    return f"| `{code}` | {verbs.sentence(code)} | {who or 'no member'} |"


def test_every_verb_is_documented_with_its_sentence_and_its_roles() -> None:
    page = (source.ROOT / "docs" / "verbs.md").read_text(encoding="utf-8")
    documented = {line for line in page.splitlines() if line.startswith("| `")}
    assert _differences(documented, {_verb_row(code) for code in verbs.registered()}) == NONE


def test_every_address_is_documented() -> None:
    for program in PROGRAMS:
        assert _differences(_documented("addresses.md", program), set(addresses(program))) == NONE


def test_every_decision_that_people_make_is_asked_and_left_open() -> None:
    assert _differences(_documented("decisions/people.md"), set(DECISIONS)) == NONE
    page = (source.ROOT / "docs" / "decisions" / "people.md").read_text(encoding="utf-8")
    assert [
        key for key, question in DECISIONS.items() if not re.search(f"{re.escape(question)} .*\\| \\|", page)
    ] == []

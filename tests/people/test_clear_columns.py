"""docs/clear-columns.md against the models: each unsealed column stands there, and nothing else does."""

import re
from pathlib import Path

from django.apps import apps
from django.db import models

REGISTER = Path(__file__).resolve().parents[2] / "docs" / "clear-columns.md"
LINE = re.compile(r"^\| `([a-z_]+\.[a-z_]+)` \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)

# Binary columns of these names hold a body, a wrap or the public half of a key pair.
SEALED = {"sealed", "wrapped", "body", "data_key", "public_key", "reporter_key", "answer_public"}

# Columns that could hold anybody's words. Each holds public facts, codes, or a hash.
COULD_HOLD_WORDS = {
    "people_organisation.name",
    "people_organisation.phone",
    "people_memberkeywrap.kdf",
    "people_notice.code",
    "people_signin.passphrase_hash",
    "cases_case.number",  # drawn at random
    "report_intakedesk.facts",  # hours, languages, who reads: printed on the public page
    "ledger_leaf.verb",
    "ledger_leafdetail.details",
    "ledger_checkpoint.note",
}
ROOMS_OF_PUBLIC_FACTS = ("directory_", "learn_")


def _columns() -> dict[str, models.Field]:  # type: ignore[type-arg]
    return {
        f"{model._meta.db_table}.{field.column}": field
        for model in apps.get_models()
        if model.__module__.startswith("luminaria.")
        for field in model._meta.concrete_fields
    }


def _is_sealed(name: str, field: models.Field) -> bool:  # type: ignore[type-arg]
    column = name.partition(".")[2]
    named_so = column in SEALED or column.startswith(("sealed_", "wrapped_")) or column.endswith("_wrap")
    return isinstance(field, models.BinaryField) and named_so


def _registered() -> dict[str, tuple[str, str]]:
    return {name: (why, tells) for name, why, tells in LINE.findall(REGISTER.read_text(encoding="utf-8"))}


def test_each_clear_column_says_why_and_what_it_tells_a_thief() -> None:
    clear = {name for name, field in _columns().items() if not _is_sealed(name, field)}
    missing = sorted(clear - set(_registered()))
    assert missing == [], "\n".join(["no line in docs/clear-columns.md:", *missing])


def test_the_register_names_no_column_that_is_sealed_or_not_there() -> None:
    clear = {name for name, field in _columns().items() if not _is_sealed(name, field)}
    assert sorted(set(_registered()) - clear) == []


def test_no_line_is_written_twice_or_left_empty() -> None:
    names = [name for name, _, _ in LINE.findall(REGISTER.read_text(encoding="utf-8"))]
    assert sorted({name for name in names if names.count(name) > 1}) == []
    assert [name for name, cells in _registered().items() if not all(cell.strip() for cell in cells)] == []


def test_every_row_of_the_table_is_understood() -> None:
    rows = [line for line in REGISTER.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    assert [row for row in rows if not LINE.match(row)] == []


def test_a_column_that_is_called_sealed_can_hold_no_text() -> None:
    wrong = [
        name
        for name, field in _columns().items()
        if name.partition(".")[2].startswith(("sealed", "wrapped"))
        and not isinstance(field, models.BinaryField)
    ]
    assert wrong == []


def test_no_clear_column_could_hold_anybodys_words() -> None:
    free = {
        name
        for name, field in _columns().items()
        if isinstance(field, models.CharField | models.TextField | models.JSONField)
        and not field.choices
        and not name.startswith(ROOMS_OF_PUBLIC_FACTS)
    }
    assert sorted(free - COULD_HOLD_WORDS) == []

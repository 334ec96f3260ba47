"""One verb, one test file of that name."""

from luminaria.ledger import verbs
from tests.house import source


def test_every_verb_has_a_test_file_of_its_name() -> None:
    files = {path.stem for path in (source.ROOT / "tests").glob("*/test_*.py")}
    assert sorted(f"test_{code}.py" for code in verbs.registered() if f"test_{code}" not in files) == []

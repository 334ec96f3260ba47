"""The published tree, made once for everybody who reads it."""

from pathlib import Path

import pytest

from tests.cli.calling import DAY, luminaria


@pytest.fixture(scope="session")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tree, published by a process of its own where there is no instance. Nobody writes to it."""
    out = tmp_path_factory.mktemp("publish") / "tree"
    done = luminaria("publish", str(out), "--day", DAY, PYTHONHASHSEED="1")
    assert done.returncode == 0, done.stderr
    return out

"""Imports that the layer contracts cannot say, since the room or the library is not there yet."""

import ast

import pytest

from tests.house import source

ONLY_IN = {
    "cryptography": "vault",
    "pyrage": "vault",
    "duckdb": "insight",
    "splink": "insight",
    "scipy": "insight",
}


def _imported(tree: ast.AST) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found


@pytest.mark.parametrize(("library", "room"), ONLY_IN.items())
def test_only_one_room_imports_it(library: str, room: str) -> None:
    importers = {
        path.relative_to(source.PACKAGE).parts[0]
        for path in source.code()
        if path.is_relative_to(source.PACKAGE)
        and library in _imported(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert importers <= {room}


def test_nothing_of_ours_imports_upward_with_dots() -> None:
    relative = [
        source.name(path)
        for path in source.code()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.level > 1
    ]
    assert relative == []

"""Beauty is lost in the tail, so the tail has a budget (ARCHITECTURE.md, Size of things).

A function's lines run from `def` to its end without its docstring: words for the reader are
not counted against the writer. A file's lines are all its lines.
"""

import ast
from collections.abc import Sequence

from tests.house import source

FUNCTION_MOST, FUNCTION_USUAL = 50, 20
FILE_MOST, FILE_USUAL = 400, 160
NESTING_MOST = 3
TEMPLATE_MOST = 150
BLOCKS = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.Match)


def _lines(function: source.Function) -> int:
    whole = (function.end_lineno or function.lineno) - function.lineno + 1
    if ast.get_docstring(function, clean=False) is None:
        return whole
    words = function.body[0]
    return whole - ((words.end_lineno or words.lineno) - words.lineno + 1)


def _depth(node: ast.AST, depth: int = 0) -> int:
    """How deep blocks lie in blocks. An `elif` is no deeper than its `if`; an inner function starts anew."""
    deepest = depth
    for child in ast.iter_child_nodes(node):
        if isinstance(child, source.Function):
            continue
        is_elif = isinstance(node, ast.If) and isinstance(child, ast.If) and node.orelse == [child]
        deeper = depth + (isinstance(child, BLOCKS) and not is_elif)
        deepest = max(deepest, _depth(child, deeper))
    return deepest


def _over(sizes: Sequence[tuple[str, int]], most: int) -> list[str]:
    return [f"{place}: {size}, at most {most}" for place, size in sizes if size > most]


def _nine_in_ten_within(sizes: Sequence[tuple[str, int]], usual: int) -> bool:
    return sum(size <= usual for _, size in sizes) >= 0.9 * len(sizes)


def test_no_function_is_longer_than_its_budget() -> None:
    assert _over([(place, _lines(node)) for place, node in source.functions()], FUNCTION_MOST) == []


def test_nine_functions_in_ten_fit_in_twenty_lines() -> None:
    sizes = [(place, _lines(node)) for place, node in source.functions()]
    assert _nine_in_ten_within(sizes, FUNCTION_USUAL), _over(sizes, FUNCTION_USUAL)


def _files() -> list[tuple[str, int]]:
    return [(source.name(path), len(path.read_text(encoding="utf-8").splitlines())) for path in source.code()]


def test_no_file_is_longer_than_its_budget() -> None:
    assert _over(_files(), FILE_MOST) == []


def test_nine_files_in_ten_fit_in_their_usual_length() -> None:
    assert _nine_in_ten_within(_files(), FILE_USUAL), _over(_files(), FILE_USUAL)


def test_nothing_nests_deeper_than_three() -> None:
    assert _over([(place, _depth(node)) for place, node in source.functions()], NESTING_MOST) == []


def test_no_template_is_longer_than_its_budget() -> None:
    sizes = [
        (source.name(path), len(path.read_text(encoding="utf-8").splitlines())) for path in source.templates()
    ]
    assert _over(sizes, TEMPLATE_MOST) == []


def test_the_measures_measure() -> None:
    function = ast.parse(
        'def f():\n    """Words\n    of two lines."""\n    if a:\n        for b in c:\n            with d:\n'
        "                pass\n    elif e:\n        pass\n    return f\n"
    ).body[0]
    assert isinstance(function, ast.FunctionDef)
    assert (_lines(function), _depth(function)) == (8, 3)

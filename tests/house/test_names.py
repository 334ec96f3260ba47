"""Names that say something, and every function with its types."""

import ast

from tests.house import source

EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "managers", "manager", "lib", "core"}


def test_no_module_has_a_name_that_says_nothing() -> None:
    parts = {part for path in source.code() for part in path.relative_to(source.ROOT).with_suffix("").parts}
    assert parts & EMPTY_NAMES == set()


def _bare(function: source.Function) -> list[str]:
    arguments = function.args
    named = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    named += [extra for extra in (arguments.vararg, arguments.kwarg) if extra]
    bare = [one.arg for one in named if one.annotation is None and one.arg not in {"self", "cls"}]
    says_nothing = function.returns is None and function.name != "__init__"
    return bare + (["return"] if says_nothing else [])


def test_every_function_of_the_package_is_annotated() -> None:
    inside = [(place, node) for place, node in source.functions() if place.startswith("src/")]
    assert [f"{place}: {', '.join(_bare(node))}" for place, node in inside if _bare(node)] == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        source.name(path)
        for path in source.code()
        if path.name != "apps.py"  # an AppConfig is said by its class
        and path.read_text(encoding="utf-8").strip()
        and ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) is None
    ]
    assert silent == []


def test_every_action_says_what_becomes_true() -> None:
    silent = [
        f"{source.name(path)}:{node.lineno} {node.name}"
        for path in source.code()
        if "actions" in path.with_suffix("").parts
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, source.Function) and not node.name.startswith("_")
        if ast.get_docstring(node) is None
    ]
    assert silent == []

"""What the house rules are held against: the files of the project as git knows them."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "luminaria"
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that is in the repository, or would be with the next commit."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    paths = (ROOT / name for name in sorted(set(listed.split("\0"))) if name)
    return tuple(path for path in paths if path.is_file())


def code() -> list[Path]:
    """Our Python, without migrations, which Django writes."""
    ours = (PACKAGE, ROOT / "scripts", ROOT / "bench")
    return [
        path
        for path in tracked()
        if path.suffix == ".py" and any(path.is_relative_to(folder) for folder in ours)
        if "migrations" not in path.parts
    ]


def templates() -> list[Path]:
    """Every template of every room."""
    return [path for path in tracked() if path.is_relative_to(PACKAGE) and "templates" in path.parts]


@cache
def functions() -> tuple[tuple[str, Function], ...]:
    """Every function with its place, as `room/file.py:12 name`."""
    return tuple(_functions())


def _functions() -> Iterator[tuple[str, Function]]:
    for path in code():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, Function):
                yield f"{name(path)}:{node.lineno} {node.name}", node


def name(path: Path) -> str:
    """The path as a reader of the project would write it."""
    return str(path.relative_to(ROOT))


def text_of(path: Path) -> str | None:
    """The text of a file, or None when it is not text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None

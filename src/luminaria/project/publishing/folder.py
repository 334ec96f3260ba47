"""Writes the tree beside its place and puts it there in one step: nobody ever sees half of two editions."""

import ctypes
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from luminaria.kernel.errors import LuminariaError

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
MADE_BY = "luminaria publish"
AT_CWD, EXCHANGE = -100, 2


class NotOurs(LuminariaError):
    """The folder holds something that `luminaria publish` did not write."""


@dataclass(frozen=True)
class Published:
    """What was written."""

    files: int
    size: int
    sum: str


def write(out: Path, files: Mapping[str, bytes], facts: Mapping[str, object]) -> Published:
    """Put the tree at `out`, with its manifest and sums. Raises NotOurs. Behind a link, at what it names."""
    out = out.resolve()
    refuse_what_is_not_ours(out)
    whole = dict(files)
    whole[MANIFEST] = _manifest(files, facts)
    whole[SUMS] = "".join(f"{_sum(data)}  {name}\n" for name, data in sorted(whole.items())).encode()
    fresh = out.with_name(f".{out.name}.fresh")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        _write_all(fresh, whole)
        _put(fresh, out)
    finally:  # what is there now is the old tree, or half of one that a full disk stopped
        shutil.rmtree(fresh, ignore_errors=True)
    return Published(len(whole), sum(map(len, whole.values())), _sum(whole[SUMS]))


def refuse_what_is_not_ours(out: Path) -> None:
    """Raise NotOurs when anything in `out` would be lost that was not written by an earlier run."""
    if not out.exists():
        return
    if not out.is_dir():
        raise NotOurs(f"{out} is not a folder. Name a folder that does not exist yet.")
    there = {path.relative_to(out).as_posix() for path in out.rglob("*") if not path.is_dir()}
    foreign = sorted(there - _listed(out))
    if foreign:
        raise NotOurs(
            f"{out} holds {foreign[0]}, which this command did not write. Name a folder of its own."
        )


def _listed(out: Path) -> set[str]:
    try:
        said = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
        if said["made_by"] != MADE_BY:
            return set()
        return {str(file["path"]) for file in said["files"]} | {MANIFEST, SUMS}
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def _manifest(files: Mapping[str, bytes], facts: Mapping[str, object]) -> bytes:
    rows = [{"path": name, "size": len(data), "sha256": _sum(data)} for name, data in sorted(files.items())]
    said = {"made_by": MADE_BY, **facts, "files": rows}
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Every file on the disk, and readable by a web server, before the tree takes its place."""
    folder.mkdir(parents=True)  # never into what is there: all of it would be published
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        path.chmod(0o644)
    for path in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
        path.chmod(0o755)
    _to_disk(folder)


def _put(fresh: Path, out: Path) -> None:
    """In one step where the system can swap two folders; else in two, and never as a mixture."""
    if not out.exists() or not _swapped(fresh, out):
        before = out.with_name(f".{out.name}.before")
        shutil.rmtree(before, ignore_errors=True)
        if out.exists():
            out.rename(before)
        fresh.rename(out)
        shutil.rmtree(before, ignore_errors=True)
    _with_handle(out.parent, os.fsync)


def _swapped(one: Path, other: Path) -> bool:
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):
        return False
    done: int = library.renameat2(AT_CWD, os.fsencode(one), AT_CWD, os.fsencode(other), EXCHANGE)
    return done == 0


def _to_disk(folder: Path) -> None:
    """One wait for the whole file system where there is such a call; else one for each file."""
    library = ctypes.CDLL(None, use_errno=True)
    if hasattr(library, "syncfs") and _with_handle(folder, library.syncfs) == 0:
        return
    for path in (folder, *folder.rglob("*")):
        _with_handle(path, os.fsync)


def _with_handle(path: Path, sync: Callable[[int], object]) -> object:
    handle = os.open(path, os.O_RDONLY)
    try:
        return sync(handle)
    finally:
        os.close(handle)

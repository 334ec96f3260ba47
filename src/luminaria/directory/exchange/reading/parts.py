"""The files of a feed: one file, a folder, or a zip of them, each opened when its turn comes.

A zip is foreign matter: names that climb out of it, encrypted or broken members and bombs are refused as a
whole, before anything of it is read.
"""

import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO, Final, cast

from luminaria.directory.exchange.reading.told import Unreadable

MOST_BYTES: Final = 4 << 30
MOST_FILES: Final = 20_000
# Directory text packs to about a tenth; a hundredth is a bomb, once it is large enough to hurt.
MOST_RATIO: Final = 100
HARMLESS: Final = 10 << 20
KEPT_IN_MEMORY: Final = 1 << 20


@dataclass(frozen=True)
class Part:
    """One file of a feed. `name` is its path inside the folder or zip; `open` gives bytes that can seek."""

    name: str
    open: Callable[[], BinaryIO]

    @property
    def suffix(self) -> str:
        return PurePosixPath(self.name).suffix.lower()

    @property
    def stem(self) -> str:
        return PurePosixPath(self.name).stem.lower()


@contextmanager
def parts_of(path: Path) -> Iterator[tuple[Part, ...]]:
    """The files of a feed, by name. Raises Unreadable with one sentence that says what is wrong."""
    if path.is_dir():
        yield _folder(path)
    elif not path.is_file():
        raise Unreadable(f"There is no file or folder {path.name}.")
    elif zipfile.is_zipfile(path):
        try:
            with zipfile.ZipFile(path) as archive:
                yield _members(archive, path.name)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as fault:
            raise Unreadable(f"{path.name} is a broken zip: {fault}. Fetch it again.") from fault
    elif path.suffix.lower() == ".zip":
        raise Unreadable(f"{path.name} is not a zip, or it is cut off. Fetch it again.")
    else:
        yield (Part(path.name, lambda: path.open("rb")),)


def _folder(path: Path) -> tuple[Part, ...]:
    found = []
    for file in sorted(path.rglob("*")):
        inside = file.relative_to(path)
        if file.is_file() and not file.is_symlink() and not _furniture(inside.parts):
            found.append(Part(inside.as_posix(), lambda file=file: file.open("rb")))  # type: ignore[misc]
    if len(found) > MOST_FILES:
        raise Unreadable(f"{path.name} holds {len(found):,} files; {MOST_FILES:,} is the most.")
    return tuple(found)


def _furniture(names: tuple[str, ...]) -> bool:
    """What a system leaves beside the data: .DS_Store, __MACOSX and the like."""
    return any(name.startswith((".", "__MACOSX")) for name in names)


def _members(archive: zipfile.ZipFile, name: str) -> tuple[Part, ...]:
    members = [one for one in archive.infolist() if not one.is_dir()]
    if len(members) > MOST_FILES:
        raise Unreadable(f"{name} holds {len(members):,} files; {MOST_FILES:,} is the most.")
    for one in members:
        _refuse(one, name)
    if sum(one.file_size for one in members) > MOST_BYTES:
        raise Unreadable(f"{name} unpacks to more than {MOST_BYTES >> 30} GB. It is not opened.")
    seen: set[str] = set()
    for one in members:
        if one.filename in seen:
            raise Unreadable(f"{name} holds {one.filename} twice. Nobody can say which one is meant.")
        seen.add(one.filename)
    return tuple(
        Part(one.filename, lambda one=one: _unpacked(archive, one))  # type: ignore[misc]
        for one in sorted(members, key=lambda one: one.filename)
        if not _furniture(PurePosixPath(one.filename).parts)
    )


def _refuse(member: zipfile.ZipInfo, name: str) -> None:
    inside = PurePosixPath(member.filename.replace("\\", "/"))
    if inside.is_absolute() or ".." in inside.parts or ":" in inside.parts[0]:
        raise Unreadable(f"{name} holds a file that would be written outside of it: {member.filename!r}.")
    if member.flag_bits & 1:
        raise Unreadable(f"{name} is encrypted. Unpack it first and give the folder.")
    if member.file_size > HARMLESS and member.file_size > MOST_RATIO * max(member.compress_size, 1):
        raise Unreadable(
            f"{member.filename} in {name} unpacks to {MOST_RATIO} times its size. It is not opened."
        )


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> BinaryIO:
    """The member's bytes in a nameless file of their own, no more of them than the zip said."""
    file = tempfile.SpooledTemporaryFile(max_size=KEPT_IN_MEMORY)  # noqa: SIM115 - whoever opens it closes it
    try:
        with archive.open(member) as packed:
            shutil.copyfileobj(_Counted(packed, member), file, 1 << 17)
    except (zipfile.BadZipFile, zlib.error, EOFError) as fault:
        raise Unreadable(f"{member.filename} in the zip is broken: {fault}. Fetch it again.") from fault
    file.seek(0)
    return cast(BinaryIO, file)


@dataclass
class _Counted:
    """A member that gives no more bytes than its zip said."""

    packed: IO[bytes]
    member: zipfile.ZipInfo
    given: int = 0

    def read(self, size: int = -1) -> bytes:
        piece = self.packed.read(size)
        self.given += len(piece)
        if self.given > self.member.file_size:
            raise Unreadable(f"{self.member.filename} is larger than its zip says. It is not opened.")
        return piece

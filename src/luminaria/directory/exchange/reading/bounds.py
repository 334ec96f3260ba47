"""One record of a feed has an end: a file whose record or row has none is refused before memory is full."""

from collections.abc import Iterator
from typing import Final, Protocol, TextIO

from luminaria.directory.exchange.reading.told import Unreadable

# The longest record that is read, in bytes; a row of a table, in characters. An organization with thousands
# of services nested in it stays below.
MOST_RECORD: Final = 16 << 20
MOST_ROW: Final = 16 << 20
# The heading alone tells what parts the columns.
MOST_HEADING: Final = 1 << 20


class Bytes(Protocol):
    """What a JSON parser reads from."""

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes; none at the end."""


class Metered:
    """Bytes that are counted from the begin of each record on. Raises Unreadable when one has no end."""

    def __init__(self, file: Bytes, name: str, most: int = 0) -> None:
        self.file, self.name, self.most = file, name, most or MOST_RECORD
        self.taken = 0

    def begin(self) -> None:
        """A record ended, another one begins."""
        self.taken = 0

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes; none at the end."""
        piece = self.file.read(size)
        self.taken += len(piece)
        if self.taken > self.most:
            raise Unreadable(
                f"{self.name} holds a record of more than {self.most >> 20} MB. Is a quotation mark or a"
                " bracket left open? Send a record a line."
            )
        return piece


class Rows:
    """The lines of a table, counted from the begin of each row on. Raises Unreadable when one has no end."""

    def __init__(self, text: TextIO, name: str) -> None:
        self.text, self.name = text, name
        self.taken = 0

    def begin(self) -> None:
        """A row ended, another one begins."""
        self.taken = 0

    def __iter__(self) -> Iterator[str]:
        while line := self.text.readline(MOST_ROW + 1 - self.taken):
            self.taken += len(line)
            if self.taken > MOST_ROW:
                raise Unreadable(
                    f"{self.name} is no table: a row of it is longer than {MOST_ROW >> 20} MB. Is a"
                    " quotation mark left open? Save it anew as CSV."
                )
            yield line

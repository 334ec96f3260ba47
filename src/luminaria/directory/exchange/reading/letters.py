"""Bytes become text: UTF-8 with or without its mark, UTF-16, or Windows-1252; never by guessing on."""

import codecs
import io
from typing import BinaryIO, Final

from luminaria.directory.exchange.reading.told import Unreadable

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CHUNK: Final = 1 << 20


def encoding_of(file: BinaryIO, name: str) -> str:
    """The encoding in which the whole file can be read; the file stands at its beginning again.

    Reads the file once, in pieces. Raises Unreadable when its bytes fit no encoding that we know.
    """
    head = file.read(4096)
    encoding = next((said for mark, said in _MARKS if head.startswith(mark)), "") or _unmarked(head)
    file.seek(0)
    for candidate in (encoding, "cp1252") if encoding == "utf-8" else (encoding,):
        if _fits(file, candidate):
            return candidate
    raise Unreadable(
        f"{name} is neither UTF-8, UTF-16 nor Windows-1252 text. Open it where it was made and save it as"
        " UTF-8."
    )


def _unmarked(head: bytes) -> str:
    """UTF-16 without a mark shows itself: every other byte of ordinary text is zero."""
    if head[1::2].count(0) > len(head) // 4:
        return "utf-16-le"
    if head[::2].count(0) > len(head) // 4:
        return "utf-16-be"
    return "utf-8"


def _fits(file: BinaryIO, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while piece := file.read(CHUNK):
            text = decoder.decode(piece)
            # A zero in text is a picture, a spreadsheet or a database that bears the wrong name.
            if "\0" in text:
                return False
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    finally:
        file.seek(0)
    return True


def text_of(file: BinaryIO, name: str) -> io.TextIOWrapper:
    """The file as text, its line ends untouched, as the csv module wants it."""
    return io.TextIOWrapper(file, encoding=encoding_of(file, name), newline="")

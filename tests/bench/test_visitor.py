"""The client of the bench: it takes an answer for whole when it is, and counts what is wrong."""

import gzip

import pytest

from bench.visitor import Crowd, Line, is_page, is_whole

PAGE = b"<!doctype html><html><p>0\r\n\r\nwords</html>\n"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n"


def _by_length(body: bytes) -> bytes:
    return HEAD + b"content-length: %d\r\n\r\n" % len(body) + body


def _in_chunks(body: bytes) -> bytes:
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:9], body[9:]))
    return HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + chunks + b"0\r\n\r\n"


@pytest.mark.parametrize("told", [_by_length, _in_chunks])
def test_an_answer_is_whole_with_its_last_byte_and_not_before(told: object) -> None:
    assert callable(told)
    answer = told(gzip.compress(PAGE, mtime=0))
    assert [is_whole(bytearray(answer[:end])) for end in range(len(answer))] == [False] * len(answer)
    assert is_whole(bytearray(answer))
    assert is_page(answer)


@pytest.mark.parametrize(
    "wrong",
    [
        b"HTTP/1.1 503 Away\r\ncontent-length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%s" % (len(PAGE), PAGE),
        _by_length(gzip.compress(b"half of a page", mtime=0)),
    ],
)
def test_what_is_no_whole_packed_page_is_a_fault(wrong: bytes) -> None:
    crowd = Crowd("http://127.0.0.1")
    for _ in range(2):
        crowd.done(Line(socket=None, path="/", came=bytearray(wrong)))  # type: ignore[arg-type]
    assert sum(crowd.faults.values()) >= 1
    assert len(crowd.waits) == 2


def test_a_page_of_another_size_is_a_fault() -> None:
    crowd = Crowd("http://127.0.0.1")
    for body in (PAGE, PAGE.replace(b"words", bytes(range(256)) * 4)):
        crowd.done(Line(socket=None, path="/", came=bytearray(_by_length(gzip.compress(body, mtime=0)))))  # type: ignore[arg-type]
    assert crowd.faults == {"another page": 1}

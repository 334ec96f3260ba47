"""Answers of one size: whether a receipt leads anywhere must not show in how much comes back.

The page is compressed here and filled up inside the gzip header's comment, so that the length
on the wire is a multiple of `STEP` whatever the page says.
"""

import struct
import zlib

from django.http import HttpRequest, HttpResponse

STEP = 10_240
PLAIN_STEP = 40_960
HEAD = b"\x1f\x8b\x08\x10\x00\x00\x00\x00\x02\xff"  # a comment follows
TAIL_BYTES = 8


def sized(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The response with a body whose length says nothing."""
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        response.content = _zipped(response.content)
        response["Content-Encoding"] = "gzip"
    else:
        response.content += b" " * (-len(response.content) % PLAIN_STEP)
    response["Vary"] = "Accept-Encoding"
    response["Content-Length"] = str(len(response.content))
    return response


def _zipped(page: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = packer.compress(page) + packer.flush()
    bare = len(HEAD) + 1 + len(body) + TAIL_BYTES
    comment = b"x" * (-bare % STEP)
    return HEAD + comment + b"\0" + body + struct.pack("<II", zlib.crc32(page), len(page) & 0xFFFFFFFF)


__all__ = ["PLAIN_STEP", "STEP", "sized"]

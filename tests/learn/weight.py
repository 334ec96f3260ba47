"""What an answer weighs on its way."""

import gzip
from typing import Any

PAGE = 12_288


def wire_bytes(response: Any) -> int:
    """Bytes as they travel: status line, headers, packed body, and what a server adds."""
    assert response["Content-Encoding"] == "gzip"
    assert gzip.decompress(response.content)
    head = sum(len(f"{name}: {value}\r\n".encode()) for name, value in response.items())
    return len("HTTP/1.1 200 OK\r\n\r\n") + head + len(response.content) + 80


PACKED = {"accept-encoding": "gzip"}

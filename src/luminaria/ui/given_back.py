"""What a refused form carried, read for the page that refuses it: nobody types the same words twice."""

import re
from urllib.parse import parse_qsl

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, RawPostDataException
from django.http.multipartparser import MultiPartParserError

MOST = 2 * 1024 * 1024
# No page carries these, whoever refuses them.
SECRETS = frozenset(
    {
        "passphrase", "again", "old", "new", "second", "code", "app_secret", "app_code", "passkey",
        "share", "share_a", "share_b", "receipt", "typed", "csrfmiddlewaretoken",
    }
)  # fmt: skip
_OF_MACHINES = re.compile(r"[0-9a-fA-F-]{32,}|[0-9]+|[A-Z_]+|on|")


def fields(request: HttpRequest) -> list[tuple[str, str]]:
    """Every field that was sent, even of a form that is larger than we take; empty for what is no form."""
    if request.method != "POST" or request.headers.get("Sec-Fetch-Site") == "cross-site":
        return []  # what another site sent is not the reader's own: its words never stand on our page
    try:
        sent = [(name, str(value)) for name, values in request.POST.lists() for value in values]
    except (BadRequest, SuspiciousOperation, MultiPartParserError, OSError):
        sent = []
    return sent or _read_all_the_same(request)


def _read_all_the_same(request: HttpRequest) -> list[tuple[str, str]]:
    """Django gives out nothing of a form that is too large or has too many fields."""
    if request.content_type != "application/x-www-form-urlencoded":
        return []
    try:
        raw = request.body
    except RequestDataTooBig:
        raw = request.read(MOST)
    except (OSError, RawPostDataException):
        return []
    return parse_qsl(raw.decode(errors="replace"), keep_blank_values=True, errors="replace")


def words(request: HttpRequest) -> list[str]:
    """What a person typed there: no secrets, and nothing that our own page had put into it."""
    return [
        value
        for name, value in fields(request)
        if name.rpartition(".")[2] not in SECRETS and not _OF_MACHINES.fullmatch(value.strip())
    ]

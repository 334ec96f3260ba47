"""Pages of the directory in a browser: finished by the public program, then opened without a network."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, Route

from tests.browser.pages import window
from tests.programs import ProgramClient

SITE = "http://directory.invalid"
Finished = dict[str, bytes]


def finished(public: ProgramClient, path: str, sent: Mapping[str, Any] | None = None) -> bytes:
    """The page at an address, or the answer to what was sent there."""
    answer = public.get(path) if sent is None else public.post(path, sent)
    assert answer.status_code in (200, 404, 422)
    return bytes(answer.content)


@contextmanager
def opened(browser: Browser, page: bytes, **given: Any) -> Iterator[Page]:
    """The page in a window of its own; whatever else it asks for is not there."""
    with window(browser, **given) as shown:

        def answer(route: Route) -> None:
            route.fulfill(body=page, content_type="text/html; charset=utf-8")

        shown.route("**/*", answer)
        shown.goto(SITE)
        yield shown

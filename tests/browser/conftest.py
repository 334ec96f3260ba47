"""The public pages served inside the test, and a Chromium to look at them with."""

import threading
from collections.abc import Iterator
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.core.wsgi import get_wsgi_application
from django.test import override_settings

from tests.browser.pages import SEED
from tests.programs import settings_of


class Quiet(WSGIRequestHandler):
    """Writes nothing about who asked for what."""

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


class Server(WSGIServer):
    """One page after the other; a browser that leaves early is no fault."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def public_site() -> Iterator[str]:
    """The address of the public program. Its pages ask no database, so a thread is enough."""
    with override_settings(**settings_of("public") | {"ALLOWED_HOSTS": ["127.0.0.1"]}):
        server = make_server("127.0.0.1", 0, get_wsgi_application(), Server, Quiet)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
        server.server_close()


def pytest_report_header() -> str:
    return (
        f"pages and looks: seed {SEED} (LUMINARIA_TEST_SEED repeats, LUMINARIA_TEST_EVERY_LOOK=1 takes all)"
    )

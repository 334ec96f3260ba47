"""APIs really served on loopback: our own, ours made worse, and the reference mock with its faults."""

import json
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qs
from wsgiref.simple_server import WSGIRequestHandler, make_server

from django.core.wsgi import WSGIHandler
from django.db import connections
from django.test import override_settings

from tests.databases import database_role
from tests.programs import settings_of

App = Callable[[dict[str, Any], Any], Iterable[bytes]]
Answer = tuple[int, dict[str, str], bytes]
Change = Callable[[str, dict[str, str], Answer], Answer]


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(app: App) -> Iterator[str]:
    """The app at a port of its own, until the block ends."""
    with make_server("127.0.0.1", 0, app, handler_class=_Quiet) as server:

        def serve() -> None:
            server.serve_forever(poll_interval=0.05)
            connections.close_all()

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def ours() -> Iterator[App]:
    """The public program as it is served, in its own database role."""
    with override_settings(**settings_of("public")):
        handler = WSGIHandler()

        def app(environ: dict[str, Any], start: Any) -> list[bytes]:
            with database_role("public"):
                came = handler(environ, start)
                body = [b"".join(came)]
                came.close()
                return body

        yield app


def worse(app: App, change: Change) -> App:
    """The same API with its answers changed: (path below the root, query, answer) -> answer."""

    def changed(environ: dict[str, Any], start: Any) -> list[bytes]:
        said: list[Any] = []
        body = b"".join(app(environ, lambda status, headers, *_: said.extend((status, headers))))
        status, headers = int(said[0].split()[0]), {name.lower(): value for name, value in said[1]}
        query = {name: values[0] for name, values in parse_qs(environ.get("QUERY_STRING", "")).items()}
        path = environ["PATH_INFO"].removeprefix("/hsds")
        status, headers, body = change(path, query, (status, headers, body))
        headers.pop("content-length", None)
        start(f"{status} -", [*headers.items(), ("Content-Length", str(len(body)))])
        return [body]

    return changed


def reference(services: list[dict[str, Any]]) -> App:
    """What the facts name of the reference mock: no service by id, a thin page, no profile, no parameters."""

    def app(environ: dict[str, Any], start: Any) -> list[bytes]:
        path = environ["PATH_INFO"]
        status, said = _mocked(path, services)
        body = json.dumps(said).encode()
        if environ["REQUEST_METHOD"] != "GET":
            status, body = "405 -", b""
        start(status, [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
        return [body]

    return app


def _mocked(path: str, services: list[dict[str, Any]]) -> tuple[str, object]:
    lists = {
        "/services": services,
        "/organizations": [one["organization"] for one in services[:1]],
        "/taxonomies": [services[0]["attributes"][0]["taxonomy_term"]["taxonomy_detail"]],
        "/taxonomy_terms": [services[0]["attributes"][0]["taxonomy_term"]],
        "/service_at_locations": services[0]["service_at_locations"],
    }
    name, _, id = path.rstrip("/").rpartition("/")
    if path == "/":
        return "200 -", {"version": "3.0", "openapi_url": "https://example.org/openapi.json"}
    if path in lists:
        return "200 -", {"total_items": len(lists[path]), "empty": not lists[path], "contents": lists[path]}
    if name == "/services":
        return "500 -", {"detail": "Internal Server Error"}
    found = [one for one in lists.get(name, []) if one["id"] == id]
    return ("200 -", found[0]) if found else ("404 -", {"detail": "Not Found"})

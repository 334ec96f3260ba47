"""Somebody who fills in the form: reads each page's fields as a browser would, and presses its buttons."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

WORDS = "They hold the papers and say that he owes them for the bus. He has not been paid since May. "
MOST_STEPS = 40


class Fields(HTMLParser):
    """The fields and buttons of the page's main form, each with a value that somebody might give."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, str] = {}
        self.buttons: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name, kind = given.get("name", ""), given.get("type", "")
        if tag == "button" and name == "do":
            self.buttons.append(given.get("value", ""))
        elif tag == "textarea" and name:
            self.values[name] = WORDS * 15
        elif tag == "input" and name and kind in {"hidden", "radio"}:
            self.values.setdefault(name, given.get("value", ""))
        elif tag == "input" and name and kind not in {"checkbox", "submit"}:
            self.values.setdefault(name, "a farm north of town")


@dataclass
class Person:
    """A browser without scripts at the public program: one connection, its cookies, its present page."""

    server: str
    path: str = "/en/report/"
    cookies: dict[str, str] = field(default_factory=dict)
    page: str = ""

    def __post_init__(self) -> None:
        where = urlsplit(self.server)
        self.line = HTTPConnection(where.hostname or "", where.port, timeout=60)

    def ask(self, method: str, values: dict[str, str] | None = None) -> int:
        """One request on the open connection; returns the status."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if values is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.line.request(method, self.path, urlencode(values or {}), headers)
        answer = self.line.getresponse()
        for header in answer.headers.get_all("Set-Cookie", []):
            for name, morsel in SimpleCookie(header).items():
                self.cookies[name] = morsel.value
        self.page = answer.read().decode(errors="replace")
        return answer.status

    def walk_to_the_end(self) -> dict[str, str]:
        """Begin and answer until the page offers to send; returns what sending would post."""
        self.ask("POST", {"do": "start"})
        for _ in range(MOST_STEPS):
            self.ask("GET")
            fields = Fields()
            fields.feed(self.page)
            if "send" in fields.buttons:
                return fields.values | {"do": "send"}
            going = next(button for button in fields.buttons if button not in {"back", "skip", "start"})
            self.ask("POST", fields.values | {"do": going})
        raise RuntimeError("The form did not come to its end.")

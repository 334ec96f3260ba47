"""Reads a page as a person or a machine would: its words, its links, its numbers."""

import re
from html.parser import HTMLParser
from urllib.parse import unquote


class Words(HTMLParser):
    """The text of a page piece by piece, without style and script, and the addresses that it names."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.tags: list[str] = []
        self._hidden = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._hidden += tag in ("style", "script")
        self.links += [
            (name, value or "") for name, value in attrs if name in ("href", "src", "action", "srcset")
        ]

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("style", "script")

    def handle_data(self, data: str) -> None:
        if not self._hidden and data.strip():
            self.pieces.append(" ".join(data.split()))

    @property
    def text(self) -> str:
        return " ".join(self.pieces)


def dialled(words: Words) -> set[str]:
    """The digits that a press on a link of the page would call or text."""
    hrefs = [href for _, href in words.links if href.startswith(("tel:", "sms:"))]
    return {re.sub(r"\D", "", unquote(href.partition("?")[0])) for href in hrefs}


def printed(words: Words) -> set[str]:
    """Everything on the page that looks like a telephone number, as digits."""
    found = re.findall(r"(?<![\w-])1?[- ]?\(?\d{3}\)?[- ]\d{3}[- ]\d{4}(?![\w-])", words.text)
    return {re.sub(r"\D", "", number) for number in found}

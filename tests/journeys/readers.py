"""Two ways to walk the same journey: a real Chromium without JavaScript, and Django's client."""

import re
from abc import ABC, abstractmethod
from contextlib import suppress
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Error, Locator, Page, Response, StorageState

from tests.journeys.pages import Form, PageReader
from tests.learn.weight import PACKED, wire_bytes
from tests.programs import ProgramClient

# The words that stand in the window, read from outside the page.
IN_SIGHT = """() => {
  const seen = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode());) {
    const range = document.createRange();
    range.selectNodeContents(node);
    const inside = box => box.width && box.bottom > 0 && box.top < innerHeight;
    if ([...range.getClientRects()].some(inside)) seen.push(node.textContent);
  }
  return seen.join(' ');
}"""


class Reader(ABC):
    """A person or a member in front of one program. Keeps the words of every page it saw."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    @abstractmethod
    def visit(self, path: str) -> None: ...
    @abstractmethod
    def fill(self, name: str, value: str) -> None: ...
    @abstractmethod
    def choose(self, name: str, *values: str) -> None: ...
    @abstractmethod
    def press(self, words: str) -> None: ...
    @abstractmethod
    def follow(self, words: str) -> None: ...
    @abstractmethod
    def unfold(self, words: str) -> None: ...
    @abstractmethod
    def go(self, href: str) -> None:
        """Press the link that leads to `href`, wherever on the page it stands."""

    @abstractmethod
    def jump(self, mark: str) -> str:
        """Press the link to a part of this page; the words that then stand there."""

    @abstractmethod
    def back(self) -> bool:
        """One step back; False when there is none."""

    @abstractmethod
    def reopen(self) -> "Reader":
        """Close the window and open another one in the same browser."""

    @abstractmethod
    def in_sight(self) -> str:
        """The words that are seen before anything is scrolled."""

    @abstractmethod
    def history(self) -> list[str]:
        """What the browser itself remembers of this window: each address, with its title."""

    @abstractmethod
    def strangers(self) -> set[str]:
        """Hosts other than ours that anything was asked of."""

    @abstractmethod
    def weight(self) -> int:
        """Bytes on the wire of the page that was opened last."""

    @abstractmethod
    def html(self) -> str: ...
    @property
    @abstractmethod
    def path(self) -> str: ...
    @property
    @abstractmethod
    def status(self) -> int: ...
    @property
    @abstractmethod
    def cookies(self) -> set[str]: ...

    def page(self) -> PageReader:
        """The page that stands there now, read anew."""
        return PageReader(self.html())

    def text(self) -> str:
        """Its visible words, with one blank between them."""
        return self.page().text

    def note(self) -> None:
        """Remember the words of this page for the whole journey."""
        self.seen.append(self.text())


class BrowserReader(Reader):
    """Chromium. Fields are found by name, buttons and links by their words, as a person finds them."""

    def __init__(self, page: Page, address: str) -> None:
        super().__init__()
        self._page, self._address, self._status = page, address, 0
        self._last: Response | None = None
        self._asked: list[str] = []
        page.on("response", self._heard)
        page.on("request", lambda request: self._asked.append(request.url))

    def _heard(self, response: Response) -> None:
        if response.request.is_navigation_request():
            self._status, self._last = response.status, response

    def visit(self, path: str) -> None:
        self._page.goto(self._address + path)
        self.note()

    def fill(self, name: str, value: str) -> None:
        self._page.locator(f'[name="{name}"]:visible').first.fill(value)

    def choose(self, name: str, *values: str) -> None:
        control = self._page.locator(f'[name="{name}"]')
        if control.first.evaluate("node => node.tagName") == "SELECT":
            control.first.select_option(values[0])
            return
        for value in values:
            which = "" if value == "on" else f'[value="{value}"]'  # a lone tick box has no value of its own
            self._page.locator(f'[name="{name}"]{which}').check()

    def press(self, words: str) -> None:
        self._go(self._page.get_by_role("button", name=words, exact=True).first)

    def follow(self, words: str) -> None:
        self._go(self._page.locator("main a", has_text=words).first)

    def state(self) -> StorageState:
        """The cookies of this browser."""
        return self._page.context.storage_state()

    def unfold(self, words: str) -> None:
        self._page.locator("summary", has_text=words).first.click()

    def _go(self, where: Locator) -> None:
        with self._page.expect_navigation():
            where.click()
        self.note()

    def go(self, href: str) -> None:
        self._go(self._page.locator(f'a[href="{href}"]:visible').first)

    def jump(self, mark: str) -> str:
        self._page.locator(f'a[href="{mark}"]:visible').first.click()
        return self.in_sight()

    def back(self) -> bool:
        if len(self.history()) < 2:
            return False
        try:
            self._page.go_back()
        except Error as fault:  # the browser kept no copy and will not send a form again unasked
            if "ERR_CACHE_MISS" not in fault.message:
                raise
            self._page.wait_for_url("chrome-error://chromewebdata/")
        return True

    def reopen(self) -> "BrowserReader":
        context, address = self._page.context, self._address
        self._page.close()
        return BrowserReader(context.new_page(), address)

    def in_sight(self) -> str:
        return " ".join(str(self._page.evaluate(IN_SIGHT)).split())

    def history(self) -> list[str]:
        session = self._page.context.new_cdp_session(self._page)
        told = session.send("Page.getNavigationHistory")
        entries = told["entries"][: told["currentIndex"] + 1]
        return [f"{entry['url'].removeprefix(self._address)} {entry['title']}" for entry in entries]

    def strangers(self) -> set[str]:
        ours = ("data", "about", urlsplit(self._address).netloc)
        hosts = {urlsplit(url).netloc or urlsplit(url).scheme for url in self._asked}
        return hosts - set(ours)

    def weight(self) -> int:
        assert self._last
        sizes = self._last.request.sizes()
        return sizes["responseHeadersSize"] + sizes["responseBodySize"]

    def html(self) -> str:
        for _ in range(50):  # going back shows the old page until the new one has come
            with suppress(Error):
                return self._page.content()
            self._page.wait_for_timeout(100)
        return self._page.content()

    @property
    def path(self) -> str:
        return urlsplit(self._page.url).path

    @property
    def status(self) -> int:
        return self._status

    @property
    def cookies(self) -> set[str]:
        return {cookie["name"] for cookie in self._page.context.cookies(self._address)}


class ClientReader(Reader):
    """Django's client behind the same words."""

    def __init__(self, client: ProgramClient) -> None:
        super().__init__()
        self.client = client
        self._path, self._html, self._status = "/", "", 0
        self._before: list[str] = []
        self.page_now = PageReader("")  # with what was filled in since it came

    def _arrive(self, response: object, path: str) -> None:
        chain = getattr(response, "redirect_chain", [])
        self._path = urlsplit(chain[-1][0]).path if chain else path
        self._before.append(self._path)
        self._html = response.content.decode()  # type: ignore[attr-defined]
        self._status = response.status_code  # type: ignore[attr-defined]
        self.page_now = PageReader(self._html)
        self.note()

    def visit(self, path: str) -> None:
        answer: Any = self.client.get(path)
        while "Location" in answer:  # leaving redirects without what Django's client looks for
            path = answer["Location"]
            answer = self.client.get(path)
        self._arrive(answer, urlsplit(path).path)

    def _controls(self, name: str) -> list[tuple[Form, object]]:
        found = [(form, one) for form in self.page_now.forms for one in form.controls if one.name == name]
        assert found, f"no field {name} on {self._path}: {self.text()[:400]}"
        return found  # type: ignore[return-value]

    def fill(self, name: str, value: str) -> None:
        _, control = self._controls(name)[0]
        control.value = value  # type: ignore[attr-defined]

    def choose(self, name: str, *values: str) -> None:
        controls = [control for _, control in self._controls(name)]
        if controls[0].kind == "select":  # type: ignore[attr-defined]
            assert values[0] in controls[0].options  # type: ignore[attr-defined]
            controls[0].value = values[0]  # type: ignore[attr-defined]
            return
        there = {control.value for control in controls}  # type: ignore[attr-defined]
        assert set(values) <= there, f"{values} not among {there}"
        for control in controls:
            radio = control.kind == "radio"  # type: ignore[attr-defined]
            control.on = control.value in values or (not radio and control.on)  # type: ignore[attr-defined]

    def press(self, words: str) -> None:
        for form in self.page_now.forms:
            for button in form.buttons:
                if words in (unescape(button.words), button.label):
                    path = form.action or self._path
                    send = self.client.post if form.method == "post" else self.client.get
                    self._arrive(send(path, form.sent(button), follow=True), path)
                    return
        raise AssertionError(f"no button “{words}” on {self._path}: {self.text()[:600]}")

    def follow(self, words: str) -> None:
        for shown, target in self.page_now.links:
            if words in shown and not target.startswith(("#", "tel:", "sms:")):
                self.visit(target)
                return
        raise AssertionError(f"no link “{words}” on {self._path}: {self.text()[:600]}")

    def unfold(self, words: str) -> None:
        assert words in self.text(), f"nothing to unfold: {words}"

    def go(self, href: str) -> None:
        assert href in {target for _, target in self.page_now.links}, f"no link to {href} on {self._path}"
        self.visit(href)

    def jump(self, mark: str) -> str:
        assert mark in {target for _, target in self.page_now.links}, f"no link to {mark} on {self._path}"
        return PageReader(self._html.split(f'id="{mark[1:]}"', 1)[1].split("</section>")[0]).text

    def back(self) -> bool:
        """The worst of browsers: it forgets nothing and asks for each page again."""
        self._before.pop()
        if not self._before:
            return False
        self.visit(self._before.pop())
        return True

    def reopen(self) -> "ClientReader":
        return ClientReader(self.client)

    def in_sight(self) -> str:
        """Everything before the first part of the page."""
        return PageReader(self._html.partition("<h2")[0]).text

    def history(self) -> list[str]:
        return list(self._before)

    def strangers(self) -> set[str]:
        """Whatever a browser would fetch by itself: none of it may name a host at all."""
        named = r"""<link[^>]*?\shref="([^"]*)|\ssrc(?:set)?="([^"]*)|url\(["']?([^)]*)"""
        fetched = re.findall(named, self._html)
        return {one for found in fetched for one in found if one and not one.startswith("data:")}

    def weight(self) -> int:
        answer: Any = self.client.get(self._path, headers=PACKED)
        return wire_bytes(answer)

    def html(self) -> str:
        return self._html

    def text(self) -> str:
        return self.page_now.text

    @property
    def path(self) -> str:
        return self._path

    @property
    def status(self) -> int:
        return self._status

    @property
    def cookies(self) -> set[str]:
        return {name for name, morsel in self.client.cookies.items() if morsel.value}

"""Two ways to walk the same journey: a real Chromium without JavaScript, and Django's client."""

from abc import ABC, abstractmethod
from html import unescape
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, StorageState

from tests.journeys.pages import Form, PageReader
from tests.programs import ProgramClient


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
        page.on("response", self._heard)

    def _heard(self, response: object) -> None:
        if response.request.is_navigation_request():  # type: ignore[attr-defined]
            self._status = response.status  # type: ignore[attr-defined]

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

    def html(self) -> str:
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
        self.page_now = PageReader("")  # with what was filled in since it came

    def _arrive(self, response: object, path: str) -> None:
        chain = getattr(response, "redirect_chain", [])
        self._path = urlsplit(chain[-1][0]).path if chain else path
        self._html = response.content.decode()  # type: ignore[attr-defined]
        self._status = response.status_code  # type: ignore[attr-defined]
        self.page_now = PageReader(self._html)
        self.note()

    def visit(self, path: str) -> None:
        self._arrive(self.client.get(path, follow=True), path.partition("?")[0])

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
                if unescape(button.words) == words:
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

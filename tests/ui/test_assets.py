"""What is written into pages: small, allowed by its hash alone, and readable by everybody."""

import base64
import hashlib
import re
from pathlib import Path

import pytest

from luminaria.ui import assets

TEMPLATES = Path(assets.__file__).parent / "templates" / "ui"
TEXT_ON = {
    "ink": ("paper", "card", "bag"),
    "quiet": ("paper", "card"),
    "turq": ("paper", "card"),
    "adobe": ("paper", "card"),
    "on": ("turq",),
    "moon": ("night",),
    "onleave": ("adobe",),
}
BORDER_ON = {"edge": ("paper", "card")}
PAIRS = [(over, under, 4.5) for over, unders in TEXT_ON.items() for under in unders] + [
    (over, under, 3) for over, unders in BORDER_ON.items() for under in unders
]


def tokens(scheme: str) -> dict[str, tuple[int, int, int]]:
    """The colours of the public sheet in a scheme."""
    blocks = re.findall(r":root\{([^}]*)\}", assets.style("public").text)
    found = dict(re.findall(r"--(\w+):#([0-9a-f]{3,6})\b", blocks[0 if scheme == "light" else 1]))
    return {name: colour(value) for name, value in found.items()}


def colour(value: str) -> tuple[int, int, int]:
    wide = "".join(digit * 2 for digit in value) if len(value) == 3 else value
    return (int(wide[0:2], 16), int(wide[2:4], 16), int(wide[4:6], 16))


def brightness(rgb: tuple[int, int, int]) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [part / 255 for part in rgb]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("over", "under", "least"), PAIRS)
def test_colours_can_be_told_apart(scheme: str, over: str, under: str, least: float) -> None:
    known = tokens("light") | tokens(scheme)
    high, low = sorted((brightness(known[over]), brightness(known[under])), reverse=True)
    assert (high + 0.05) / (low + 0.05) >= least


@pytest.mark.parametrize("name", [name for names in assets.SHEETS_OF.values() for name in names])
def test_a_sheet_is_allowed_by_its_hash_alone(name: str) -> None:
    sheet = assets.style(name)
    digest = base64.b64encode(hashlib.sha256(sheet.text.encode()).digest()).decode()
    assert sheet.source == f"'sha256-{digest}'"
    assert "</" not in sheet.text
    assert "url(" not in sheet.text
    assert "@import" not in sheet.text


@pytest.mark.parametrize("program", assets.PROGRAMS)
def test_a_script_speaks_to_nobody(program: str) -> None:
    text = assets.script(program).text
    assert not re.search(
        r"https?:|fetch\(|XMLHttp|sendBeacon|WebSocket|eval\(|innerHTML|document\.cookie", text
    )
    assert "</" not in text


def test_smaller_css_means_the_same() -> None:
    assert assets.smaller_css("a { b : c d ; /* e */ }\n\n@media (x) { f > g { h: i; } }") == (
        "a{b :c d}@media (x){f>g{h:i}}"
    )
    assert assets.smaller_css('a::after { content: attr(b) ": "; }') == 'a::after{content:attr(b) ": "}'


def test_smaller_js_keeps_its_lines() -> None:
    assert assets.smaller_js("// why\n  a(); // said\n\n  b();\n") == "a(); // said\nb();"


def test_the_mark_is_small() -> None:
    assert len((TEMPLATES / "mark.svg").read_bytes()) < 600


@pytest.mark.parametrize(
    "template", sorted(TEMPLATES.parent.parent.parent.parent.rglob("templates/**/*.html"))
)
def test_no_template_holds_a_telephone_number(template: Path) -> None:
    text = re.sub(r"<svg.*?</svg>", "", template.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert re.findall(r"\b\d{3}[- ]\d{3,4}\b|\b\d{5,}\b|\b911\b|\b988\b", text) == []

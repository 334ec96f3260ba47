"""What a page of the directory says, without its shell."""

import re
from html import unescape
from typing import Any


def main(answer: Any) -> str:
    """The page's own part, as text."""
    html = answer.content.decode()
    inside = html[html.index("<main") : html.index("</main>")]
    text = re.sub(
        r"<[^>]+>", " ", re.sub(r"<option.*?</option>|<style.*?</style>", " ", inside, flags=re.DOTALL)
    )
    return " ".join(unescape(text).split())


def row(answer: Any, name: str) -> str:
    """The line of a list that bears a name, as text."""
    html = answer.content.decode()
    lines = re.findall(r"<li><div>.*?</li>(?=\s*(?:<li>|</ul>))", html, flags=re.DOTALL)
    found = next(line for line in lines if name in unescape(line))
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", found)).split())

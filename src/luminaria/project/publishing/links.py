"""Makes a page of a server into a page of a folder: links relative, its policy inside, no form."""

import posixpath
import re
from collections.abc import Callable
from html import escape, unescape

ANCHOR = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
HREF = re.compile(r'\bhref="([^"]*)"')
REFRESH = re.compile(r'(<meta http-equiv="refresh" content="0; url=)(/[^"]*)(">)')
CHARSET = '<meta charset="utf-8">\n'
ABROAD = re.compile(r"[a-z][a-z+.-]*:|#|//")


class HasForm(Exception):
    """A page that stands among the published ones takes something in."""


def file_of(path: str) -> str:
    """The file of an address: a folder's page is its index.html, and what has no name gets .html."""
    name = path.lstrip("/")
    if not name or name.endswith("/"):
        return f"{name}index.html"
    return name if "." in posixpath.basename(name) else f"{name}.html"


def addresses(html: str) -> list[str]:
    """Every address of ours that a page leads to, without the part after #."""
    found = [unescape(one[1]) for anchor in ANCHOR.finditer(html) if (one := HREF.search(anchor[1]))]
    found += [one[2] for one in REFRESH.finditer(html)]
    return [href.partition("#")[0] for href in found if not ABROAD.match(href) and href.partition("#")[0]]


def as_file(html: str, file: str, policy: str, leaves_out: Callable[[str], bool]) -> str:
    """The page for a folder. A link to what is left out becomes its words. Raises HasForm."""
    if re.search(r"<(form|input|button|select|textarea)\b", html):
        raise HasForm

    def anchored(found: re.Match[str]) -> str:
        href = HREF.search(found[1])
        if href is None or ABROAD.match(href[1]):
            return found[0]
        path, _, part = unescape(href[1]).partition("#")
        if leaves_out(path):
            return found[2]
        there = _relative(file_of(path), file) + (f"#{part}" if part else "")
        return f"<a{HREF.sub(lambda _: f'href={chr(34)}{escape(there)}{chr(34)}', found[1])}>{found[2]}</a>"

    html = REFRESH.sub(lambda one: one[1] + _relative(file_of(one[2]), file) + one[3], html)
    html = ANCHOR.sub(anchored, html)
    return html.replace(CHARSET, f"{CHARSET}{_inside(policy)}\n", 1)


def _relative(there: str, here: str) -> str:
    return posixpath.relpath(there, posixpath.dirname(here) or ".")


def _inside(policy: str) -> str:
    """What holds on any server, and on none: frames can be forbidden by a header only."""
    kept = [part for part in policy.split("; ") if not part.startswith(("frame-ancestors", "form-action"))]
    content = escape("; ".join([*kept, "form-action 'none'"]), quote=False)
    return (
        f'<meta http-equiv="Content-Security-Policy" content="{content}">'
        '<meta name="referrer" content="no-referrer">'
    )

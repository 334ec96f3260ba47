"""Everything that is published: every page that the addresses, the pack and the pages themselves name."""

from collections.abc import Iterator
from functools import cache

from django.urls import NoReverseMatch, Resolver404, get_resolver, resolve, reverse

from luminaria.kernel.errors import LuminariaError
from luminaria.packs import pack
from luminaria.project.publishing import own
from luminaria.project.publishing.asking import Answer, ask
from luminaria.project.publishing.links import HasForm, addresses, as_file, file_of

WHOLE = "luminaria.project.urls_public"
OF_A_PACK = ("learn.page", None)
# The API answers questions; files answer none. What it has can be taken along: luminaria directory export.
NOT_FILES = "/hsds/"
ONWARD = (301, 302, 303)


class BrokenLink(LuminariaError):
    """A page leads to nothing, or cannot stand without a server."""


def gathered() -> dict[str, bytes]:
    """File name -> bytes. Raises BrokenLink with the page and the address at fault."""
    answers: dict[str, Answer] = {}
    waiting = [(path, "") for path in sorted(set(_known()))]
    while waiting:
        path, seen_on = waiting.pop()
        if path in answers or left_out(path):
            continue
        answers[path] = _answer(path, seen_on)
        if answers[path].is_html:
            waiting += [(found, path) for found in addresses(answers[path].body.decode())]
    files = {file_of(path): _file(path, answer) for path, answer in answers.items()}
    return dict(sorted((files | own.pages()).items()))


def _known() -> Iterator[str]:
    """Addresses that need no more than a language, and every page and place of the pack."""
    names = {str(name) for name in get_resolver().reverse_dict if isinstance(name, str)}
    for locale in pack().locales:
        for name in names - {"learn.front", "learn.leave"}:
            try:
                yield reverse(name, kwargs={"locale": locale})
            except NoReverseMatch:
                continue
        yield from (reverse("learn.page", args=[locale, page.slug]) for page in pack().pages(locale))
        yield from (reverse("learn.setting", args=[locale, one.code]) for one in pack().settings(locale))


def _answer(path: str, seen_on: str) -> Answer:
    answer = ask(path)
    if answer.status in ONWARD:
        answer = own.going_on(path, answer.headers["Location"])
    if answer.status != 200:
        raise BrokenLink(f"{seen_on or 'The pack'} leads to {path}, which answers {answer.status}.")
    if "Set-Cookie" in answer.headers:
        raise BrokenLink(f"{path} sets a cookie. A published page keeps nothing.")
    return answer


def _file(path: str, answer: Answer) -> bytes:
    if not answer.is_html:
        return answer.body
    policy = answer.headers["Content-Security-Policy"]
    try:
        return as_file(answer.body.decode(), file_of(path), policy, left_out).encode()
    except HasForm as fault:
        raise BrokenLink(f"{path} has a form. Leave it out where takes_forms is false.") from fault


@cache
def left_out(path: str) -> bool:
    """True for an address of the whole public program that this one does not serve."""
    if path.startswith(NOT_FILES):
        return True
    name = _name(path, WHOLE)
    return name not in OF_A_PACK and name != _name(path, None)


def _name(path: str, addresses_of: str | None) -> str | None:
    try:
        return resolve(path, addresses_of).url_name
    except Resolver404:
        return None

"""From a page of a server to a page of a folder, and what cannot become one."""

from collections.abc import Iterator

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import override_settings
from django.urls import clear_url_caches

from luminaria.project.publishing import BrokenLink, asking, gathering, own
from luminaria.project.publishing.asking import Answer
from luminaria.project.publishing.links import HasForm, addresses, as_file, file_of
from tests.programs import settings_of

POLICY = "default-src 'none'; style-src 'sha256-x='; form-action 'self'; frame-ancestors 'none'"
HEAD = '<!doctype html>\n<meta charset="utf-8">\n'


def _nothing(path: str) -> bool:
    return False


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/", "index.html"),
        ("/en/", "en/index.html"),
        ("/en/signs/hotel/", "en/signs/hotel/index.html"),
        ("/leave/en", "leave/en.html"),
        ("/en/cards/county/taos.pdf", "en/cards/county/taos.pdf"),
    ],
)
def test_every_address_has_one_file(path: str, file: str) -> None:
    assert file_of(path) == file


@pytest.mark.parametrize(
    ("link", "there"),
    [
        ("/en/help/", "../help/index.html"),
        ("/en/help/#danger", "../help/index.html#danger"),
        ("/es/guide/", "../../es/guide/index.html"),
        ("/leave/en", "../../leave/en.html"),
        ("/en/guide/", "index.html"),
        ("#main", "#main"),
        ("tel:911", "tel:911"),
        ("sms:233733?&amp;body=HELP", "sms:233733?&amp;body=HELP"),
        ("https://example.org/a", "https://example.org/a"),
        ("//example.org/a", "//example.org/a"),
    ],
)
def test_links_of_ours_become_relative_and_others_stay(link: str, there: str) -> None:
    html = f'{HEAD}<p class="q"><a class="b" href="{link}" lang="en">a <b>b</b></a></p>'
    made = as_file(html, "en/guide/index.html", POLICY, _nothing)
    assert f'<p class="q"><a class="b" href="{there}" lang="en">a <b>b</b></a></p>' in made


def test_a_link_to_what_is_left_out_becomes_its_words() -> None:
    link = '<a href="/en/letter/">write a <b>letter</b></a>'
    html = f'{HEAD}<p>You can {link} or <a href="/en/help/">call</a>.</p>'
    made = as_file(html, "en/index.html", POLICY, lambda path: path == "/en/letter/")
    assert '<p>You can write a <b>letter</b> or <a href="help/index.html">call</a>.</p>' in made


def test_the_policy_goes_into_the_page_without_what_only_a_header_can_say() -> None:
    made = as_file(f"{HEAD}<style>a</style>", "en/index.html", POLICY, _nothing)
    assert (
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'sha256-x='; form-action 'none'\">" in made
    )


@pytest.mark.parametrize("tag", ["form", "input", "button", "select", "textarea"])
def test_what_takes_something_in_is_refused(tag: str) -> None:
    with pytest.raises(HasForm):
        as_file(f"{HEAD}<{tag} name=x>", "en/index.html", POLICY, _nothing)


def test_addresses_are_those_of_ours_with_where_a_page_goes_on_to() -> None:
    html = (
        '<meta http-equiv="refresh" content="0; url=/en/today/"><a class=x href="/en/help/#a">x</a>'
        '<a href="#b">b</a><a href="tel:1">c</a><a>d</a><a href="https://example.org">e</a>'
    )
    assert sorted(addresses(html)) == ["/en/help/", "/en/today/"]


@pytest.fixture
def teaching(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """This process is the public program without forms."""
    monkeypatch.setattr(asking, "_program", asking._program.__wrapped__)
    gathering.left_out.cache_clear()
    given = settings_of("public") | {"ROOT_URLCONF": "luminaria.project.urls_published", "TAKES_FORMS": False}
    # As Django's own client does: no connection is looked at before a request.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    with override_settings(**given):
        yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
    clear_url_caches()
    gathering.left_out.cache_clear()


@pytest.mark.usefixtures("teaching")
def test_forms_are_left_out_and_pages_are_not() -> None:
    left = ["/en/report/", "/es/report/status/", "/en/search/", "/en/letter/", "/en/guide/whole/"]
    assert [path for path in left if not gathering.left_out(path)] == []
    kept = ["/en/", "/en/guide/", "/en/help/", "/es/phone/", "/en/no-such-page/", "/nothing", "/leave/en"]
    assert [path for path in kept if gathering.left_out(path)] == []


def _instead(monkeypatch: pytest.MonkeyPatch, path: str, answer: Answer) -> None:
    real = asking.ask
    monkeypatch.setattr(gathering, "ask", lambda asked: answer if asked == path else real(asked))
    monkeypatch.setattr(gathering, "_known", lambda: iter([path]))


def _answer(body: str, status: int = 200, **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    said = {"Content-Type": "text/html", "Content-Security-Policy": POLICY, **named}
    return Answer(status, said, f"{HEAD}{body}".encode())


@pytest.mark.usefixtures("teaching")
@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (
            _answer('<a href="/en/no-such-page/">x</a>'),
            "/en/one/ leads to /en/no-such-page/, which answers 404",
        ),
        (_answer("<form>"), "/en/one/ has a form"),
        (_answer("x", Set_Cookie="a=b"), "/en/one/ sets a cookie"),
        (_answer("x", 500), "The pack leads to /en/one/, which answers 500"),
    ],
)
def test_what_cannot_stand_as_a_file_is_refused(
    monkeypatch: pytest.MonkeyPatch, answer: Answer, sentence: str
) -> None:
    _instead(monkeypatch, "/en/one/", answer)
    with pytest.raises(BrokenLink) as refused:
        gathering.gathered()
    assert sentence in refused.value.sentence


@pytest.mark.usefixtures("teaching")
def test_a_redirect_becomes_a_page_that_goes_on_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    _instead(monkeypatch, "/leave/es", _answer("", 303, Location="https://example.org/weather"))
    page = gathering.gathered()["leave/es.html"].decode()
    assert '<meta http-equiv="refresh" content="0; url=https://example.org/weather">' in page
    assert '<html lang="es">' in page
    assert own.going_on("/en/x", "/en/y/").body.decode().count("/en/y/") == 2

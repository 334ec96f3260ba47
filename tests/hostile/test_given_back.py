"""A refused form gives the words back, and never a secret."""

import inspect

import pytest
from django import forms
from django.forms import HiddenInput
from django.http.multipartparser import MultiPartParser
from django.test import RequestFactory

from luminaria.people import forms as people
from luminaria.people.forms import Secret
from luminaria.ui import given_back
from tests.programs import ProgramClient

URLENCODED = "application/x-www-form-urlencoded"


def test_no_secret_of_any_form_is_given_back() -> None:
    every = [one for _, one in inspect.getmembers(people, inspect.isclass) if issubclass(one, forms.Form)]
    secret = {
        name
        for form in every
        for name, field in form.base_fields.items()
        if isinstance(field, Secret) or isinstance(field.widget, HiddenInput) or "share" in name
    }
    assert secret - given_back.SECRETS == set()


def test_words_come_back_and_secrets_and_codes_do_not(rf: RequestFactory) -> None:
    sent = {
        "words": "so it was",
        "kept.words": "before",
        "kept.again": "s3cret s3cret",
        "passphrase": "my own",
    }
    sent |= {"once": "6f1c3c2e-8f5a-4c43-9d52-0c2a8d6b7c11", "seen": "4", "state": "ASKED", "tick": "on"}
    assert given_back.words(rf.post("/", sent, content_type=URLENCODED)) == []
    assert given_back.words(rf.post("/", sent)) == ["so it was", "before"]


@pytest.mark.parametrize("more", ["w" * 300_000, "&f=1" * 300])
def test_a_form_that_is_too_large_is_given_back_whole(desk: ProgramClient, db: None, more: str) -> None:
    body = f"name=Dee+%3Cb%3E&passphrase=my+secret+words&long=so{more}"
    answer = desk.generic("POST", "/sign-in/", body.encode(), URLENCODED)
    page = answer.content.decode()
    assert answer.status_code == 413
    assert "Dee &lt;b&gt;" in page
    assert more.partition("&")[0] in page
    assert "my secret words" not in page


def test_more_than_can_be_read_is_refused_in_a_sentence(desk: ProgramClient, db: None) -> None:
    answer = desk.generic("POST", "/sign-in/", b"name=" + b"w" * (3 * given_back.MOST), URLENCODED)
    assert answer.status_code == 413
    assert "more than the desk takes at once" in answer.content.decode()


def test_a_form_without_our_token_is_given_back(db: None) -> None:
    desk = ProgramClient("desk", enforce_csrf_checks=True)
    answer = desk.post("/join/", {"name": "Dee of the desk", "passphrase": "my secret words"})
    assert answer.status_code == 403
    assert "Dee of the desk" in answer.content.decode()
    assert "my secret words" not in answer.content.decode()


@pytest.mark.parametrize("path", ["/en/guide/", "/en/report/", "/en/help/"])
def test_a_large_file_is_refused_before_it_is_read(
    public: ProgramClient, db: None, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    def read(*_: object) -> None:
        raise AssertionError("it was read")

    monkeypatch.setattr(MultiPartParser, "parse", read)
    head = b'--x\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\n'
    body = head + b"f" * 300_000 + b"\r\n--x--\r\n"
    answer = public.generic("POST", path, body, "multipart/form-data; boundary=x")
    assert answer.status_code == 413
    assert 'href="tel:' in answer.content.decode()
    assert "Content-Security-Policy" in answer

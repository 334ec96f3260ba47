"""The headers of both programs."""

import re

import pytest
from django.test import override_settings

from luminaria.ui import assets
from luminaria.ui.middleware import headers
from tests.programs import ProgramClient

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
ADDRESSES = [
    ("public", "/en/"),
    ("public", "/en/help/"),
    ("public", "/nothing"),
    ("desk", "/sign-in/"),
    ("desk", "/no/"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("program", "path"), ADDRESSES)
def test_every_answer_carries_them(program: str, path: str) -> None:
    response = ProgramClient(program).get(path)
    assert ALWAYS.items() <= response.headers.items()
    assert response["Referrer-Policy"] == ("no-referrer" if program == "public" else "same-origin")
    assert "Server" not in response
    assert "X-Powered-By" not in response
    assert "Strict-Transport-Security" not in response, "without TLS it would shut people out"


@pytest.mark.django_db
@pytest.mark.parametrize(("program", "path"), ADDRESSES)
def test_policy_allows_exactly_what_stands_in_the_page(program: str, path: str) -> None:
    response = ProgramClient(program).get(path)
    body, policy = response.content.decode(), response["Content-Security-Policy"]
    for directive in (
        "default-src 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    ):
        assert directive in policy
    assert "unsafe" not in policy
    inside = {assets._asset(text).source for text in re.findall(r"<style>(.*?)</style>", body, re.DOTALL)}
    assert inside
    assert inside == set(re.findall(r"'sha256-[^']+'", policy.partition("style-src ")[2].partition(";")[0]))
    scripts = re.findall(r"<script>(.*?)</script>", body, re.DOTALL)
    assert [assets._asset(text).source in policy for text in scripts] == [True]
    assert not re.search(r"\son\w+=|\sstyle=", body)


def test_tls_is_remembered_when_there_is_tls() -> None:
    with override_settings(SECURE_HSTS_SECONDS=31_536_000):
        assert headers("public")["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"

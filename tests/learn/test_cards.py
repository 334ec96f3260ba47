"""The cards on the public program: a warning before any of them, and two that say nothing of the subject."""

import re

import pytest

from luminaria.learn.paper import CARDS
from luminaria.learn.paper.files import file
from luminaria.packs import pack
from tests.programs import ProgramClient

LOCALES = pack().locales
KINDS = tuple(CARDS)
# What a card that gives nobody away must not say, in any language of the pack.
SUBJECT = re.compile(
    r"traffick|trata|tráfico|exploit|explot|forced|forzad|fuerza|victim|víctima|surviv|sobreviv|advocate|"
    r"persona de apoyo|hotline|abus|assault|agresi|sex|police report|denunci|rescue|luminaria|report",
    re.IGNORECASE,
)
ARTICLE = re.compile(r'<article class="paper.*?</article>', re.DOTALL)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_warning_stands_before_every_card_and_every_file(public: ProgramClient, locale: str) -> None:
    for path in ("", *(f"{kind}/" for kind in KINDS)):
        html = public.get(f"/{locale}/cards/{path}").content.decode()
        warning = html.index(pack().words(locale)["cards.warning_found"])
        assert warning < html.index(".pdf")
        assert not path or warning < html.index("<article")


def test_no_other_page_leads_to_a_file_without_the_warning(public: ProgramClient) -> None:
    warning = pack().words("en")["cards.warning_found"]
    led = 0
    for path in ("", "help/", "contacts/", "counties/", "counties/taos/", "learn/", "pages/", "rural/"):
        html = public.get(f"/en/{path}").content.decode()
        led += ".pdf" in html
        assert ".pdf" not in html or warning in html.partition(".pdf")[0], path
    assert led == 1


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", ["plain", "slips"])
def test_a_plain_card_gives_nobody_away(public: ProgramClient, locale: str, kind: str) -> None:
    page = CARDS[kind](locale)
    html = public.get(f"/{locale}/cards/{kind}/").content.decode()
    (article,) = ARTICLE.findall(html)
    (title,) = re.findall("<title>(.*?)</title>", html)
    outside = file(page).partition(b"stream")[0].decode(errors="replace")
    for words in (article, title, page.title, outside, *_strings(page.data["entries"])):
        assert SUBJECT.search(words) is None, words


def test_the_search_for_the_subject_finds_it_on_the_pocket_card() -> None:
    found = [word for locale in LOCALES for word in _strings(CARDS["pocket"](locale).data["lines"])]
    assert any(SUBJECT.search(word) for word in found)


def _strings(found: object) -> list[str]:
    if isinstance(found, str):
        return [found]
    if isinstance(found, list | tuple):
        return [text for one in found for text in _strings(one)]
    slots = getattr(found, "__dataclass_fields__", {})
    return [text for name in slots for text in _strings(getattr(found, name)) if name not in ("href", "id")]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_page_and_the_file_say_the_same_numbers(public: ProgramClient, locale: str) -> None:
    for kind in KINDS:
        html = public.get(f"/{locale}/cards/{kind}/").content.decode()
        (article,) = ARTICLE.findall(html)
        data = CARDS[kind](locale).data
        lines = data.get("lines") or data["entries"]
        assert isinstance(lines, list)
        numbers = [reach.number for line in lines for reach in line.reach]
        assert re.findall(r'class="num"[^>]*>([^<]+)<', article) == numbers


def test_the_plain_list_takes_verified_numbers_only() -> None:
    table = pack().source.document["paper"]
    named = [entry["contact"] for entry in table["plain"]] + [table["slip"]]
    assert {pack().contact(id, "en").fact.status for id in named} == {"verified"}


def test_every_contact_that_a_card_names_is_in_the_pack() -> None:
    table = pack().source.document["paper"]
    named = {*table["pocket"], table["slip"], *(entry["contact"] for entry in table["plain"])}
    assert named - {contact.id for contact in pack().contacts("en")} == set()


def test_a_pack_without_cards_offers_none(public: ProgramClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(pack().source.document, "paper")
    html = public.get("/en/cards/").content.decode()
    assert "/cards/pocket/" not in html
    assert "/en/cards/county/taos.pdf" in html
    assert public.get("/en/cards/pocket/").status_code == 404
    assert public.get("/en/cards/county/taos.pdf").status_code == 200


def test_a_file_is_shown_and_not_saved_and_never_kept(public: ProgramClient) -> None:
    answer = public.get("/es/cards/county/taos.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == "inline"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.content.startswith(b"%PDF-1.7")
    assert not answer.cookies


@pytest.mark.parametrize(
    "path",
    ["cards/nothing/", "cards/nothing.pdf", "cards/county/nowhere.pdf", "cards/county.pdf", "cards/county/"],
)
def test_what_does_not_exist_is_a_helpful_page(public: ProgramClient, path: str) -> None:
    answer = public.get(f"/en/{path}")
    assert answer.status_code == 404
    assert "911" in answer.content.decode()

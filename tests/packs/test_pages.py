"""Pages: a safe subset of Markdown, links that stay in the reader's language."""

from pathlib import Path

import pytest

from luminaria.packs import Pack, load
from luminaria.packs.rules import NotInPack, PackBroken


@pytest.mark.parametrize("locale", ["en", "es"])
@pytest.mark.parametrize("slug", ["help", "phone", "what-to-do", "under-18", "law"])
def test_the_pages_are_there_in_both_languages(new_mexico: Pack, slug: str, locale: str) -> None:
    page = new_mexico.page(slug, locale)
    assert page.title and page.lead and page.sections


def test_links_stay_in_the_language(new_mexico: Pack) -> None:
    section = new_mexico.page("help", "es").section("before")
    assert section is not None and 'href="/es/phone/"' in section.blocks[0].html


def test_numbers_come_from_the_contacts(new_mexico: Pack) -> None:
    section = new_mexico.page("help", "en").section("emergency")
    assert section is not None and section.title == "If you call 911"


def test_a_page_about_help_has_a_neutral_tab(new_mexico: Pack) -> None:
    for locale in new_mexico.locales:
        for page in new_mexico.pages(locale):
            assert not page.help or "traf" not in page.tab.lower()


def test_markup_of_a_pack_is_text(copied: Path) -> None:
    _append(copied, "Look <script>alert(1)</script> & see")
    page = load("us_nm", (copied,)).page("phone", "en")
    assert page.sections[-1].blocks[-1].html == "Look &lt;script&gt;alert(1)&lt;/script&gt; &amp; see"


@pytest.mark.parametrize("line", ["<b>x</b>", "@image x.png", "### deep"])
def test_a_line_it_cannot_read_is_refused(copied: Path, line: str) -> None:
    _append(copied, line)
    with pytest.raises(PackBroken, match=r"pages/en/phone\.md"):
        load("us_nm", (copied,)).pages("en")


def test_a_page_cannot_show_a_hidden_number(copied: Path) -> None:
    _append(copied, "Call {c-nm-768free}.")
    with pytest.raises(PackBroken, match="c-nm-768free"):
        load("us_nm", (copied,)).pages("en")


def test_a_page_cannot_cite_a_law_that_may_not_be_shown(copied: Path) -> None:
    _append(copied, "@law nm-child-03")
    with pytest.raises(PackBroken, match="nm-child-03"):
        load("us_nm", (copied,)).pages("en")


def test_a_page_that_nobody_verified_stays_hidden(copied: Path) -> None:
    path = copied / "us/pages/en/phone.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace('"sourced"', '"unverified"', 1), encoding="utf-8"
    )
    with pytest.raises(NotInPack):
        load("us_nm", (copied,)).page("phone", "en")


def _append(copied: Path, text: str) -> None:
    path = copied / "us/pages/en/phone.md"
    path.write_text(path.read_text(encoding="utf-8") + f"\n\n{text}\n", encoding="utf-8")

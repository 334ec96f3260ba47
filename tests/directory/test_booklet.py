"""The booklet read back: all that is listed and nothing else, tagged, on its paper, the same to the byte."""

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from pypdf import PageObject, PdfReader

from luminaria.directory.models import Listing
from luminaria.directory.paper import Booklet, Edition, as_page, as_pdf, booklet
from luminaria.directory.paper.booklets import EDITIONS
from luminaria.directory.views import booklet as views
from luminaria.kernel import clock
from luminaria.packs import pack
from luminaria.ui import paper as press
from tests.databases import database_role
from tests.directory import generated, listed
from tests.learn.test_cards import SUBJECT

LOCALES = pack().locales
Document = dict[str, Any]
pytestmark = pytest.mark.django_db


def _service(number: int, name: str, **fields: Any) -> Document:
    return {
        "id": str(UUID(int=number)),
        "name": name,
        "status": "active",
        "description": f"What {name} does.",
        "phones": [{"id": str(UUID(int=900 + number)), "number": f"505-555-01{number:02}"}],
        **fields,
    }


def _area(extent: str) -> list[Document]:
    return [{"id": str(UUID(int=1)), "name": extent, "extent": extent}]


STATE = _service(1, "Ember line", service_areas=_area("all"))
TAOS = _service(
    2, "Juniper house", service_areas=_area("taos"), translations={"es": {"name": "Casa Junípero"}}
)
LEA = _service(3, "Mesa desk", service_areas=_area("lea"))
LOST = _service(4, "Wind kitchen")


@pytest.fixture(autouse=True)
def some() -> Iterator[None]:
    with clock.fixed(datetime(2026, 11, 21, 12, tzinfo=UTC)):
        _list(STATE, TAOS, LEA, LOST)
        yield


def _list(*documents: Document) -> None:
    with database_role("owner"):
        listed.write(documents)


def _read(made: Booklet) -> PdfReader:
    return PdfReader(io.BytesIO(as_pdf(made)))


def _text(pdf: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).replace("\u200b", "").split())


def test_a_booklet_has_the_whole_state_then_each_county_then_what_names_no_place() -> None:
    made = booklet("en")
    chapters = made.data["chapters"]
    assert isinstance(chapters, list)
    assert [(one["title"], [line["name"] for line in one["entries"]]) for one in chapters] == [
        ("All of New Mexico", ["Ember line"]),
        ("Lea County", ["Mesa desk"]),
        ("Taos County", ["Juniper house"]),
        ("Where we do not know the place", ["Wind kitchen"]),
    ]
    text = _text(_read(made))
    for name in ("Ember line", "Juniper house", "Mesa desk", "Wind kitchen"):
        assert text.count(f"What {name} does.") == 1


def test_a_booklet_of_a_county_has_its_services_and_those_of_the_state() -> None:
    text = _text(_read(booklet("es", county="taos")))
    assert "Casa Junípero" in text
    assert "Ember line" in text
    assert "505-555-0102" in text
    assert "Mesa desk" not in text
    assert "Wind kitchen" not in text


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)
def test_every_file_is_tagged_titled_and_in_its_language(locale: str, edition: Edition) -> None:
    made = booklet(locale, county="taos", edition=edition)
    pdf = _read(made)
    root: Any = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == locale
    assert pdf.metadata is not None
    assert pdf.metadata.title == made.title
    assert pdf.metadata.author is None
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in as_pdf(made)
    first = root["/StructTreeRoot"]["/K"][0].get_object()["/K"][0].get_object()
    assert first["/S"] == "/H1"


@pytest.mark.parametrize("locale", LOCALES)
def test_a_neutral_cover_says_nothing_of_what_it_is_for(locale: str) -> None:
    made = booklet(locale, county="taos", edition=Edition(neutral=True))
    pdf = _read(made)
    cover = pdf.pages[0].extract_text()
    outside = as_pdf(made).partition(b"stream")[0].decode(errors="replace")
    page = as_page(made).decode()
    web_cover = page.partition('<header class="cover">')[2].partition("</header>")[0]
    title = page.partition("<title>")[2].partition("</title>")[0]
    for words in (cover, outside, made.title, web_cover, title):
        assert SUBJECT.search(words) is None, words
    assert made.title in " ".join(cover.split())
    told = booklet(locale, county="taos")
    assert str(told.data["cover"]["for_whom"]) == pack().words(locale)["sheet.for_whom"]  # type: ignore[index]


def test_the_cover_has_the_day_of_the_data_and_what_each_mark_means() -> None:
    text = _text(_read(booklet("en", county="taos")))
    assert "Newest fact in this booklet: October 31, 2026." in text  # midnight in Greenwich is evening here
    for standing in ("CONFIRMED", "PRINTED", "NAMED", "OLD"):
        assert pack().words("en")[f"service.standing_what.{standing}"] in text


def test_each_need_leads_to_the_page_of_its_entry() -> None:
    need = {"id": str(UUID(int=50)), "code": "x", "name": "X", "needs": ["HOUSING"]}
    many = [_service(200 + at, f"Alder {at}", service_areas=_area("taos")) for at in range(30)]
    _list(
        *many, _service(99, "Yucca house", service_areas=_area("taos"), attributes=[{"taxonomy_term": need}])
    )
    pdf = _read(booklet("en", county="taos"))
    index = " ".join(pdf.pages[-1].extract_text().split())
    told = re.search(r"A place to live • Yucca house (\d+)", index)
    assert told
    assert "What Yucca house does." in " ".join(pdf.pages[int(told[1]) - 1].extract_text().split())


def test_what_is_said_on_a_page_stands_in_the_file_and_the_other_way_round() -> None:
    made = booklet("en")
    page = re.sub(r"<style>.*?</style>|<title>.*?</title>", "", as_page(made).decode(), flags=re.S)
    words = set(re.findall(r"\w+", re.sub(r"<[^>]+>", " ", page)))
    paper = set(re.findall(r"\w+", _text(_read(made))))
    assert words - paper == set()
    assert {word for word in paper - words if not word.isdigit()} == {"Page", "of"} - words


def test_the_same_facts_give_the_same_bytes() -> None:
    first, page = as_pdf(booklet("es")), as_page(booklet("es"))
    press._kept.clear()
    with clock.fixed(datetime(2027, 3, 1, tzinfo=UTC)):
        assert as_pdf(booklet("es")) == first
        assert as_page(booklet("es")) == page


def test_free_places_are_not_printed_since_paper_cannot_be_corrected() -> None:
    room = [{"unit": {"name": "beds"}, "available": 3, "updated": "2026-11-21T08:00:00Z"}]
    _list(_service(60, "Bed house", service_areas=_area("taos"), capacities=room))
    assert "beds" not in _text(_read(booklet("en", county="taos")))


def test_a_text_is_never_read_as_code() -> None:
    _list(_service(61, '#panic("x") $a$ <b> & *c*', service_areas=_area("taos")))
    made = booklet("en", county="taos")
    assert '#panic("x") $a$ <b> & *c*' in _text(_read(made))
    assert "&lt;b&gt; &amp;" in as_page(made).decode()


@pytest.mark.parametrize("edition", [Edition(), Edition(large=True)], ids=["small", "large"])
def test_everything_stands_on_its_paper(edition: Edition) -> None:
    """Invented services of every shape, and words that are longer than a line."""
    long = _service(70, "W" * 290, service_areas=_area("taos"), url=f"https://long.example/{'path/' * 60}")
    gate = {"name": "G" * 200, "how": "h" * 300, "phones": [{"number": "505-555-0170 " * 9}]}
    _list(long, _service(71, "Gate", service_areas=_area("taos"), front_gate=gate), *generated.feed(60, 7))
    pdf = _read(booklet("en", edition=edition))
    for number, page in enumerate(pdf.pages):
        beyond = [words for words, x, y in _placed(page) if not 0 < x < 612 or not 0 < y < 792]
        assert beyond == [], number
    lines = [line for page in pdf.pages for line in page.extract_text().replace("\u200b", "").splitlines()]
    wide = [line.count("W") for line in lines if "WWW" in line]
    assert sum(wide) >= 290
    assert max(wide) * (18 if edition.large else 10.5) * 0.9 <= 612 - 108, "a word runs off the paper"


def _placed(page: PageObject) -> list[tuple[str, float, float]]:
    """Where each run of letters begins, in points from the lower left corner."""
    found: list[tuple[str, float, float]] = []

    def note(words: str, page_at: list[float], at: list[float], *_: Any) -> None:
        if words.strip():
            x, y = at[4], at[5]
            a, b, c, d, right, up = page_at
            found.append((words, x * a + y * c + right, x * b + y * d + up))

    page.extract_text(visitor_text=note)
    return found


def test_every_listed_service_is_in_the_booklet_of_all() -> None:
    _list(*generated.feed(80, 3))
    text = _text(_read(booklet("en")))
    names = list(Listing.objects.values_list("name", flat=True))
    assert len(names) == 84
    assert [name for name in names if " ".join(name.split()) not in text] == []


def test_nothing_listed_is_said() -> None:
    with database_role("owner"):
        Listing.objects.all().delete()
    for locale in LOCALES:
        text = _text(_read(booklet(locale)))
        assert pack().words(locale)["booklet.none"] in text


def test_a_thick_county_is_not_set_for_strangers(monkeypatch: pytest.MonkeyPatch) -> None:
    assert views.may_be_set("taos")
    monkeypatch.setattr(views, "MOST", 1)
    assert not views.may_be_set("taos")


def _address(county: str = "taos", edition: str = "booklet", locale: str = "en") -> str:
    return f"/{locale}/services/in/{county}/{edition}.pdf"

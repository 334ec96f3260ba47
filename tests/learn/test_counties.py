"""The map, the list and the sheets: every county, in every language, and those of another jurisdiction."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luminaria.learn.queries import areas, county_sheet
from luminaria.learn.queries.counties import areas_of
from luminaria.packs import load, pack
from luminaria.packs.rules import NotInPack
from tests.learn import elsewhere
from tests.learn.conftest import Reader
from tests.learn.reading import Words, dialled
from tests.learn.weight import PACKED, PAGE, wire_bytes
from tests.packs import invented

SEATS = {
    "Bernalillo": "Albuquerque", "Catron": "Reserve", "Chaves": "Roswell", "Cibola": "Grants",
    "Colfax": "Raton", "Curry": "Clovis", "De Baca": "Fort Sumner", "Doña Ana": "Las Cruces",
    "Eddy": "Carlsbad", "Grant": "Silver City", "Guadalupe": "Santa Rosa", "Harding": "Mosquero",
    "Hidalgo": "Lordsburg", "Lea": "Lovington", "Lincoln": "Carrizozo", "Los Alamos": "Los Alamos",
    "Luna": "Deming", "McKinley": "Gallup", "Mora": "Mora", "Otero": "Alamogordo", "Quay": "Tucumcari",
    "Rio Arriba": "Tierra Amarilla", "Roosevelt": "Portales", "San Juan": "Aztec", "San Miguel": "Las Vegas",
    "Sandoval": "Bernalillo", "Santa Fe": "Santa Fe", "Sierra": "Truth or Consequences",
    "Socorro": "Socorro", "Taos": "Taos", "Torrance": "Estancia", "Union": "Clayton", "Valencia": "Los Lunas",
}  # fmt: skip
LOCALES = pack().locales
ALL = [(locale, area.id) for locale in LOCALES for area in areas(locale)]
# The sheet with the most towns, and so the heaviest, and two others; every one is made in a test below.
SOME = ("dona-ana", "los-alamos", "rio-arriba")


def test_new_mexico_has_its_33_counties_with_their_seats() -> None:
    assert {area.name: area.seat for area in areas("en")} == SEATS


@pytest.mark.parametrize("locale", LOCALES)
def test_the_map_and_the_list_lead_to_the_same_sheets(reader: Reader, locale: str) -> None:
    body = reader.get(f"/{locale}/counties/").content.decode()
    drawn = re.findall(rf'<a href="(/{locale}/counties/[a-z-]+/)"[^>]*><path d="M', body)
    listed = re.findall(rf'<li><a href="(/{locale}/counties/[a-z-]+/)"><b>', body)
    assert drawn == listed == [f"/{locale}/counties/{area.id}/" for area in areas(locale)]
    assert wire_bytes(reader.get(f"/{locale}/counties/", headers=PACKED)) <= PAGE


def test_every_shape_on_the_map_has_a_name_and_nobody_meets_it_twice(reader: Reader) -> None:
    svg = re.search(r"<svg class=\"map\".*?</svg>", reader.get("/en/counties/").content.decode(), re.DOTALL)
    assert svg is not None and 'aria-hidden="true"' in svg[0]
    for link in re.findall(r"<a .*?</a>", svg[0], re.DOTALL):
        hidden = 'class="tight"' in link or "<text" not in link
        assert 'tabindex="-1"' in link and ("<title>" if hidden else "<text") in link


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("county_id", SOME)
def test_a_sheet_says_who_helps_and_what_nobody_knows(reader: Reader, locale: str, county_id: str) -> None:
    response = reader.get(f"/{locale}/counties/{county_id}/")
    sheet = county_sheet(county_id, locale)
    words = Words(response.content.decode())
    assert response.status_code == 200
    assert sheet.title in words.pieces
    assert {"911", "18883737888", "15054383733", "988"} <= dialled(words)
    assert sheet.hospital and sheet.hospital.name in words.text
    assert pack().words(locale)["counties.hospital_mark"] in words.text
    assert pack().words(locale)["counties.text911_unknown"] in words.text
    assert all(step in words.text for step in (*sheet.steps, *(one.words for one in sheet.sayings)))
    assert not response.cookies
    assert wire_bytes(reader.get(f"/{locale}/counties/{county_id}/", headers=PACKED)) <= PAGE


@pytest.mark.parametrize(("locale", "county_id"), ALL)
def test_every_county_has_a_sheet(locale: str, county_id: str) -> None:
    sheet = county_sheet(county_id, locale)
    assert sheet.name in sheet.title
    assert sheet.seat in sheet.towns_line
    assert sheet.ways
    assert sheet.national
    assert sheet.state
    assert all((*sheet.hospital_lines, *sheet.steps, sheet.text911, sheet.no_county))


def test_every_public_number_stands_on_a_sheet_once() -> None:
    sheet = county_sheet("taos", "en")
    shown = [one.id for one in (*sheet.national, *sheet.state, *sheet.county)]
    everyone = {one.id for one in pack().contacts("en")} - {pack().dock("en").danger.contact_id}
    assert sorted(shown) == sorted(everyone)
    assert "c-nhth" in {one.id for one in sheet.national}
    assert "c-nm-getfree" in {one.id for one in sheet.state}


@pytest.mark.parametrize("county_id", ["no-such-county", "dona_ana", "x" * 300])
def test_an_unknown_county_meets_the_whole_list(reader: Reader, county_id: str) -> None:
    response = reader.get(f"/es/counties/{county_id}/")
    body = response.content.decode()
    assert response.status_code == 404
    assert pack().words("es")["counties.unknown_title"] in body
    assert "/es/counties/taos/" in body
    assert county_id not in body.replace(f"/counties/{county_id}/", "")
    with pytest.raises(NotInPack):
        county_sheet(county_id, "es")


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("Albuquerque", ["bernalillo"]),
        ("  albuquerque ", ["bernalillo"]),
        ("ABQ", ["bernalillo"]),
        ("Española", ["rio-arriba", "santa-fe"]),
        ("espanola", ["rio-arriba", "santa-fe"]),
        ("Bernalillo", ["bernalillo", "sandoval"]),
        ("Doña Ana County", ["dona-ana"]),
        ("condado de taos", ["taos"]),
        ("T or C", ["sierra"]),
        ("Truth or", ["sierra"]),
        ("Rio", ["rio-arriba", "sandoval"]),
        ("zz", []),
        ("", []),
        ("!", []),
    ],
)
def test_a_place_name_leads_to_its_counties(typed: str, ids: list[str]) -> None:
    assert [area.id for area in areas_of(typed, "en")] == ids


def test_a_typed_place_stands_in_no_address_and_nothing_is_set(reader: Reader) -> None:
    response = reader.post("/en/counties/", {"place": "Española"})
    body = response.content.decode()
    assert response.status_code == 200
    assert '<a class="button" href="/en/counties/santa-fe/">' in body
    assert not response.cookies
    assert "spa%C3" not in body
    lost = reader.post("/en/counties/", {"place": "Atlantis"}).content.decode()
    assert pack().words("en")["counties.not_found"] in lost


@settings(max_examples=200, deadline=None)
@given(place=st.text(max_size=300))
def test_whatever_is_typed_is_a_place_or_none(place: str) -> None:
    assert {area.id for area in areas_of(place, "es")} <= {id for _, id in ALL}


@pytest.mark.parametrize(
    "place", ["\x00\x01", "x" * 10_000, "<script>alert(1)</script>", "\u202e\ud83d", "'"]
)
def test_whatever_is_typed_gets_a_page(reader: Reader, place: str) -> None:
    response = reader.post("/es/counties/", {"place": place.encode(errors="replace").decode()})
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


def test_another_jurisdiction_has_its_own_kind_of_place(reader: Reader, tmp_path: Path) -> None:
    with elsewhere.in_force(elsewhere.build(tmp_path)):
        body = Words(reader.get("/en/counties/").content.decode()).text
        assert "Choose your parish." in body
        assert "county" not in body.lower()
        assert "Upper Zaruma" in body
        assert reader.get("/en/counties/taos/").status_code == 404


def test_the_nearest_hospital_may_stand_in_another_part(tmp_path: Path) -> None:
    with elsewhere.in_force(elsewhere.build(tmp_path)):
        here, there = county_sheet("upper", "en"), county_sheet("lower", "es")
    assert here.hospital_lines[:2] == ("Lampton House", "1 Hill, Lampton")
    assert not [line for line in here.hospital_lines if "nearest one we know" in line]
    elsewhere_line = "Es el más cercano que conocemos. Está en la parroquia de Upper Zaruma."
    assert [line for line in there.hospital_lines if line.startswith(elsewhere_line)]


def test_text_to_the_emergency_number_is_unknown_until_somebody_says_who_said_so(tmp_path: Path) -> None:
    with elsewhere.in_force(elsewhere.build(tmp_path)):
        told, untold = county_sheet("upper", "en"), county_sheet("lower", "en")
    assert told.text911 == "A text works here. A call is still the surest way."
    assert untold.text911 == "We do not know if a text works here. If you can, call."


def test_a_number_of_one_part_stands_only_there(tmp_path: Path) -> None:
    with elsewhere.in_force(elsewhere.build(tmp_path)):
        upper, lower = county_sheet("upper", "en"), county_sheet("lower", "en")
    assert (upper.county, [one.id for one in lower.county]) == ((), ["c-fen"])
    assert upper.no_county == (
        "We know no number of its own for Upper Zaruma Parish yet. The ones above work here too."
    )


def test_a_town_in_two_parts_leads_to_both(tmp_path: Path) -> None:
    with elsewhere.in_force(elsewhere.build(tmp_path)):
        assert [area.id for area in areas_of("Wick", "es")] == ["lower", "upper"]
        assert [area.id for area in areas_of("parroquia de upper zaruma", "es")] == ["upper"]


def test_a_place_without_a_map_has_no_such_page(reader: Reader, tmp_path: Path) -> None:
    (invented.build(tmp_path) / "zaruma" / "counties.toml").unlink()
    with elsewhere.in_force(load("zaruma", (tmp_path,))):
        assert reader.get("/en/counties/").status_code == 404
        assert reader.get("/en/counties/upper/").status_code == 404
        assert reader.get("/en/contacts/").status_code == 200
        assert reader.post("/en/search/", {"words": "upper zaruma"}).status_code == 200

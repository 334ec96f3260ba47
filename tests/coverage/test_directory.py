"""What the source documents ask of the directory, in every language, as a reader finds it."""

import re

import pytest

from luminaria.directory import actions
from luminaria.directory.models import Listing, Record
from luminaria.packs import pack
from tests.coverage.seen import LOCALES, plain
from tests.databases import database_role
from tests.directory.pages.reading import main
from tests.learn.weight import PACKED, PAGE, wire_bytes
from tests.programs import ProgramClient

pytestmark = [pytest.mark.django_db, pytest.mark.parametrize("locale", LOCALES)]


@pytest.fixture(autouse=True)
def loaded(db: None) -> None:
    """The directory as the pack of New Mexico fills it."""
    with database_role("owner"):
        actions.load_services()


def page(public: ProgramClient, locale: str, path: str) -> str:
    """The words of a page, which must answer."""
    response = public.get(f"/{locale}{path}")
    assert response.status_code == 200, f"/{locale}{path} answers {response.status_code}"
    return main(response)


def html(public: ProgramClient, locale: str, path: str) -> str:
    return str(public.get(f"/{locale}{path}").content.decode())


def listing(code: str) -> Listing:
    return Listing.objects.get(service_id=held(code).id)


def held(code: str) -> Record:
    return Record.objects.get(kind="service", external_id=code)


def listed(code: str) -> bool:
    return Listing.objects.filter(service_id=held(code).id).exists()


def named(row: Listing, locale: str) -> str:
    """The name as a page in that language says it."""
    return plain(str(row.document.get("translations", {}).get(locale, {}).get("name", row.name)))


def part(seen: str, *titles: str) -> list[str]:
    """The page cut at these titles, which stand in this order."""
    places = [seen.index(title) for title in titles]
    assert places == sorted(places), titles
    return [seen[start:end] for start, end in zip(places, [*places[1:], len(seen)], strict=True)]


def test_a3_a24_resources_lead_on_to_the_lists_of_services(public: ProgramClient, locale: str) -> None:
    inside = html(public, locale, "/resources/")
    for path in ("", "all/", "take-part/", "together/"):
        assert f'href="/{locale}/services/{path}"' in inside
        assert public.get(f"/{locale}/services/{path}").status_code == 200
    assert f'href="/{locale}/resources/"' in html(public, locale, "/city-employee/")


def test_a20_e5_each_way_to_take_part_has_an_entry_or_says_why_not(
    public: ProgramClient, locale: str
) -> None:
    seen = page(public, locale, "/services/take-part/")
    ways = {
        code: {named(row, locale) for row in Listing.objects.filter(tags__kind="offers", tags__code=code)}
        for code in ("trainings", "events", "services", "volunteering", "donations", "goods")
    }
    assert "City of Albuquerque, training for its staff" in ways["trainings"]
    assert ways["events"] == {"Blue Campaign"}
    assert len(ways["services"]) >= 3
    assert ways["volunteering"] == {"New Mexico Department of Justice, ways to take part"}
    assert ways["donations"] == ways["goods"] == set()
    for code in ("trainings", "events", "services", "volunteering"):
        assert all(name in seen for name in ways[code]), code
    for code in ("donations", "goods"):
        term = pack().taxonomy("take-part", locale).term(code)
        assert term is not None and plain(term.none) in seen
    for volunteering in Listing.objects.filter(tags__kind="offers", tags__code="volunteering"):
        assert not volunteering.places.exists()


def test_a21_collaborations_have_kind_area_contact_and_date(public: ProgramClient, locale: str) -> None:
    seen = page(public, locale, "/services/together/")
    for name in ("New Mexico Human Trafficking Task Force", "New Mexico Coalition Against Domestic Violence",
                 "New Mexico Coalition of Sexual Assault Programs"):  # fmt: skip
        assert name in seen
    kinds = pack().words(locale).directory.collaboration
    assert kinds["task-force"] in seen and kinds["coalition"] in seen
    assert "2019" in seen and pack().contact("c-nmcsap", locale).main.display in seen
    assert pack().taxonomy("headings", locale).fact.public
    assert "{" not in seen and "task-force" not in seen


def test_a22_the_department_of_justice_keeps_its_old_name(public: ProgramClient, locale: str) -> None:
    link = next(one for one in pack().source.document["links"]["link"] if one["id"] == "l-nmdoj")
    assert "Office of the Attorney General" in link["aliases"]
    shown = listing("p-nmdoj-part")
    assert shown.document["alternate_name"] == "Office of the Attorney General"
    assert shown.standing == "NAMED" and "url" not in shown.document
    assert not listed("p-nmdoj")


def test_b27_every_entry_has_a_state_and_a_date_in_a_plain_list_and_per_county(
    public: ProgramClient, locale: str
) -> None:
    everything = page(public, locale, "/services/all/")
    rows = list(Listing.objects.all())
    assert len(rows) >= 25
    for row in rows:
        assert row.document["sources"][0]["name"] and row.standing
        assert named(row, locale) in everything
    for county in ("bernalillo", "taos", "harding"):
        there = page(public, locale, f"/services/in/{county}/")
        assert plain(pack().county(county, locale).full) in there
        assert "The Life Link" in there
    assert "Community Against Violence" in page(public, locale, "/services/in/taos/")
    assert "Community Against Violence" not in page(public, locale, "/services/in/harding/")


def test_c11_c13_lines_of_advocates_stand_there_and_no_shelter_has_a_place(
    public: ProgramClient, locale: str
) -> None:
    safe = {
        row.name: row for row in Listing.objects.filter(tags__kind="term", tags__code="safety").distinct()
    }
    hotline = pack().contact("c-nhth", locale)
    assert hotline.name in safe or listing("c-nhth").name in safe
    assert hotline.main.display in page(public, locale, f"/services/{listing('c-nhth').service_id}/")
    for code in ("p-shnm", "p-lacasa"):
        shown = page(public, locale, f"/services/{listing(code).service_id}/")
        assert not listing(code).places.exists()
        assert not re.search(r"\d{3}[-. ]\d{4}", shown.replace(hotline.main.display, ""))


def test_c15_the_nearest_hospital_stands_on_the_list_of_every_county(
    public: ProgramClient, locale: str
) -> None:
    for county in pack().counties(locale):
        assert county.hospital is not None
    for code, name in (("mora", "Alta Vista"), ("taos", "Holy Cross"), ("sandoval", "Lovelace Westside")):
        assert name in page(public, locale, f"/services/in/{code}/")


def test_d6_four_facets_of_whom_a_service_is_for(public: ProgramClient, locale: str) -> None:
    facets = [term.code for term in pack().taxonomy("serves", locale).terms]
    assert facets == ["immigrants", "indigenous", "youth", "lgbtq"]
    form = html(public, locale, "/services/")
    assert all(f'value="{code}"' in form or f":{code}" in form for code in facets)
    for code in facets:
        assert Listing.objects.filter(tags__kind="serves", tags__code=code).exists(), code


def test_d8_five_groups_with_their_parts_and_four_named_organisations(
    public: ProgramClient, locale: str
) -> None:
    services = pack().taxonomy("services", locale)
    for group in ("shelter", "legal", "counselling", "medical", "vocational"):
        assert services.under(group)
        assert page(public, locale, f"/services/for/{group}/")
    states = {code: held(code).status for code in ("p-haven", "p-nmla", "c-nmcal", "p-nmdws")}
    assert states == {"p-haven": "unverified", "p-nmla": "second_hand", "c-nmcal": "second_hand",
                      "p-nmdws": "second_hand"}  # fmt: skip
    assert not any(listed(code) for code in states)
    haven = held("p-haven")
    assert haven.document["service_areas"][0]["extent"] == "sandoval" and haven.visibility == "intake-only"
    assert "Haven House" not in page(public, locale, "/services/all/")
    assert "Haven House" not in page(public, locale, "/services/in/sandoval/")


def test_d14_six_roles_and_work_with_police_says_its_conditions(public: ProgramClient, locale: str) -> None:
    seen = page(public, locale, "/services/take-part/")
    roles = pack().taxonomy("roles", locale).terms
    assert len(roles) == 6
    assert all(plain(term.title) in seen for term in roles)
    condition = pack().list("nonprofit-roles", locale).item("law-enforcement")
    assert condition is not None and plain(condition.text) in seen
    assert Listing.objects.filter(tags__kind="role", tags__code="direct-services").count() >= 10


def test_d15_far_from_everything_a_small_page_says_what_works_there(
    public: ProgramClient, locale: str
) -> None:
    there = page(public, locale, "/services/in/harding/")
    assert named(listing("c-nhth"), locale) in there and named(listing("p-nmilc"), locale) in there
    assert wire_bytes(public.get(f"/{locale}/services/in/harding/", headers=PACKED)) <= PAGE
    found = public.post(f"/{locale}/services/", {"where": "Mosquero", "need": "IMMIGRATION"})
    assert "New Mexico Immigrant Law Center" in main(found)
    assert "Mosquero" not in str(found.request["PATH_INFO"]) and not found.cookies


def test_d20_five_headings_each_with_entries_or_why_there_is_none(public: ProgramClient, locale: str) -> None:
    seen = page(public, locale, "/services/all/")
    titles = [plain(item.title) for item in pack().list("resources", locale).items]
    force, doj, groups, police, online = part(seen, *titles)
    assert "New Mexico Human Trafficking Task Force" in force
    assert "New Mexico Department of Justice" in doj
    assert "The Life Link" in groups and "Blue Campaign" in police
    assert pack().contact("c-988", locale).name in online or "988" in online


def test_e7_the_directory_leaves_in_the_fields_own_standard(public: ProgramClient, locale: str) -> None:
    answer = public.get("/hsds/services", {"per_page": 100})
    assert answer.status_code == 200
    body = answer.json()
    assert body["total_items"] == Listing.objects.count() and "case" not in str(sorted(body["contents"][0]))


def test_e8_there_are_groups_for_school_and_for_jobs(public: ProgramClient, locale: str) -> None:
    services = pack().taxonomy("services", locale)
    assert {term.code for term in services.under("vocational")} == {
        "job-training", "resume-building", "job-placement",
    }  # fmt: skip
    for group in ("vocational", "education"):
        assert services.under(group) and page(public, locale, f"/services/for/{group}/")


def test_e10_outside_training_is_named_and_not_praised(public: ProgramClient, locale: str) -> None:
    for code in ("p-soar", "p-ncsc"):
        seen = page(public, locale, f"/services/{listing(code).service_id}/")
        assert re.search(r"do not say that (they are|it is) good|ni decimos que sean? buena", seen)
    assert not listed("p-ten-ways-group")
    assert held("p-ten-ways-group").status == "unverified"

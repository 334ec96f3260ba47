"""Flat tables: plain CSV with and without a mapping, an iCarol export, packages of before HSDS 3."""

from pathlib import Path
from typing import Any

import pytest

from luminaria.directory.exchange.reading import Home, Raw, Reader, Told, Unreadable, from_file
from luminaria.directory.rules.hsds.older import modern
from luminaria.directory.rules.hsds.older_words import clock_time, merged_week, weekday
from luminaria.kernel import clock

PLAIN = (
    "Agency,Program,Phone,Street Address,City,State,ZIP,Languages,Category,Website,Odd column\n"
    "Cedar,Legal Aid,505-555-0101; 505-555-0102,1 Elm St,Grants,NM,87020,"
    "English; Spanish,Legal,cedar.example.org,z\n"
    "Cedar,,505-555-0103,,,,,,,,\n"
)
ICAROL = (
    "ResourceAgencyNum,PublicName,TaxonomyLevelName,ParentAgencyNum,ParentAgency,PhysicalAddress1,"
    "PhysicalCity,PhysicalAddressIsPrivate,Phone1Number,Phone2Number,Phone2IsPrivate,LastVerifiedOn,LastVerifiedByName,"
    "ExcludeFromWebsite,AvailableForReferral,CoverageArea,DocumentsRequired,TemporaryMessage,"
    "TemporaryMessageExpires,TaxonomyTerms,TaxonomyCodes,ServiceCapacity\n"
    "1,Cedar,Agency,,,5 Oak St,Grants,No,505-555-0100,,,,,,,,,,,,,\n"
    "2,Cedar House,Program,1,Cedar,9 Hidden Rd,Grants,Yes,505-555-0101,505-555-0102,Yes,05/20/2026,Jane Roe,"
    "No,Yes,Cibola; McKinley,Photo ID,Closed today,12/31/2030,Shelter,BH-1,24 beds\n"
    "3,Cedar Desk,Program,1,Cedar,,,,505-555-0103,,,2026-05-20 10:00:00,Jane Roe,"
    "Yes,No,,,Old news,1/1/2020,,,\n"
)


def read(path: Path, **how: Any) -> tuple[list[Raw], list[Told], Reader]:
    reader = Reader(path, home=Home(today=clock.now().date()), **how)
    found = list(reader.read())
    return (
        [one for one in found if isinstance(one, Raw)],
        [one for one in found if isinstance(one, Told)],
        reader,
    )


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text)
    return path


def test_a_plain_table_is_guessed_from_its_heading(tmp_path: Path) -> None:
    records, told, reader = read(written(tmp_path, "list.csv", PLAIN))
    assert ("list.csv", "Program", "name") in reader.guesses
    (service,) = [one.document for one in records]
    assert (service["name"], service["organization"]["name"]) == ("Legal Aid", "Cedar")
    assert [phone["number"] for phone in service["phones"]] == ["505-555-0101", "505-555-0102"]
    assert [one["code"] for one in service["languages"]] == ["en", "es"]
    (address,) = service["service_at_locations"][0]["location"]["addresses"]
    assert (address["city"], address["postal_code"], address["country"]) == ("Grants", "87020", "US")
    assert {(one.level, one.where.row) for one in told} >= {("note", 1), ("fault", 3)}


def test_a_mapping_says_what_a_column_is(tmp_path: Path) -> None:
    mapping = written(
        tmp_path, "mapping.toml",
        '[columns]\n"Program" = "name"\n"Agency" = "organization.name"\n"Languages" = "languages"\n'
        '[separators]\n"Languages" = ","\n[constants]\n"address.city" = "Taos"\n',
    )  # fmt: skip
    table = written(tmp_path, "list.csv", 'Program,Agency,Languages\nHelp,Cedar,"English, Navajo"\n')
    (record,), _, reader = read(table, mapping=from_file(mapping))
    assert not reader.guesses
    assert [one["code"] for one in record.document["languages"]] == ["en", "nv"]
    assert record.document["service_at_locations"][0]["location"]["addresses"][0]["city"] == "Taos"


@pytest.mark.parametrize("text", ["", "x", '[columns]\nA = "nonsense"\n', "columns = 5\n"])
def test_a_mapping_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(Unreadable, match=r"mapping\.toml"):
        from_file(written(tmp_path, "mapping.toml", text))


def test_a_table_without_a_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="--mapping"):
        read(written(tmp_path, "list.csv", "x,y\n1,2\n"))


def test_icarol(tmp_path: Path) -> None:
    records, told, _ = read(written(tmp_path, "export.csv", ICAROL))
    agency, house, desk = (one.document for one in records)
    assert [one.kind for one in records] == ["organization", "service", "service"]
    assert agency["phones"] == [{"number": "505-555-0100"}]
    assert house["organization"]["id"] == "1"
    assert [phone["number"] for phone in house["phones"]] == ["505-555-0101"]
    assert house["service_at_locations"][0]["location"]["visibility"] == "intake-only"
    assert (house["assured_date"], desk["assured_date"]) == ("2026-05-20", "2026-05-20")
    assert [area["name"] for area in house["service_areas"]] == ["Cibola", "McKinley"]
    assert (house["alert"], "alert" in desk) == ("Closed today", False)
    assert (house["referrals"], desk["referrals"]) == ({"accepts": "yes"}, {"accepts": "no"})
    assert ("do_not_list" in house, desk["do_not_list"]) == (False, True)
    assert "Capacity: 24 beds" in house["description"]
    everything = repr([one.document for one in records])
    for secret in ("Jane Roe", "Hidden Rd", "555-0102"):
        assert secret not in everything
    assert any("never kept" in one.reason for one in told)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("9:00am", "09:00"), ("12:00am", "00:00"), ("12:30pm", "12:30"), ("9am", "09:00"), ("17:00", "17:00"),
        ("09:00:00", "09:00"), ("7:30 am ", "07:30"), ("8:00", ""), ("830am", ""), ("6:300pm", ""),
        ("25:00", ""),
        ("13:00pm", ""), ("noon", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_time_is_read_or_stays_words(said: str, meant: str) -> None:
    assert clock_time(said) == meant


def test_weekdays() -> None:
    assert [weekday(one) for one in ("Monday", "tue", "3", "7", "T", "8", "")] == [
        "MO", "TU", "WE", "SU", "", "", "",
    ]  # fmt: skip


def test_a_week_of_rows_is_one_rule() -> None:
    rows: list[dict[str, Any]] = []
    for day in ("Tuesday", "Monday"):
        said = {"weekday": day, "opens_at": "9:00am", "closes_at": "5:00pm"}
        rows += [row for _, row in modern("regular_schedules", said, lambda *_: None)]
    assert merged_week(rows) == [
        {"freq": "WEEKLY", "byday": "MO,TU", "opens_at": "09:00", "closes_at": "17:00"}
    ]


def test_hours_that_cannot_be_read_open_nothing() -> None:
    told: list[tuple[str, ...]] = []
    said = {"weekday": "Monday", "opens_at": "8:00", "closes_at": "5pm"}
    ((_, row),) = modern("regular_schedules", said, lambda *note: told.append(note))
    assert "freq" not in row
    assert row["description"] == "Monday 8:00-5pm"
    assert told


def test_a_holiday_closes() -> None:
    said = {"closed": "true", "start_date": "2026-12-24", "end_date": "2026-12-26"}
    ((_, row),) = modern("holiday_schedules", said, lambda *_: None)
    assert row == {"description": "Closed", "valid_from": "2026-12-24", "valid_to": "2026-12-26"}

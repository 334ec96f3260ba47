"""The holidays of the pack: the days of the law, each with where it was read."""

from datetime import date

from luminaria.directory.queries.holidays import holidays
from luminaria.directory.rules.holidays import Holidays
from luminaria.packs import pack

# 5 U.S.C. 6103, and the Friday after Thanksgiving of the state's offices.
HOLIDAYS_2027 = {
    "2027-01-01", "2027-01-18", "2027-02-15", "2027-05-31", "2027-06-18", "2027-06-19", "2027-07-04",
    "2027-07-05", "2027-09-06", "2027-10-11", "2027-11-11", "2027-11-25", "2027-11-26", "2027-12-24",
    "2027-12-25", "2027-12-31",
}  # fmt: skip


def test_the_holidays_of_the_pack_are_those_of_the_law() -> None:
    kept: Holidays = holidays()
    year = [
        date.fromordinal(day) for day in range(date(2027, 1, 1).toordinal(), date(2028, 1, 1).toordinal())
    ]
    assert {day.isoformat() for day in year if day in kept} == HOLIDAYS_2027
    assert kept.on(date(2027, 12, 31)) == "new-year"  # the first of 2028 is a Saturday
    assert kept.on(date(2026, 11, 27)) == "day-after-thanksgiving"


def test_every_holiday_of_the_pack_says_where_it_was_read() -> None:
    table = pack().source.document["holidays"]
    ids = [one["id"] for one in table["holiday"]]
    assert len(ids) == len(set(ids)) == 12
    for one in table["holiday"]:
        assert one.get("source") or table.get("source"), one["id"]

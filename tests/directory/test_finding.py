"""The desk's list turns page by page through what fits, by name, each service once and whole."""

import pytest

from luminaria.directory.models import Listing, Record
from luminaria.directory.queries import finding
from luminaria.directory.queries.finding import NOT_PUBLIC, PUBLIC, Looked, Row, find
from tests import factories
from tests.directory.entries import TODAY, UNREAD, advocate, service

pytestmark = pytest.mark.django_db


def _pages(looked: Looked, *, public_only: bool = False) -> list[Row]:
    found: list[Row] = []
    page, more = 1, True
    while more:
        shown = find(Looked(**vars(looked) | {"page": page}), public_only=public_only)
        assert len(shown.rows) == finding.A_PAGE or not shown.more
        found += shown.rows
        page, more = page + 1, shown.more
    return found


@pytest.mark.parametrize("state", ["", PUBLIC, NOT_PUBLIC])
@pytest.mark.parametrize("source", ["", "feed"])
def test_every_page_together_is_every_service_once(
    state: str, source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "A_PAGE", 3)
    names = ("Owl", "Bat", "Owl", "Cat", "Ant", "Bat", "Dog", "Emu")
    for number, name in enumerate(names):
        row = service("feed" if number % 2 else UNREAD, name=name, list_it=number % 3 > 0)
        if number == 3:
            Record.objects.filter(id=row.id).update(gone_on=TODAY)
    public = set(Listing.objects.values_list("service_id", flat=True))
    rows = Record.objects.filter(kind="service")
    fits = [
        (row.name, row.id)
        for row in rows
        if (not source or row.source_id == source) and (not state or (row.id in public) == (state == PUBLIC))
    ]
    with factories.inside(advocate()):
        found = _pages(Looked(state=state, source=source))
        assert [(one.name, one.id) for one in found] == sorted(fits) != []
        assert {one.id for one in found if one.listed} == public & {id for _, id in fits}
        assert {one.organization for one in found} == {"Owl House"}
        only = _pages(Looked(source=source), public_only=True)
        assert {one.id for one in only} == {
            id for id in public if not source or rows.get(id=id).source_id == source
        }

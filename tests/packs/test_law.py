"""Law: verified rows only, each with its citation and what it is not. Services likewise."""

import re

import pytest

from luminaria.packs import Pack
from luminaria.packs.rules import NotInPack


@pytest.mark.parametrize("locale", ["en", "es"])
def test_every_row_is_verified_and_bears_its_citation(new_mexico: Pack, locale: str) -> None:
    for law in new_mexico.laws(locale):
        assert law.fact.status == "verified"
        assert law.citation in law.caption
        assert law.caption.endswith(("Not legal advice.", "No es asesoría legal."))


def test_no_row_requires_force_for_a_child(new_mexico: Pack) -> None:
    assert "No one has to be forced" in new_mexico.law("nm-crime-02", "en").text


def test_a_row_that_is_not_verified_is_not_there(new_mexico: Pack) -> None:
    for id in ("nm-child-03", "nm-crime-05", "us-vawa-01"):
        with pytest.raises(NotInPack):
            new_mexico.law(id, "en")


@pytest.mark.parametrize("locale", ["en", "es"])
def test_what_is_shown_of_services_has_a_source_and_no_shelter_has_an_address(
    new_mexico: Pack, locale: str
) -> None:
    services = new_mexico.services(locale)
    assert len(services) >= 15
    assert all(service.fact.status in ("verified", "sourced") and service.printed for service in services)
    for entry in new_mexico.source.document["services"]["service"]:
        assert "address" not in entry
        assert not re.search(r"\b\d{2,5} [A-Z]\w+ (St|Ave|Rd|NW|SW|NE|SE)\b", repr(entry))

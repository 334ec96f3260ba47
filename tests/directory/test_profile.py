"""Our profile of HSDS as it is published: patches of the official schemas, and what comes of them."""

import json

import pytest

from luminaria.directory.rules.hsds import OBJECTS, PROFILE_FIELDS
from luminaria.directory.rules.hsds.patches import PATCHES
from luminaria.directory.rules.hsds.schemas import base, full, merge
from tests.directory.official import FOLDER
from tests.directory.samples import needs_schemas
from tests.programs import ProgramClient


def test_its_address_says_what_it_is_and_every_file_is_there(public: ProgramClient) -> None:
    said = public.get("/hsds/profile/").json()
    assert said["version"] and said["hsds"] == "3.1" and "Open Referral" in said["attribution"]
    assert set(said["schema"]) == set(OBJECTS) and set(said["profile"]) == set(PATCHES)
    for name, address in said["profile"].items():
        assert address == f"{said['uri']}profile/{name}.json"
        assert public.get(address).json() == PATCHES[name]
    for name, address in said["schema"].items():
        schema = public.get(address).json()
        assert schema["properties"] == full(name)["properties"] and schema["$schema"].endswith(
            "2020-12/schema"
        )
    for address in ("profile/phone.json", "schema/nothing.json", "schema/service"):
        assert public.get(f"/hsds/profile/{address}").status_code == 404
    assert public.get("/hsds/profile/?x=1").status_code == 400


@pytest.mark.parametrize("name", OBJECTS)
def test_a_patch_takes_nothing_away_and_renames_nothing(name: str) -> None:
    patch = PATCHES.get(name, {})
    assert not set(patch.get("properties", {})) & set(base(name)["properties"])
    assert merge(base(name), patch) == full(name)
    assert set(PROFILE_FIELDS.get(name, ())) <= set(patch.get("properties", {}))


def test_merging_is_as_rfc_7386_says() -> None:
    assert merge({"a": 1, "b": {"c": 2, "d": 3}}, {"a": None, "b": {"c": [1]}}) == {"b": {"c": [1], "d": 3}}
    assert merge({"a": 1}, [1]) == [1] and merge([1], {"a": None, "b": 2}) == {"b": 2}


@needs_schemas
@pytest.mark.parametrize("name", OBJECTS)
def test_our_schemas_know_what_the_official_ones_know(name: str) -> None:
    """Same fields, same demands; where ours says more (a date), the official text says it in words."""
    official, own = json.loads((FOLDER / f"{name}.json").read_text()), base(name)
    assert set(own["properties"]) - {"attributes"} == set(official["properties"]) - {"attributes"}
    assert set(own["required"]) == set(official.get("required", ()))
    for field, said in official["properties"].items():
        mine = own["properties"][field]
        assert mine.get("type") == said.get("type") and mine.get("$ref") == said.get("$ref"), field
        assert mine.get("enum") == said.get("enum"), field
        assert mine.get("items", {}).get("$ref") == said.get("items", {}).get("$ref"), field
        assert said.get("format") in (None, mine.get("format")), field

"""Our verdict on a document is the verdict of the official schemas, on their examples and on spoiled ones."""

import copy
import json
import random
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest

from luminaria.directory.rules.hsds import OBJECTS
from luminaria.directory.rules.hsds.faults import faults, whole
from tests.directory.samples import HSDS, needs_schemas

pytestmark = needs_schemas
ROOTS = ("service", "organization", "location", "service_at_location", "taxonomy", "taxonomy_term")
WORTHLESS: tuple[Any, ...] = (
    None,
    "",
    "no such thing",
    7,
    1.5,
    True,
    [],
    {},
    ["a"],
    "2026-13-45",
    "http://",
    "a@b",
)


def official(kind: str) -> jsonschema_rs.Draft202012Validator:
    schemas = {path.name: json.loads(path.read_text()) for path in (HSDS / "schema").glob("*.json")}
    whole_schema = {
        "$defs": {name.removesuffix(".json"): inside(schema) for name, schema in schemas.items()},
        "$ref": f"#/$defs/{kind}",
    }
    return jsonschema_rs.Draft202012Validator(whole_schema, validate_formats=True)


def inside(schema: Any) -> Any:
    """The schema with its references to neighbouring files turned inwards; what describes it left out."""
    if isinstance(schema, list):
        return [inside(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {
        name: inside(value) for name, value in schema.items() if name not in ("$schema", "$id", "example")
    }
    if isinstance(kept.get("$ref"), str) and kept["$ref"].endswith(".json"):
        kept["$ref"] = f"#/$defs/{kept['$ref'].removesuffix('.json')}"
    return kept


def example(kind: str) -> dict[str, Any]:
    full = HSDS / "examples" / f"{kind}_full.json"
    path = full if full.is_file() else HSDS / "examples" / f"{kind}.json"
    found: dict[str, Any] = json.loads(path.read_text())
    return found


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every (container, key) of a document."""
    if isinstance(value, dict):
        for key, child in value.items():
            yield value, key
            yield from places(child)
    elif isinstance(value, list):
        for child in value:
            yield from places(child)


@pytest.mark.parametrize("kind", ROOTS)
def test_the_official_example_is_sound(kind: str) -> None:
    assert faults(kind, example(kind)) == ()
    assert official(kind).is_valid(example(kind))


@pytest.mark.parametrize("kind", ROOTS)
def test_a_spoiled_example_has_the_same_verdict(kind: str) -> None:
    schema, chance = official(kind), random.Random(4)
    differ = []
    for _ in range(400):
        document = copy.deepcopy(example(kind))
        for _ in range(chance.randint(1, 2)):
            container, key = chance.choice(list(places(document)))
            if chance.random() < 0.4:
                container.pop(key, None)
            else:
                container[key] = copy.deepcopy(chance.choice(WORTHLESS))
        if bool(faults(kind, document)) == schema.is_valid(document):
            differ.append(
                (faults(kind, document), [str(one.message) for one in schema.iter_errors(document)])
            )
    assert not differ, differ[:3]


def test_a_fault_names_its_place_and_reason() -> None:
    document = example("service")
    document["phones"][0]["number"] = 5
    del document["name"]
    told = {fault.field: fault.reason for fault in faults("service", document)}
    assert told == {"name": "is missing", "phones[0].number": "is not text"}


def test_every_shape_of_the_catalogue_agrees_with_its_schema() -> None:
    for name, shape in OBJECTS.items():
        schema = json.loads((HSDS / "schema" / f"{name}.json").read_text())
        fields = {one.name for one in shape.fields} | set(shape.lists) | set(shape.ones)
        assert set(schema["properties"]) <= fields, name
        needed = set(shape.required) | ({"unit"} if name == "service_capacity" else set())
        assert set(schema["required"]) == needed, name


def test_a_child_without_what_it_needs_is_taken_out() -> None:
    document = {"id": "x", "phones": [{"id": "1"}, {"id": "2", "number": "1"}], "contacts": [{"phones": []}]}
    assert whole("service", document) == {"id": "x", "phones": [{"id": "2", "number": "1"}]}

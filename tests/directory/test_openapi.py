"""The description of the API: kept as a snapshot, stricter than HSDS's own, and kept to by every answer.

A changed description is written anew by: python -m tests.directory.test_openapi
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import WSGIHandler
from django.db import close_old_connections
from django.test import override_settings
from hypothesis import HealthCheck, Phase, assume, given, seed, settings
from schemathesis.config import SchemathesisConfig

from luminaria.directory.api import door
from luminaria.directory.api.asked import FORM
from luminaria.directory.api.crowd import Crowd
from luminaria.directory.api.hsds import description
from tests.databases import database_role
from tests.directory.fed import fed
from tests.directory.generated import feed
from tests.directory.samples import HSDS, needs_schemas
from tests.programs import settings_of

SNAPSHOT = Path(__file__).parents[2] / "docs" / "hsds-openapi.json"
FEW, MANY = 12, 400


def text() -> str:
    return json.dumps(description(), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def test_the_snapshot_is_what_the_code_says() -> None:
    assert SNAPSHOT.read_text(encoding="utf-8") == text(), "python -m tests.directory.test_openapi writes it"


def test_it_is_stricter_than_hsds_own() -> None:
    said = description()
    page = said["components"]["schemas"]["Page"]
    assert set(page["required"]) == set(page["properties"]) and len(page["required"]) == 7
    for path, operations in said["paths"].items():
        for method, operation in operations.items():
            statuses = set(operation["responses"])
            assert {"200", "400", "429"} <= statuses, (path, method)
            assert ("404" in statuses) == ("{id}" in path)
            ids = [one["schema"] for one in operation["parameters"] if one["name"].endswith("id")]
            assert all(schema.get("format") == "uuid" for schema in ids)
    names = [one["operationId"] for group in said["paths"].values() for one in group.values()]
    assert len(names) == len(set(names))


@needs_schemas
def test_every_address_and_parameter_of_hsds_is_there() -> None:
    theirs = json.loads((HSDS.parent / "openapi-3.2-reconstruction.json").read_text())
    ours = description()["paths"]
    for path, operations in theirs["paths"].items():
        for method in ("get", "post"):
            if method not in operations:
                continue
            wanted = {
                one.get("$ref", one.get("name", "")).split("/")[-1]
                for one in operations[method].get("parameters", [])
            }
            have = {one["name"] for one in ours[path][method]["parameters"]}
            assert wanted <= have, (path, method, wanted - have)
            required = "required" in operations[method]["tags"]
            assert ours[path][method]["tags"] == ["required" if required else "optional"]


@pytest.fixture
def api(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The public program's own WSGI application over a small directory."""
    fed(feed(30, seed=11))
    monkeypatch.setattr(door, "crowd", lambda: Crowd(0))
    for signal in (request_started, request_finished):  # the test's transaction lives on this connection
        signal.disconnect(close_old_connections)
    here = settings_of("public") | {"ALLOWED_HOSTS": ["localhost"]}
    with override_settings(**here), database_role("public"):
        config = SchemathesisConfig.from_dict({})
        schema = schemathesis.openapi.from_wsgi("/hsds/openapi.json", WSGIHandler(), config=config)
        yield schema
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


OPERATIONS = [
    f"{method.upper()} {path}" for path, methods in description()["paths"].items() for method in methods
]
QUIET = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
MODES = [schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE]


def _ask(api: Any, label: str, mode: Any, **how: Any) -> None:
    """So many requests at one address, right or wrong ones; each answer is held against the description."""
    operation = next(one.ok() for one in api.get_all_operations() if one.ok().label == label)

    @seed(20261121)
    @settings(deadline=None, database=None, suppress_health_check=QUIET, phases=[Phase.generate], **how)
    @given(case=operation.as_strategy(generation_mode=mode))
    def each(case: Any) -> None:
        said = case.body if isinstance(case.body, dict) else {}
        asked = {**(case.query or {}), **said}
        assume("proximity" not in asked or "postcode" in asked)  # OpenAPI has no word for this
        # A form says words: what is nested is not sent at all, and an empty form asks for everything.
        assume(case.media_type != FORM or not any(isinstance(one, dict | list) for one in said.values()))
        case.call_and_validate(headers={"Accept-Encoding": "identity"})

    if mode != MODES[1] or operation.definition.raw.get("parameters"):
        each()


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("label", OPERATIONS)
def test_every_answer_is_as_described(api: Any, label: str, mode: Any) -> None:
    _ask(api, label, mode, max_examples=FEW)


@pytest.mark.drill
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("label", OPERATIONS)
def test_every_answer_is_as_described_for_long(api: Any, label: str, mode: Any) -> None:
    _ask(api, label, mode, max_examples=MANY)


if __name__ == "__main__":
    import django

    django.setup()
    SNAPSHOT.write_text(text(), encoding="utf-8")

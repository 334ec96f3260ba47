"""The official schemas, read where the shared data lies; nothing of them is in this repository."""

import json
from functools import cache
from typing import Any

from tests.directory.samples import HSDS

FOLDER = HSDS / "schema"


@cache
def validator(name: str) -> Any:
    """Compiled schema (`service`, `organization`, `service_list`, ...) or modular one (`taxonomy`, ...)."""
    import jsonschema_rs

    compiled = FOLDER / "compiled" / f"{name}.json"
    if compiled.exists():
        return jsonschema_rs.validator_for(json.loads(compiled.read_text()), validate_formats=True)
    schemas = {path.name: json.loads(path.read_text()) for path in FOLDER.glob("*.json")}
    registry = jsonschema_rs.Registry([(f"json-schema:///{file}", one) for file, one in schemas.items()])
    root = {**schemas[f"{name}.json"], "$id": f"json-schema:///{name}.json"}
    return jsonschema_rs.validator_for(root, registry=registry, validate_formats=True)


def faults(name: str, document: object) -> list[str]:
    """What the official schema says against a document."""
    return [
        f"{'/'.join(map(str, one.instance_path))}: {one.message}"
        for one in validator(name).iter_errors(document)
    ]

"""An instance on PostgreSQL: roles, the demonstration, a strong role refused, a backup that comes back."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import postgres
from tests.cli.calling import luminaria, refused
from tests.databases import SOCKET
from tests.settings import ENGINE

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("own_database"),
]
NAMES = ("instance_of_tests", "instance_come_back")


@pytest.fixture
def own_database() -> Iterator[None]:
    """Two empty databases of the owner on the server of the suite."""
    if ENGINE != "postgresql":
        yield
        return
    with postgres.superuser(SOCKET, "postgres") as admin:
        for name in NAMES:
            admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
            admin.execute(f"CREATE DATABASE {name} OWNER luminaria_owner")
    yield
    with postgres.superuser(SOCKET, "postgres") as admin:
        for name in NAMES:
            admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def settings(name: str) -> dict[str, str]:
    return {"LUMINARIA_PG_HOST": str(SOCKET), "LUMINARIA_PG_NAME": name}


def test_an_instance_lives_and_comes_back(tmp_path: Path) -> None:
    if ENGINE != "postgresql":
        printed = luminaria("init", "--print-roles").stdout
        assert "CREATE ROLE luminaria_desk" in printed
        assert (
            "REVOKE ALL ON DATABASE luminaria FROM PUBLIC" in printed
        )  # no other role of the server comes in
        return
    first, second = tmp_path / "live", tmp_path / "back"
    here, there = settings(NAMES[0]), settings(NAMES[1])
    done = luminaria("demo", "--instance", str(first), "--database", "postgresql", **here)
    assert done.returncode == 0, done.stderr
    assert luminaria("tick", "--instance", str(first), **here).returncode == 0

    strong = here | {
        "LUMINARIA_PG_USER": "luminaria_owner",
        "LUMINARIA_PORT": "0",
        "LUMINARIA_DESK_PORT": "0",
    }
    assert "owns tables" in refused(luminaria("serve", "--instance", str(first), **strong))

    done = luminaria("backup", str(tmp_path / "kept"), "--instance", str(first), "--json", **here)
    assert done.returncode == 0, done.stderr
    second.mkdir()
    for name in ("luminaria.toml", "ledger.key"):
        (second / name).write_bytes((first / name).read_bytes())
    kept = json.loads(done.stdout)["folder"]
    done = luminaria("restore", kept, "--instance", str(second), **there)
    assert done.returncode == 0, done.stderr
    outside = ["--checkpoints", str(first / "checkpoints.txt")]
    assert luminaria("audit", "verify", *outside, "--instance", str(second), **there).returncode == 0

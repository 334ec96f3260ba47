"""`luminaria publish` with services: they are among the files, and no file takes anything in."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.calling import DAY, luminaria
from tests.cli.test_publish import Page

ROOT = Path(__file__).parents[2]
# Services are written straight to what is listed: how they come there is tested elsewhere.
WRITE = """
import django; django.setup()
from tests.directory import generated, listed
listed.write(generated.feed(12, 5))
"""


@pytest.fixture(scope="module")
def with_services(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """An instance with twelve invented services, and the tree that it publishes."""
    home = tmp_path_factory.mktemp("services")
    instance, out = home / "instance", home / "tree"
    made = luminaria("init", "--instance", str(instance))
    assert made.returncode == 0, made.stderr
    settings = {
        "LUMINARIA_INSTANCE": str(instance),
        "LUMINARIA_PROGRAM": "owner",
        "DJANGO_SETTINGS_MODULE": "luminaria.project.settings",
        "PYTHONPATH": str(ROOT),
    }
    subprocess.run([sys.executable, "-c", WRITE], env=settings, cwd=ROOT, check=True)
    done = luminaria("publish", str(out), "--day", DAY, "--instance", str(instance))
    assert done.returncode == 0, done.stderr
    return instance, out


@pytest.fixture(scope="module")
def tree_with(with_services: tuple[Path, Path]) -> Path:
    return with_services[1]


def test_lists_and_entries_stand_among_the_files(tree_with: Path) -> None:
    for locale in ("en", "es"):
        services = tree_with / locale / "services"
        for page in ("", "all", "take-part", "together", "in/taos", "for/shelter"):
            assert (services / page / "index.html").is_file(), page
        entries = [path for path in services.iterdir() if re.fullmatch(r"[0-9a-f-]{36}", path.name)]
        assert len(entries) == 12


def test_every_link_between_them_is_relative_and_leads_somewhere(tree_with: Path) -> None:
    broken, followed = [], 0
    for path in tree_with.glob("*/services/**/*.html"):
        page = Page(path)
        assert page.tags & {"form", "input", "button", "select", "textarea"} == set(), path
        for link in page.links:
            if re.match(r"(https?|tel|sms|mailto):|#", link):
                continue
            target = (path.parent / link.partition("#")[0]).resolve()
            followed += 1
            if link.startswith("/") or not target.is_file() or tree_with not in target.parents:
                broken.append(f"{path.relative_to(tree_with)}: {link}")
    assert broken == []
    assert followed > 200


def test_what_lives_by_a_reader_and_the_api_are_left_out(tree_with: Path) -> None:
    names = {path.relative_to(tree_with).as_posix() for path in tree_with.rglob("*")}
    assert [name for name in names if re.search(r"/(kept|yours|wrong)(/|$)|^hsds", name)] == []


def test_services_can_be_reached_from_the_first_page(tree_with: Path) -> None:
    links = Page(tree_with / "en" / "index.html").links
    assert "services/index.html" in links


def test_the_same_instance_gives_the_same_bytes(with_services: tuple[Path, Path], tmp_path: Path) -> None:
    instance, first = with_services
    again = tmp_path / "again"
    done = luminaria("publish", str(again), "--day", DAY, "--instance", str(instance), PYTHONHASHSEED="3")
    assert done.returncode == 0, done.stderr
    assert (again / "SHA256SUMS").read_bytes() == (first / "SHA256SUMS").read_bytes()


def test_services_of_a_demonstration_are_left_out(with_services: tuple[Path, Path], tmp_path: Path) -> None:
    done = luminaria(
        "publish", str(tmp_path / "tree"), "--instance", str(with_services[0]), LUMINARIA_MODE="demo"
    )
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "tree" / "en" / "services").exists()

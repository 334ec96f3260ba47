"""`luminaria pack`: begin, check, sign and build, as an administrator calls it."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from luminaria.cli import packbuild
from luminaria.directory import actions
from luminaria.directory.rules import Heard, Hours, Outcome, Who
from luminaria.kernel import clock
from luminaria.packs import load
from luminaria.people.rules import Role
from luminaria.project.config import Config
from tests import factories
from tests.cli.calling import luminaria, refused
from tests.databases import database_role
from tests.packs import invented

NOON = datetime(2026, 11, 21, 19, tzinfo=UTC)
DAY = date(2026, 11, 20)
TRUE = Heard(DAY, Outcome.STILL_TRUE, Who.ADVOCATE, Hours.ALWAYS, ("en", "es"))
MOVED = Heard(DAY, Outcome.CHANGED, Who.OFFICE, Hours.OFFICE, ("en",), changed=("NUMBER",))


def test_a_new_place_outside_the_program_is_begun_and_found_again(tmp_path: Path) -> None:
    made = luminaria("pack", "new", "us_xanadu", "--name", "Xanadu", "--into", str(tmp_path))
    assert made.returncode == 0, made.stderr
    assert f"LUMINARIA_PACK_ROOTS={tmp_path}" in made.stdout
    found = luminaria("pack", "check", "us_xanadu", "--json", LUMINARIA_PACK_ROOTS=str(tmp_path))
    assert found.returncode == 0, found.stdout
    assert any(one["message"].startswith("To do: ") for one in json.loads(found.stdout))
    strict = luminaria("pack", "check", "us_xanadu", "--strict", LUMINARIA_PACK_ROOTS=str(tmp_path))
    assert strict.returncode == 1
    assert "there already" in refused(
        luminaria("pack", "new", "us_xanadu", "--name", "X", "--into", str(tmp_path))
    )


def test_a_pack_that_nobody_has_is_one_finding(tmp_path: Path) -> None:
    done = luminaria("pack", "check", "atlantis")
    assert done.returncode == 1 and "no pack named atlantis" in done.stdout


def test_what_a_person_read_is_signed_and_told(tmp_path: Path) -> None:
    root = invented.build(tmp_path)
    there = {"LUMINARIA_PACK_ROOTS": str(root), "LUMINARIA_PACK": "zaruma"}
    signed = luminaria("pack", "sign", "es", "words/shell", "--reviewer", "reader", **there)
    assert signed.returncode == 0, signed.stderr
    told = luminaria("pack", "check", "--reviews", **there).stdout
    count = load("zaruma", (root,)).review("es").counts()["reviewed"]
    assert count > 10 and f"es: strings: {count} reviewed, 0 outdated" in told
    assert "says nothing" in refused(
        luminaria("pack", "sign", "es", "words/none", "--reviewer", "reader", **there)
    )


@pytest.mark.django_db
def test_a_build_takes_up_calls_and_holds_what_two_people_found_gone(tmp_path: Path) -> None:
    organisation = factories.organisation()
    ana, ben = (factories.member(organisation, {Role.INTAKE}) for _ in range(2))
    gone = Heard(DAY, Outcome.GONE)
    heard = [(ana, "c-nhth", TRUE), (ana, "c-nmcsap", MOVED), (ana, "c-nrs", gone),
             (ana, "c-strongh", gone), (ben, "c-strongh", gone)]  # fmt: skip
    with clock.fixed(NOON):
        for actor, contact, call in heard:
            with factories.inside(actor):
                actions.record_call(actor=actor, contact_id=contact, heard=call)
        with database_role("owner"):
            packbuild.build(tmp_path)
    built = load("us_nm", over=tmp_path)
    assert built.contact("c-nhth", "es").called == (
        "Llamamos el 20 de noviembre de 2026: una persona de apoyo. Día y noche. Inglés, español."
    )
    assert {"c-strongh", "c-nmcsap"} <= built.hidden_ids()
    assert "c-nrs" not in built.hidden_ids()  # one person alone does not take a line away


@pytest.mark.django_db
def test_a_build_that_would_break_a_page_is_refused(tmp_path: Path) -> None:
    ana = factories.member(factories.organisation(), {Role.INTAKE})
    config = Config(instance=str(tmp_path))
    with clock.fixed(NOON), factories.inside(ana):
        actions.record_call(actor=ana, contact_id="c-nhth", heard=TRUE)
        assert packbuild.refusals(config) == []
        actions.record_call(actor=ana, contact_id="c-nmcsap", heard=MOVED)
        assert any("c-nmcsap" in fault.message for fault in packbuild.refusals(config))
    assert list(tmp_path.iterdir()) == []

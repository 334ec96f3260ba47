"""docs/thefts.md, rows 2, 3 and 5: what a disk, a captured server and a member open, and what not."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.apps import apps
from django.conf import settings

from luminaria import vault
from luminaria.people import keyring, sessions
from luminaria.people.compartment import compartment, every_compartment
from luminaria.people.epochs import FAMILY as EPOCHS
from luminaria.people.models import DeskSession, KeyWrap, Member, MemberKeyWrap
from luminaria.people.names import opened_name
from luminaria.people.rules import OpenMember
from luminaria.report.models import ReportBody
from luminaria.report.sealing import REPORT_KEYS
from tests.databases import database_role
from tests.journeys.conftest import ClientTown, built_town


@pytest.fixture
def town(db: None, monkeypatch: pytest.MonkeyPatch) -> ClientTown:
    return built_town(monkeypatch)


@pytest.fixture
def ana(town: ClientTown) -> OpenMember:
    """Ana of Cedar Lamp, signed in at the instant of the capture: her cookie, and so her key, is there."""
    cookie = town.member("ana").client.cookies[settings.DESK_COOKIE_NAME].value
    secret = bytes.fromhex(cookie)
    row = DeskSession.objects.get(secret_hash=vault.session_id(secret))
    with compartment(row.organisation_id):
        found = sessions._opened(row, secret)
    assert found is not None
    return found


def all_wraps() -> Iterator[KeyWrap]:
    """Every wrap of every kind of key of every organisation, as a stolen database has them."""
    kinds = [model for model in apps.get_models() if issubclass(model, KeyWrap)]
    assert len(kinds) >= 3
    with database_role("owner"), every_compartment():
        for kind in kinds:
            yield from kind.objects.all()


def opens(wrap: KeyWrap, private_key: bytes, member_key: UUID) -> bool:
    """Whether this private key opens this wrap, tried under every family's own context and under hers."""
    for family in (EPOCHS, REPORT_KEYS):
        for holder in {wrap.holder_key, member_key}:
            if isinstance(wrap, family.wraps) and opens_as(family, wrap, private_key, holder):
                return True
    return False


def opens_as(family: keyring.Family, wrap: KeyWrap, private_key: bytes, holder: UUID) -> bool:
    with database_role("owner"), every_compartment():
        version = family.versions.objects.get(id=wrap.version_id)
    try:
        vault.unwrap_with(
            private_key, bytes(wrap.wrapped), context=keyring._wrap_context(family, version, holder)
        )
    except vault.DoesNotOpen:
        return False
    return True


def test_who_is_signed_in_opens_her_own_wraps_and_no_others(ana: OpenMember) -> None:
    tried = [wrap for wrap in all_wraps() if isinstance(wrap, EPOCHS.wraps | REPORT_KEYS.wraps)]
    hers = {wrap.id for wrap in tried if opens(wrap, ana.private_key, ana.key_id)}
    assert hers == {wrap.id for wrap in tried if wrap.holder == ana.member_id}
    assert 0 < len(hers) < len(tried)


def test_members_who_are_not_signed_in_left_nothing_that_opens(ana: OpenMember) -> None:
    """Their private keys lie under passphrases; the keys a running server has open do not help."""
    with database_role("owner"), every_compartment():
        wraps = list(MemberKeyWrap.objects.exclude(member_key__member_id=ana.member_id))
        assert {row.member_id for row in DeskSession.objects.all()} == {ana.member_id}
    assert wraps
    for wrap in wraps:
        for key in (ana.private_key, bytes.fromhex(settings.SERVER_KEY)):
            assert key not in bytes(wrap.wrapped)


def test_an_unread_report_does_not_open_without_the_intake_key(town: ClientTown) -> None:
    """The server key and the program's secrets, which lie on the disk, are no way in."""
    with database_role("owner"), every_compartment():
        body = ReportBody.objects.exclude(epoch_wrap=None).first()
    assert body is not None
    for key in (bytes.fromhex(settings.SERVER_KEY), vault.keyed_index(b"x" * 32, "any", "thing")):
        with pytest.raises(vault.DoesNotOpen):
            vault.unwrap_under(
                key, bytes(body.epoch_wrap or b""), context=vault_context(body.organisation_id, body.id)
            )


def vault_context(organisation_id: UUID, row_id: UUID) -> vault.Context:
    return vault.Context(
        organisation=organisation_id,
        kind="report.reportbody",
        id=row_id,
        field="sealed",
        version=1,
        key_id=row_id,
    )


def test_no_program_that_serves_knows_the_key_of_the_ledger(town: ClientTown) -> None:
    """A member who is taken over, or a captured program, cannot sign another history."""
    known = {name: str(getattr(settings, name)) for name in dir(settings) if name.isupper()}
    assert not [name for name in known if "LEDGER" in name and name != "LEDGER_KEY_FILE"]
    assert not hasattr(settings.CONFIG, "ledger_key")


def test_the_disk_tells_the_names_of_members_and_we_say_so(town: ClientTown) -> None:
    """The one thing that database and settings file open together: display names of staff."""
    with database_role("owner"), every_compartment():
        names = {opened_name(member) for member in Member.objects.all()}
    assert {"Ana", "Lena", "Iris"} <= names

"""docs/thefts.md, rows 2, 3 and 5: what a disk, a captured server and a member open, and what not."""

from collections.abc import Iterator
from hashlib import sha256
from uuid import UUID

import pytest
from django.apps import apps
from django.conf import settings

from luminaria import vault
from luminaria.cli.demonstration import build
from luminaria.people import keyring, passphrases, sessions
from luminaria.people.compartment import compartment, every_compartment
from luminaria.people.epochs import FAMILY as EPOCHS
from luminaria.people.models import DeskSession, KeyWrap, Member, MemberKey
from luminaria.people.names import opened_name
from luminaria.people.rules import OpenMember
from luminaria.report import sealing
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
    """Their private keys open with their passphrase, and with nothing that a running server holds."""
    with database_role("owner"), every_compartment():
        assert {row.member_id for row in DeskSession.objects.all()} == {ana.member_id}
        other = MemberKey.objects.exclude(member_id=ana.member_id).get(member__sealed_name=name_of("Lena"))
        wrap = passphrases.wrap_of(other)
    assert wrap is not None
    assert passphrases.opened_key(other, wrap, build.sign_ins()["passphrase"])
    for key in what_a_server_holds():
        with pytest.raises(vault.DoesNotOpen):
            vault.unwrap_under(key, bytes(wrap.wrapped), context=passphrases.context(other, "passphrase"))
    assert passphrases.opened_key(other, wrap, settings.SERVER_KEY) is None


def name_of(name: str) -> bytes:
    """The sealed name of the member of that name."""
    return next(bytes(member.sealed_name) for member in Member.objects.all() if opened_name(member) == name)


def what_a_server_holds() -> list[bytes]:
    """The keys in memory and settings that are 32 bytes long, or made so as a program would."""
    secrets = (settings.CONFIG.public_secret, settings.CONFIG.desk_secret)
    return [bytes.fromhex(settings.SERVER_KEY), *(sha256(secret.encode()).digest() for secret in secrets)]


def test_an_unread_report_does_not_open_without_the_intake_key(ana: OpenMember) -> None:
    """The intake's key opens it; the keys that lie on the disk do not, however they are used."""
    with database_role("owner"), every_compartment():
        body = ReportBody.objects.exclude(epoch_wrap=None).first()
        assert body is not None
        epoch = EPOCHS.versions.objects.get(id=body.epoch)
    wrapped, place = bytes(body.epoch_wrap or b""), sealing.context(body, body.epoch)
    with compartment(ana.organisation_id):
        intake = keyring.secret_of(EPOCHS, epoch, actor=ana)
    assert vault.unwrap_with(intake, wrapped, context=place)
    for key in what_a_server_holds():
        with pytest.raises(vault.DoesNotOpen):
            vault.unwrap_with(vault.key_pair_from_seed(key).private, wrapped, context=place)


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

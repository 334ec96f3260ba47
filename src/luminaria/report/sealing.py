"""How bodies and messages are sealed, and how their data keys move from the epoch to the report key."""

from uuid import UUID

from luminaria import vault
from luminaria.kernel.errors import NotFound
from luminaria.people import epochs, keyring
from luminaria.people.models import IntakeEpoch
from luminaria.people.rules import INTAKE_HOLDERS, OpenMember
from luminaria.report import hooks
from luminaria.report.errors import NotReadYet
from luminaria.report.models import Mailbox, Message, Report, ReportKey, ReportKeyWrap, SealedRow

REPORT_KEYS = keyring.Family("report", ReportKey, ReportKeyWrap)


def context(row: SealedRow, key_id: UUID | None = None) -> vault.Context:
    """The body's context; with `key_id`, that of its data key's wrap under that key."""
    return vault.Context(
        organisation=row.organisation_id,
        kind=f"report.{row._meta.model_name}",
        id=row.id,
        field="sealed",
        version=1,
        key_id=key_id or row.id,
    )


def seal_to_epoch(row: SealedRow, plaintext: bytes, epoch: IntakeEpoch) -> bytes:
    """Seal the row's body under a fresh data key, wrapped to the epoch. Returns the data key."""
    data_key = vault.new_data_key()
    row.sealed = vault.seal(plaintext, data_key=data_key, context=context(row))
    row.epoch = epoch.id
    assert epoch.public_key is not None
    row.epoch_wrap = vault.wrap_to(bytes(epoch.public_key), data_key, context=context(row, epoch.id))
    return data_key


def seal_to_reporter(message: Message, data_key: bytes, mailbox: Mailbox) -> None:
    """Wrap a message's data key to the person, so that the receipt opens it."""
    message.reporter_wrap = vault.wrap_to(
        bytes(mailbox.reporter_key), data_key, context=context(message, mailbox.id)
    )


def opened_by_reporter(message: Message, mailbox: Mailbox, private_key: bytes) -> bytes:
    """A message to the person, opened with the key pair of the receipt."""
    assert message.reporter_wrap is not None
    data_key = vault.unwrap_with(
        private_key, bytes(message.reporter_wrap), context=context(message, mailbox.id)
    )
    return vault.open_sealed(bytes(message.sealed), data_key=data_key, context=context(message))


def is_kept_from(member_id: UUID | None, report_id: UUID) -> bool:
    """Whether a member is kept out of what became of a report. Recovery, which is nobody, never is."""
    return member_id is not None and any(hooks.kept_from.call(member_id, report_id))


def report_key(report: Report, *, actor: OpenMember) -> tuple[ReportKey, bytes]:
    """The newest report key, opened with the actor's own. Raises NotReadYet, or NoKeyHere.

    Raises NotFound for a member who is kept out of what became of the report.
    """
    if is_kept_from(actor.member_id, report.id):
        raise NotFound()
    version = ReportKey.objects.filter(object_id=report.id).order_by("-number").first()
    if version is None:
        raise NotReadYet()
    return version, keyring.secret_of(REPORT_KEYS, version, actor=actor)


def report_key_at_first_opening(report: Report, *, actor: OpenMember) -> tuple[ReportKey, bytes]:
    """As report_key; the first opening makes it, wrapped to the intake role and to recovery."""
    try:
        return report_key(report, actor=actor)
    except NotReadYet:
        return new_report_key(report)


def new_report_key(report: Report) -> tuple[ReportKey, bytes]:
    """The next version of a report's key, for those who hold the intake role now."""
    holders = [
        one for one in keyring.holders_with(INTAKE_HOLDERS) if not is_kept_from(one.member_id, report.id)
    ]
    version, secret = keyring.make_version(REPORT_KEYS, object_id=report.id, holders=holders)
    assert isinstance(version, ReportKey)
    return version, secret


def withdraw(report_id: UUID, *, member_id: UUID) -> None:
    """Delete every wrap of a report's keys that a member holds."""
    keyring.withdraw(REPORT_KEYS, report_id, member_id=member_id)


def opened(row: SealedRow, *, actor: OpenMember, version: ReportKey, secret: bytes) -> bytes:
    """The row's plain text. A data key on an epoch or an older version moves to `version`."""
    if row.key_version == version.id and row.key_wrap is not None:
        data_key = vault.unwrap_under(secret, bytes(row.key_wrap), context=context(row, version.id))
    else:
        data_key = data_key_of(row, actor=actor)
        move_under(row, data_key, version, secret)
    return vault.open_sealed(bytes(row.sealed), data_key=data_key, context=context(row))


def data_key_of(row: SealedRow, *, actor: OpenMember) -> bytes:
    """The row's data key by way of its epoch or an older report key. Raises NoKeyHere, DoesNotOpen."""
    if row.epoch_wrap is None or row.epoch is None:
        assert row.key_version is not None
        older = ReportKey.objects.get(id=row.key_version)
        secret = keyring.secret_of(REPORT_KEYS, older, actor=actor)
        assert row.key_wrap is not None
        return vault.unwrap_under(secret, bytes(row.key_wrap), context=context(row, older.id))
    epoch = IntakeEpoch.objects.get(id=row.epoch)
    secret = keyring.secret_of(epochs.FAMILY, epoch, actor=actor)
    return vault.unwrap_with(secret, bytes(row.epoch_wrap), context=context(row, epoch.id))


def move_under(row: SealedRow, data_key: bytes, version: ReportKey, secret: bytes) -> None:
    """Wrap the data key under the report key and delete the wrap to the epoch."""
    row.key_wrap = vault.wrap_under(secret, data_key, context=context(row, version.id))
    row.key_version = version.id
    row.epoch = row.epoch_wrap = None
    row.save(update_fields=["key_wrap", "key_version", "epoch", "epoch_wrap"])

"""Unopened reports move to the newest epoch, so that an old one's private half can be deleted."""

from luminaria import vault
from luminaria.people import epochs, verbs
from luminaria.people.models import IntakeEpoch
from luminaria.people.rules import OpenMember
from luminaria.report import queries, sealing
from luminaria.report.models import SealedRow

BATCH = 100


def rewrap_forward(*, actor: OpenMember, limit: int = BATCH) -> int:
    """Up to `limit` rows now hang on the newest epoch; returns how many still hang on older ones.

    The scheduled run deletes an epoch on which nothing depends any more. Raises NotPermitted,
    NoKeyHere when the actor does not hold an epoch that is needed.
    """
    verbs.require(actor, "rewrap_forward")
    newest = epochs.current_epoch()
    rows = _batch(newest, limit)
    for row in rows:
        _move(row, newest, actor)
    if rows:
        verbs.record("rewrap_forward", actor=actor, obj=newest.id, details={"rows": len(rows)})
    return queries.waiting_for_rewrap(newest.id)


def _batch(newest: IntakeEpoch, limit: int) -> list[SealedRow]:
    rows: list[SealedRow] = []
    for model in queries.SEALED_ROWS:
        rows += model.objects.exclude(epoch=None).exclude(epoch=newest.id)[: limit - len(rows)]
    return rows


def _move(row: SealedRow, newest: IntakeEpoch, actor: OpenMember) -> None:
    data_key = sealing.data_key_of(row, actor=actor)
    assert newest.public_key is not None
    row.epoch_wrap = vault.wrap_to(
        bytes(newest.public_key), data_key, context=sealing.context(row, newest.id)
    )
    row.epoch = newest.id
    row.save(update_fields=["epoch", "epoch_wrap"])

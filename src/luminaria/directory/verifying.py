"""When an entry that nobody had verified may be printed: its name and a way to reach it were asked."""

from typing import Final

from luminaria.directory.keeping import note
from luminaria.directory.models import Change, Record
from luminaria.directory.queries.looks import looks_by_fact
from luminaria.directory.rules.freshness import Finding
from luminaria.directory.rules.looks import counting
from luminaria.directory.rules.redaction.showing import LISTABLE
from luminaria.people.rules import OpenMember

_WAYS: Final = ("phone", "gate", "web")
_TRUE: Final = (Finding.STILL_TRUE, Finding.CHANGED)


def follow_looks(row: Record, actor: OpenMember, verb: str) -> None:
    """The status of the entry follows what was looked at: verified by calls, or its source's word again."""
    if _is_known(row):
        if row.status not in LISTABLE:
            _become(row, actor, verb, "verify", "verified")
        return
    made = Change.objects.filter(record=row, field="status").order_by("-changed_at").first()
    if row.status == "verified" and made is not None and made.action == "verify":
        _become(row, actor, verb, "unverify", str(made.before))


def _is_known(row: Record) -> bool:
    looks = looks_by_fact([row.id])
    last = {field: counting(kept) for (_, field), kept in looks.items()}
    true = {field for field, look in last.items() if look is not None and look.outcome in _TRUE}
    return "name" in true and any(way in true for way in _WAYS)


def _become(row: Record, actor: OpenMember, verb: str, action: str, status: str) -> None:
    note(row, actor, verb, action=action, field="status", before=row.status, after=status)
    row.status = status
    row.save(update_fields=["status"])

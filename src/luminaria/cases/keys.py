"""The keys of cases: who holds them, opening them, turning them (trust.md, Keys 2)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from luminaria.cases.holders import FAMILY, should_hold
from luminaria.cases.models import Case, CaseKey
from luminaria.cases.queries import visible_case
from luminaria.consent.sealing import HandedKey
from luminaria.kernel import clock
from luminaria.people import keyring
from luminaria.people.rules import OpenMember


@dataclass(frozen=True)
class CaseKeys:
    """The versions of one case's key that the actor holds, open for the length of a request."""

    newest: UUID
    secrets: Mapping[UUID, bytes] = field(repr=False)

    @property
    def secret(self) -> bytes:
        """The secret that new bodies are sealed under. Raises NoKeyHere."""
        return self.of(self.newest)

    def of(self, version_id: UUID) -> bytes:
        """The secret of one version. Raises NoKeyHere when the actor does not hold it."""
        try:
            return self.secrets[version_id]
        except KeyError:
            raise keyring.NoKeyHere() from None


def open_keys(case_ids: Iterable[UUID], *, actor: OpenMember) -> dict[UUID, CaseKeys]:
    """The keys of several cases, in two queries. Whether the actor may see the cases is asked before."""
    versions = list(CaseKey.objects.filter(object_id__in=list(case_ids)).order_by("number"))
    secrets = keyring.secrets_of(FAMILY, versions, actor=actor)
    keys: dict[UUID, CaseKeys] = {}
    for version in versions:
        before = keys.get(version.object_id)
        held = dict(before.secrets) if before else {}
        if version.id in secrets:
            held[version.id] = secrets[version.id]
        keys[version.object_id] = CaseKeys(newest=version.id, secrets=held)
    return keys


def keys_of(case: Case, *, actor: OpenMember) -> CaseKeys:
    """The keys of one case. Raises NoKeyHere when the actor holds none of its newest version."""
    keys = open_keys([case.id], actor=actor).get(case.id)
    if keys is None or keys.newest not in keys.secrets:
        raise keyring.NoKeyHere()
    return keys


def case_key(*, actor: OpenMember, case_id: UUID, version_id: UUID | None = None) -> HandedKey:
    """A case's key for a later room to seal under. Raises NotFound, NoKeyHere."""
    keys = keys_of(visible_case(actor, case_id), actor=actor)
    chosen = version_id or keys.newest
    return HandedKey(id=chosen, secret=keys.of(chosen))


def turn(case: Case) -> None:
    """Make a new version for those who should hold it. Needs public halves only."""
    CaseKey.objects.filter(object_id=case.id, retired_on=None).update(retired_on=clock.now().date())
    keyring.make_version(FAMILY, object_id=case.id, holders=keyring.holders_of(should_hold(case.id)))


def admit(case: Case, *, actor: OpenMember, member_id: UUID) -> None:
    """Give a colleague every version, so that they can read what was written before."""
    for version in CaseKey.objects.filter(object_id=case.id):
        keyring.admit(FAMILY, version, actor=actor, member_id=member_id)


def withdraw(case: Case, *, member_id: UUID) -> None:
    """Take the keys of a case from a member and turn it, so that they open nothing new."""
    keyring.withdraw(FAMILY, case.id, member_id=member_id)
    turn(case)

"""Case keys when members leave, lose a role, or are admitted; and when recovery is renewed."""

from dataclasses import replace
from uuid import UUID

import pytest

from luminaria import vault
from luminaria.cases import actions, changes
from luminaria.cases.models import CaseKeyWrap, CaseMember
from luminaria.kernel.ids import new_id
from luminaria.people import hooks
from luminaria.people.models import Member, MemberRole
from luminaria.people.rules import OpenMember, Role
from tests import factories
from tests.cases import setting

pytestmark = pytest.mark.django_db


def _leaves(member: OpenMember) -> None:
    with factories.inside(member):
        Member.objects.filter(id=member.member_id).update(state=Member.State.LEFT)
        hooks.member_left.call(member.member_id)


def _holders(actor: OpenMember) -> set[UUID | None]:
    with factories.inside(actor):
        return set(CaseKeyWrap.objects.values_list("holder", flat=True))


def test_who_leaves_holds_no_key_and_the_case_has_a_new_one() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    with factories.inside(house.lena):
        actions.add_team_member(actor=house.lena, case_id=case_id, member_id=house.tobias.member_id)
    _leaves(house.tobias)
    assert setting.versions(house.lena, case_id) == 2
    assert _holders(house.lena) == {house.lena.member_id, house.dee.member_id}
    assert "turn_case_key" in setting.verbs_on(case_id)


def test_when_the_only_worker_leaves_the_supervisors_still_have_the_case() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    _leaves(house.lena)
    assert setting.sees(house.dee) == [case_id]
    with factories.inside(house.dee):
        assert actions.read_case(actor=house.dee, case_id=case_id).name == "Wren"
        assert not CaseMember.objects.filter(case_id=case_id, left_on=None).exists()


def test_who_supervises_no_more_keeps_only_the_cases_of_their_teams() -> None:
    house = setting.house()
    both = factories.member(house.home, {Role.SUPERVISOR, Role.CASE_WORKER}, name="Both")
    theirs, other = setting.open_case(both), setting.open_case(house.lena)
    with factories.inside(both):
        MemberRole.objects.filter(member_id=both.member_id, role=Role.SUPERVISOR).delete()
        hooks.roles_taken.call(both.member_id, frozenset({Role.SUPERVISOR}))
    assert setting.sees(replace(both, roles=frozenset({Role.CASE_WORKER}))) == [theirs]
    assert (setting.versions(both, theirs), setting.versions(both, other)) == (1, 2)


def test_who_works_no_cases_any_more_holds_none() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    with factories.inside(house.lena):
        MemberRole.objects.filter(member_id=house.lena.member_id).delete()
        hooks.roles_taken.call(house.lena.member_id, frozenset({Role.CASE_WORKER}))
    assert house.lena.member_id not in _holders(house.dee)
    assert setting.versions(house.dee, case_id) == 2


def test_other_roles_that_go_turn_nothing() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    with factories.inside(house.lena):
        changes.withdraw_roles(house.lena.member_id, frozenset({Role.TRAINER}))
    assert setting.versions(house.lena, case_id) == 1


def test_a_supervisor_who_is_admitted_gets_what_the_holder_holds_unless_kept_out() -> None:
    house = setting.house()
    open_to_all, closed_to_new = setting.open_case(house.lena), setting.open_case(house.lena)
    new = factories.member(house.home, {Role.SUPERVISOR}, name="New")
    with factories.inside(house.dee):
        actions.exclude_member(
            actor=house.dee, case_id=closed_to_new, member_id=new.member_id, ground="CONFLICT"
        )
        hooks.member_admitted.call(house.dee, new.member_id)
    assert setting.sees(new) == [open_to_all]
    with factories.inside(new):
        assert actions.read_case(actor=new, case_id=open_to_all).name == "Wren"
        assert CaseKeyWrap.objects.filter(holder=new.member_id).count() == 1


def test_recovered_keys_go_to_those_who_should_hold_them() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    as_recovery = replace(house.dee, member_id=new_id())  # any holder of the secret stands for recovery
    new = factories.member(house.home, {Role.SUPERVISOR}, name="New")
    with factories.inside(house.dee):
        for member in (new, house.tobias):
            changes.give_recovered(as_recovery, member.member_id)
    assert new.member_id in _holders(house.dee)
    assert house.tobias.member_id not in _holders(house.dee)
    with factories.inside(new):
        assert actions.read_case(actor=new, case_id=case_id).name == "Wren"


def test_a_new_recovery_kit_counts_what_only_the_old_one_opens() -> None:
    house = setting.house()
    setting.open_case(house.lena)
    setting.open_case(house.lena)
    old_key = new_id()
    with factories.inside(house.lena):
        for wrap in list(CaseKeyWrap.objects.filter(holder=house.lena.member_id)):
            CaseKeyWrap(version_id=wrap.version_id, holder_key=old_key, wrapped=vault.new_data_key()).save()
        assert changes.wrap_to_recovery(house.lena, old_key) == 0
        assert changes.wrap_to_recovery(house.tobias, old_key) == 2

"""Turning a report's key."""

import pytest

from luminaria.people import hooks
from luminaria.people.keyring import NoKeyHere
from luminaria.people.models import Member, MemberRole
from luminaria.people.rules import Role
from luminaria.report import actions
from luminaria.report.errors import NotReadYet
from luminaria.report.models import ReportKey
from tests import factories
from tests.report import setting


def _ends(member: "factories.OpenMember") -> None:
    """The member is gone, as people's own action has it."""
    MemberRole.objects.filter(member_id=member.member_id).delete()
    Member.objects.filter(id=member.member_id).update(state=Member.State.LEFT)


def test_body_and_messages_move_and_who_left_opens_nothing(home: setting.Intake) -> None:
    sent = setting.sent_to(home)
    setting.person.write_more(box=sent.box, text="More.")
    with factories.inside(home.ana):
        actions.read_report(actor=home.ana, report_id=sent.report_id)
        _ends(home.ben)
        actions.turn_report_key(actor=home.ana, report_id=sent.report_id)
        assert actions.read_report(actor=home.ana, report_id=sent.report_id).answers
        found = actions.read_messages(actor=home.ana, report_id=sent.report_id)
        assert [message.text for message in found] == ["More."]
        with pytest.raises(NoKeyHere):
            actions.read_report(actor=home.ben, report_id=sent.report_id)


def test_an_unread_report_has_no_key_to_turn(home: setting.Intake) -> None:
    sent = setting.sent_to(home)
    with factories.inside(home.ana), pytest.raises(NotReadYet):
        actions.turn_report_key(actor=home.ana, report_id=sent.report_id)


def test_when_a_member_leaves_the_keys_turn_and_the_rest_read_on(home: setting.Intake) -> None:
    sent = setting.sent_to(home)
    with factories.inside(home.ana):
        actions.read_report(actor=home.ana, report_id=sent.report_id)
        _ends(home.ben)
        hooks.member_left.call(home.ben.member_id)
        assert ReportKey.objects.count() == 2
        with pytest.raises(NoKeyHere):
            actions.read_report(actor=home.ben, report_id=sent.report_id)
        read = actions.read_report(actor=home.ana, report_id=sent.report_id)
        assert read.answer("story") is not None


def test_losing_another_role_turns_nothing(home: setting.Intake) -> None:
    sent = setting.sent_to(home)
    with factories.inside(home.ana):
        actions.read_report(actor=home.ana, report_id=sent.report_id)
        hooks.roles_taken.call(home.ben.member_id, frozenset({Role.TRAINER}))
        assert ReportKey.objects.count() == 1
        hooks.roles_taken.call(home.ben.member_id, frozenset({Role.INTAKE}))
        assert ReportKey.objects.count() == 2


def test_a_colleague_who_is_admitted_reads_what_the_holder_reads(home: setting.Intake) -> None:
    sent = setting.sent_to(home)
    with factories.inside(home.ana):
        actions.read_report(actor=home.ana, report_id=sent.report_id)
    new = factories.member(home.home, {Role.INTAKE}, name="Eve Prueba")
    with factories.inside(home.ana):
        with pytest.raises(NoKeyHere):
            actions.read_report(actor=new, report_id=sent.report_id)
        hooks.member_admitted.call(home.ana, new.member_id)
        assert actions.read_report(actor=new, report_id=sent.report_id).answers

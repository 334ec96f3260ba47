"""Unopened reports move to the newest epoch."""

import pytest

from luminaria.people import epochs, hooks
from luminaria.people.keyring import NoKeyHere
from luminaria.people.models import IntakeEpoch, IntakeEpochWrap
from luminaria.people.rules import Role
from luminaria.report import actions, queries
from tests import factories
from tests.conftest import MovableClock
from tests.report import setting


def test_batches_move_until_nothing_hangs_on_the_old_epoch(home: setting.Intake) -> None:
    sent = [setting.sent_to(home) for _ in range(3)]
    setting.person.write_more(box=sent[0].box, text="More.")
    with factories.inside(home.ana):
        old = epochs.current_epoch()
        new = epochs.open_epoch()
        assert hooks.epoch_in_use.call(old.id).count(True) == 1
        assert actions.rewrap_forward(actor=home.ana, limit=2) == 2
        assert actions.rewrap_forward(actor=home.ana, limit=2) == 0
        assert not any(hooks.epoch_in_use.call(old.id))
        assert any(hooks.epoch_in_use.call(new.id))
        IntakeEpochWrap.objects.filter(version_id=old.id).delete()
        read = actions.read_report(actor=home.ben, report_id=sent[2].report_id)
        assert read.answer("story") is not None
        assert actions.read_report(actor=home.ben, report_id=sent[0].report_id)
        assert [m.text for m in actions.read_messages(actor=home.ben, report_id=sent[0].report_id)] == [
            "More."
        ]


def test_an_opened_report_needs_no_epoch(home: setting.Intake) -> None:
    sent = setting.sent_to(home)
    with factories.inside(home.ana):
        actions.read_report(actor=home.ana, report_id=sent.report_id)
        assert not any(hooks.epoch_in_use.call(epochs.current_epoch().id))


def test_who_does_not_hold_the_old_epoch_moves_nothing(home: setting.Intake) -> None:
    setting.sent_to(home)
    with factories.inside(home.ana):
        epochs.open_epoch()
    stranger = factories.member(home.home, {Role.INTAKE}, name="Eve Prueba", admitted=False)
    with factories.inside(stranger), pytest.raises(NoKeyHere):
        actions.rewrap_forward(actor=stranger)


def test_an_epoch_past_its_term_with_a_private_half_is_overdue(
    home: setting.Intake, clock: MovableClock
) -> None:
    with factories.inside(home.ana):
        assert queries.overdue_epochs() == []
        clock.forward(days=31)
        assert [epoch.id for epoch in queries.overdue_epochs()] == [IntakeEpoch.objects.get().id]

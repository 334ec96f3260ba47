"""Writes of triage; one verb a file."""

from luminaria.triage.actions.assign_report import assign_report
from luminaria.triage.actions.close_report import close_report
from luminaria.triage.actions.hand_over import hand_over
from luminaria.triage.actions.take_and_answer import take_and_answer

__all__ = ["assign_report", "close_report", "hand_over", "take_and_answer"]

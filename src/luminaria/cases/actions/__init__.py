"""Writes of case work, and openings; one verb a file."""

from luminaria.cases.actions.add_need import add_need
from luminaria.cases.actions.add_team_member import add_team_member
from luminaria.cases.actions.close_case import close_case
from luminaria.cases.actions.exclude_member import exclude_member
from luminaria.cases.actions.give_case_key import give_case_key
from luminaria.cases.actions.lift_exclusion import lift_exclusion
from luminaria.cases.actions.open_case import open_case
from luminaria.cases.actions.open_case_list import open_case_list
from luminaria.cases.actions.open_note import open_note
from luminaria.cases.actions.read_case import read_case
from luminaria.cases.actions.read_case_report import read_case_report
from luminaria.cases.actions.record_card import record_card
from luminaria.cases.actions.record_wants import record_wants
from luminaria.cases.actions.remove_team_member import remove_team_member
from luminaria.cases.actions.reopen_case import reopen_case
from luminaria.cases.actions.turn_case_key import turn_case_key
from luminaria.cases.actions.update_need import update_need
from luminaria.cases.actions.write_note import write_note
from luminaria.cases.actions.write_safety_plan import write_safety_plan

__all__ = [
    "add_need",
    "add_team_member",
    "close_case",
    "exclude_member",
    "give_case_key",
    "lift_exclusion",
    "open_case",
    "open_case_list",
    "open_note",
    "read_case",
    "read_case_report",
    "record_card",
    "record_wants",
    "remove_team_member",
    "reopen_case",
    "turn_case_key",
    "update_need",
    "write_note",
    "write_safety_plan",
]

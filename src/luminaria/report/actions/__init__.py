"""One verb a file. Public verbs have no actor; desk verbs take `actor` first."""

from luminaria.report.actions.answer_report import answer_report
from luminaria.report.actions.close_form import close_form, forget_expired_forms
from luminaria.report.actions.close_intake import close_intake
from luminaria.report.actions.close_silent_intake import close_silent_intake
from luminaria.report.actions.keep_nothing import keep_nothing
from luminaria.report.actions.link_reporter import link_reporter
from luminaria.report.actions.note_presence import note_presence
from luminaria.report.actions.open_form import LiveForm, open_form, resume_form
from luminaria.report.actions.open_intake import open_intake
from luminaria.report.actions.open_mailbox import (
    LiveBox,
    Opened,
    Reply,
    look_inside,
    open_mailbox,
    resume_box,
)
from luminaria.report.actions.put_away_reply import put_away_reply
from luminaria.report.actions.read_messages import OpenMessage, read_messages
from luminaria.report.actions.read_report import OpenAnswer, OpenReport, read_report
from luminaria.report.actions.rewrap_forward import rewrap_forward
from luminaria.report.actions.save_answer import save_answer, save_box
from luminaria.report.actions.submit_report import receipt_of, submit_report
from luminaria.report.actions.tell_reporter import tell_reporter
from luminaria.report.actions.turn_report_key import turn_report_key
from luminaria.report.actions.write_more import write_more

__all__ = [
    "LiveBox",
    "LiveForm",
    "OpenAnswer",
    "OpenMessage",
    "OpenReport",
    "Opened",
    "Reply",
    "answer_report",
    "close_form",
    "close_intake",
    "close_silent_intake",
    "forget_expired_forms",
    "keep_nothing",
    "link_reporter",
    "look_inside",
    "note_presence",
    "open_form",
    "open_intake",
    "open_mailbox",
    "put_away_reply",
    "read_messages",
    "read_report",
    "receipt_of",
    "resume_box",
    "resume_form",
    "rewrap_forward",
    "save_answer",
    "save_box",
    "submit_report",
    "tell_reporter",
    "turn_report_key",
    "write_more",
]

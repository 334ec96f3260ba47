"""Open the mailbox of a receipt. What is there, and that nothing is there, take the same work."""

import json
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from luminaria import vault
from luminaria.kernel import clock
from luminaria.kernel.ids import new_id
from luminaria.people import compartment
from luminaria.report import rules, sealing
from luminaria.report.actions import rows
from luminaria.report.models import Mailbox, Message, OpenForm, Report
from luminaria.report.rules import BOX_TERM, Kind, Phrase, State, StatusLine
from luminaria.report.states import BoxState, box_state, encoded

NOWHERE = UUID(int=0)


@dataclass(frozen=True)
class LiveBox:
    """An open mailbox with the secret of its cookie, for the length of one request."""

    secret: bytes = field(repr=False)
    turn: int
    state: BoxState = field(repr=False)

    @property
    def receipt(self) -> vault.Receipt:
        return vault.Receipt(bytes.fromhex(self.state.receipt))


@dataclass(frozen=True)
class Reply:
    """An answer that the person has not put away."""

    id: UUID
    text: str = field(repr=False)
    arrived_on: date


@dataclass(frozen=True)
class Opened:
    """What a mailbox shows: never anything that the person wrote."""

    organisation_id: UUID
    organisation: str
    report_id: UUID
    kind: Kind
    status: list[StatusLine]
    replies: list[Reply]


def open_mailbox(*, receipt: vault.Receipt) -> LiveBox:
    """A session that holds the receipt, whether or not it leads anywhere."""
    secret, nonce = vault.new_session_secret(), vault.new_secret(16)
    state = BoxState(receipt=receipt.secret.hex(), write_id=str(new_id()))
    OpenForm.objects.create(
        secret_hash=vault.session_id(secret),
        nonce=nonce,
        expires_at=clock.now() + BOX_TERM,
        **rows.sealed(secret, encoded(state)),
    )
    return LiveBox(secret=secret, turn=0, state=state)


def resume_box(secret: bytes | None) -> LiveBox | None:
    """The open mailbox of this secret, or None when there is none or its time is over."""
    row = rows.live(secret)
    if row is None or secret is None:
        return None
    return LiveBox(secret=secret, turn=row.turn, state=box_state(rows.opened(secret, row)))


def look_inside(*, box: LiveBox) -> Opened | None:
    """What this receipt's mailbox holds for the person, or None when it leads nowhere."""
    pair = box.receipt.key_pair()
    mailbox = mailbox_of(box.receipt)
    organisation_id = mailbox.organisation_id if mailbox else NOWHERE
    with compartment.compartment(organisation_id):
        report = (
            Report.objects.select_related("organisation")
            .filter(id=mailbox.report_id if mailbox else NOWHERE)
            .first()
        )
        sealed = list(
            Message.objects.filter(report_id=report.id if report else NOWHERE).exclude(reporter_wrap=None)
        )
    if mailbox is None or report is None:
        return None
    return _opened(mailbox, report, sealed, pair.private)


def mailbox_of(receipt: vault.Receipt) -> Mailbox | None:
    """The mailbox that the receipt's locator finds, unless the person chose to keep nothing."""
    with compartment.every_compartment():
        return Mailbox.objects.filter(locator=UUID(bytes=receipt.locator()), is_kept=True).first()


def _opened(mailbox: Mailbox, report: Report, sealed: list[Message], private_key: bytes) -> Opened:
    found = [
        (message, json.loads(sealing.opened_by_reporter(message, mailbox, private_key))) for message in sealed
    ]
    found.sort(key=lambda pair: str(pair[1]["at"]))
    replies = [
        Reply(message.id, str(said["text"]), message.arrived_on)
        for message, said in found
        if message.direction == Message.Direction.OUT
    ]
    asked = [str(said["name"]) for _, said in found if said.get("phrase") == Phrase.AGREED_TO_ASK]
    return Opened(
        organisation_id=mailbox.organisation_id,
        organisation=report.organisation.name,
        report_id=report.id,
        kind=Kind(report.kind),
        status=rules.status_lines(
            Kind(report.kind),
            State(report.state),
            linked=report.linked_on is not None,
            wrote=bool(replies),
            asked=asked,
        ),
        replies=replies,
    )

"""open_case_list: opening the cards of the cases on one page of the list."""

from collections.abc import Sequence

from luminaria.cases import bodies, keys
from luminaria.cases.models import Case, CaseSection
from luminaria.cases.rules import CaseRow, Section, card_of
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record, require


def open_case_list(*, actor: OpenMember, cases: Sequence[Case]) -> list[CaseRow]:
    """Each case with the name on its card, in the order given; one line in the ledger for the page.

    A case whose key the actor still waits for stands in the list without a name. `cases` comes from
    queries.visible_cases.
    """
    require(actor, "open_case_list")
    record("open_case_list", actor=actor, obj=None)
    held = keys.open_keys([case.id for case in cases], actor=actor)
    cards = {card.case_id: card for card in CaseSection.objects.filter(case__in=cases, section=Section.CARD)}
    return [_row(case, held.get(case.id), cards.get(case.id)) for case in cases]


def _row(case: Case, held: keys.CaseKeys | None, card: CaseSection | None) -> CaseRow:
    opens = bool(held and card and card.key_version in held.secrets and held.newest in held.secrets)
    name = ""
    if opens and held and card:
        name = card_of(card.version, bodies.content_of(card, keys=held)).name
    return CaseRow(
        id=case.id,
        number=case.number,
        name=name,
        is_open=case.state == Case.State.OPEN,
        opened_on=case.opened_on,
        review_on=case.review_on,
        opens=opens,
    )

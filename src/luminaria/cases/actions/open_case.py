"""open_case: work with a person begins."""

from uuid import UUID

from luminaria.cases import bodies, keys, reports
from luminaria.cases.errors import CannotJoin
from luminaria.cases.holders import FAMILY, should_hold
from luminaria.cases.models import Case, CaseMember, CaseSection
from luminaria.cases.queries import colleagues
from luminaria.cases.rules import FIRST_REVIEW, Card, Section, card_body, new_label
from luminaria.kernel import clock
from luminaria.kernel.errors import NotFound
from luminaria.people import keyring
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record, require


def open_case(
    *,
    actor: OpenMember,
    case_id: UUID,
    card: Card,
    leader_id: UUID | None = None,
    report_id: UUID | None = None,
) -> UUID:
    """A case exists, with a card, a key of its own and somebody who leads it.

    From a report, the report's key comes under the case key and the report counts as answered by
    this case. The same `case_id` again (a second press) changes nothing. Raises CannotJoin, NotFound.
    """
    require(actor, "open_case")
    if Case.objects.filter(id=case_id).exists():
        return case_id
    leader = leader_id or actor.member_id
    if leader not in {colleague.id for colleague in colleagues(actor)} or not keyring.holders_of([leader]):
        raise CannotJoin()
    today = clock.now().date()
    case = Case(id=case_id, number=_free_label(), opened_on=today, review_on=today + FIRST_REVIEW)
    case.save()
    CaseMember(case=case, member_id=leader, leads=True, joined_on=today).save()
    version, secret = keyring.make_version(
        FAMILY, object_id=case.id, holders=keyring.holders_of(should_hold(case.id))
    )
    fresh = keys.CaseKeys(newest=version.id, secrets={version.id: secret})
    section = CaseSection(case=case, section=Section.CARD, organisation_id=case.organisation_id)
    bodies.seal_into(section, card_body(card), keys=fresh)
    section.save()
    if report_id is not None:
        reports.bring_in(case, report_id, actor=actor, keys=fresh)
    record("open_case", actor=actor, obj=case.id)
    return case.id


def _free_label() -> str:
    for _ in range(20):
        label = new_label()
        if not Case.objects.filter(number=label).exists():
            return label
    raise NotFound("No free name for a case was found. Try again.")

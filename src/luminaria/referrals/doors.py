"""What the referrals room registers at start-up."""

from luminaria.kernel import navigation, schedule
from luminaria.people import verbs
from luminaria.people.rules import Role

SENDERS = frozenset({Role.CASE_WORKER, Role.SUPERVISOR})
RECEIVERS = frozenset({Role.INTAKE})

_VERBS: tuple[tuple[str, frozenset[Role], str], ...] = (
    ("refer_person", SENDERS, "A service was asked, under a release of the person."),
    ("open_referral", SENDERS, "A referral was opened and read by its sender."),
    ("revoke_referral", SENDERS, "The person took a referral back."),
    ("read_packet", RECEIVERS, "A shared page was opened, or withheld."),
    ("accept_referral", RECEIVERS, "A referral was accepted."),
    ("decline_referral", RECEIVERS, "A referral was declined, by the provider or by the person."),
    ("answer_about_copies", RECEIVERS, "An organisation said what it did with its copies."),
    ("expire_packets", frozenset(), "A shared page was deleted when its time was over."),
)


def register() -> None:
    """Verbs, the place on the rail, the door and the panel on a case, and what the clock does."""
    from luminaria.cases import hooks as case_hooks
    from luminaria.consent.hooks import release_revoked
    from luminaria.people.hooks import epoch_in_use
    from luminaria.referrals import on_case, queries, tasks
    from luminaria.referrals.actions.revoke_referral import close_what_crossed

    for code, roles, sentence in _VERBS:
        verbs.register(code, roles=roles, sentence=sentence)
    navigation.register("desk", "Referrals", "referrals.list", order=30, roles=SENDERS | RECEIVERS)
    schedule.register("referrals.expire_packets", tasks.expire_packets)
    epoch_in_use.register(queries.epoch_in_use)
    release_revoked.register(close_what_crossed)
    case_hooks.case_doors.register(on_case.door)
    case_hooks.service_doors.register(on_case.service_door)
    case_hooks.case_panels.register(on_case.panel)
    case_hooks.case_closed.register(on_case.end_releases)

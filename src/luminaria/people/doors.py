"""What the people room registers at start-up: its verbs, its places on the rail, its chores."""

from luminaria.kernel import navigation, schedule
from luminaria.ledger import verbs as ledger_verbs
from luminaria.people import verbs
from luminaria.people.rules import KEY_ROLES, Role

EVERYBODY = frozenset(Role)
ADMINISTRATOR = frozenset({Role.ADMINISTRATOR})

VERBS = (
    ("sign_in", EVERYBODY, "A member signed in."),
    ("sign_out", EVERYBODY, "A member signed out."),
    ("lock", EVERYBODY, "A member locked the desk."),
    ("accept_invitation", EVERYBODY, "An invited person became a member."),
    ("change_passphrase", EVERYBODY, "A member changed the passphrase."),
    ("use_recovery_code", EVERYBODY, "A member came back with a recovery code."),
    ("enrol_passkey", EVERYBODY, "A member added a passkey."),
    ("remove_passkey", EVERYBODY, "A member removed a passkey."),
    ("replace_app", EVERYBODY, "A member moved to another authenticator app."),
    ("renew_recovery_codes", EVERYBODY, "A member made new recovery codes."),
    ("forget_devices", EVERYBODY, "A member let all browsers be unknown."),
    ("see_account", EVERYBODY, "A member looked at their own account."),
    ("read_notices", EVERYBODY, "A member read the notices about keys."),
    ("invite_member", ADMINISTRATOR, "A member was invited."),
    ("set_roles", ADMINISTRATOR, "The roles of a member were changed."),
    ("end_member", ADMINISTRATOR, "A membership was ended."),
    ("turn_epoch", ADMINISTRATOR, "A new intake epoch was made."),
    ("admit_member", KEY_ROLES, "A holder admitted a colleague to keys."),
    ("set_on_call", KEY_ROLES, "Who is on call was changed."),
    ("make_recovery_kit", KEY_ROLES, "A new recovery kit was made."),
    ("recover_with_shares", KEY_ROLES, "Two officers' shares gave a member the keys."),
    ("confirm_share", KEY_ROLES | ADMINISTRATOR, "An officer's share was confirmed."),
    ("see_keys", KEY_ROLES | ADMINISTRATOR, "The state of the keys was looked at."),
)


def register() -> None:
    """Register what the room does and where."""
    ledger_verbs.register("cross_compartment", "A row of another organisation was written on a named ground.")
    ledger_verbs.register("found_organisation", "The operator opened the desk to an organisation.")
    ledger_verbs.register("delete_epoch", "An intake epoch that nothing needs was deleted.")
    for code, roles, sentence in VERBS:
        verbs.register(code, roles=roles, sentence=sentence)
    navigation.register("desk", "Members", "people.members", order=80, roles=ADMINISTRATOR)
    navigation.register("desk", "Waiting colleagues", "people.waiting", order=81, roles=KEY_ROLES)
    navigation.register("desk", "Organisation keys", "people.keys", order=82, roles=KEY_ROLES | ADMINISTRATOR)
    navigation.register("desk", "Your account", "people.me", order=90)
    navigation.register("desk.lock", "Lock", "people.lock", order=0)
    _register_chores()


def _register_chores() -> None:
    from luminaria.people import tasks

    schedule.register("people.turn_epochs", tasks.turn_due_epochs)
    schedule.register("people.forget_old_browsers", tasks.forget_old_browsers)

"""What can be done in this room, one verb a file."""

from luminaria.people.actions.accept_invitation import accept_invitation
from luminaria.people.actions.admit_member import admit_member
from luminaria.people.actions.change_passphrase import change_passphrase
from luminaria.people.actions.confirm_share import confirm_share
from luminaria.people.actions.end_member import end_member
from luminaria.people.actions.enrol_passkey import enrol_passkey
from luminaria.people.actions.forget_devices import forget_devices
from luminaria.people.actions.found_organisation import found_organisation
from luminaria.people.actions.invite_member import invite_member
from luminaria.people.actions.lock import lock
from luminaria.people.actions.make_recovery_kit import make_recovery_kit
from luminaria.people.actions.read_notices import read_notices
from luminaria.people.actions.recover_with_shares import recover_with_shares
from luminaria.people.actions.remove_passkey import remove_passkey
from luminaria.people.actions.renew_recovery_codes import renew_recovery_codes
from luminaria.people.actions.replace_app import replace_app
from luminaria.people.actions.see_account import see_account
from luminaria.people.actions.set_on_call import set_on_call
from luminaria.people.actions.set_roles import set_roles
from luminaria.people.actions.sign_in import sign_in
from luminaria.people.actions.sign_out import sign_out
from luminaria.people.actions.turn_epoch import turn_epoch
from luminaria.people.actions.use_recovery_code import use_recovery_code

__all__ = [
    "accept_invitation",
    "admit_member",
    "change_passphrase",
    "confirm_share",
    "end_member",
    "enrol_passkey",
    "forget_devices",
    "found_organisation",
    "invite_member",
    "lock",
    "make_recovery_kit",
    "read_notices",
    "recover_with_shares",
    "remove_passkey",
    "renew_recovery_codes",
    "replace_app",
    "see_account",
    "set_on_call",
    "set_roles",
    "sign_in",
    "sign_out",
    "turn_epoch",
    "use_recovery_code",
]

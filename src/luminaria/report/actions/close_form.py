"""End an open form or mailbox, and forget those whose time is over."""

from luminaria import vault
from luminaria.kernel import clock
from luminaria.report.models import OpenForm


def close_form(*, secret: bytes) -> None:
    """What was open under this secret is deleted; closing twice changes nothing."""
    OpenForm.objects.filter(secret_hash=vault.session_id(secret)).delete()


def forget_expired_forms() -> int:
    """Delete forms whose time is over and return how many there were."""
    return OpenForm.objects.filter(expires_at__lt=clock.now()).delete()[0]

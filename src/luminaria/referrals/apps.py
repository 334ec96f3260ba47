"""The room's plate on the door."""

from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    """Registers verbs, navigation and what cases and consent tell this room."""

    name = "luminaria.referrals"
    label = "referrals"

    def ready(self) -> None:
        from luminaria.referrals import doors

        doors.register()

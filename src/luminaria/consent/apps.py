"""The room's plate on the door."""

from django.apps import AppConfig


class ConsentConfig(AppConfig):
    """Registers the room's verbs."""

    name = "luminaria.consent"
    label = "consent"

    def ready(self) -> None:
        from luminaria.consent import doors

        doors.register()

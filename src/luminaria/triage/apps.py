"""The room's plate on the door."""

from django.apps import AppConfig


class TriageConfig(AppConfig):
    """Registers verbs and places on the rail."""

    name = "luminaria.triage"
    label = "triage"

    def ready(self) -> None:
        from luminaria.triage import doors

        doors.register()

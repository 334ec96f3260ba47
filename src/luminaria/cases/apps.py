"""The room's plate on the door."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Registers verbs, the place on the rail and what other rooms tell this one."""

    name = "luminaria.cases"
    label = "cases"

    def ready(self) -> None:
        from luminaria.cases import doors

        doors.register()

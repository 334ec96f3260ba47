"""The room's plate on the door."""

from django.apps import AppConfig


class ReportConfig(AppConfig):
    name = "luminaria.report"
    label = "report"

    def ready(self) -> None:
        from luminaria.report import doors

        doors.register()

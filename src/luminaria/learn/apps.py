"""The room's plate on the door."""

from django.apps import AppConfig
from django.conf import settings


class LearnConfig(AppConfig):
    """Registers its doors, and finishes the pages for a fault before the public program takes a request."""

    name = "luminaria.learn"
    label = "learn"

    def ready(self) -> None:
        from luminaria.learn import doors
        from luminaria.learn.failures import prepare_all
        from luminaria.ui import failures

        doors.register()
        failures.preparing.register(prepare_all)
        if settings.PROGRAM == "public":
            prepare_all()

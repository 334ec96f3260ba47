"""The room's plate on the door."""

from django.apps import AppConfig
from django.conf import settings


class LearnConfig(AppConfig):
    """Finishes the pages for the moment of a fault before the public program takes a request."""

    name = "luminaria.learn"
    label = "learn"

    def ready(self) -> None:
        from luminaria.kernel import navigation
        from luminaria.learn.failures import prepare_all
        from luminaria.ui import failures

        navigation.register("public", "shell.menu_search", "learn.search", order=10)
        failures.preparing.register(prepare_all)
        if settings.PROGRAM == "public":
            prepare_all()

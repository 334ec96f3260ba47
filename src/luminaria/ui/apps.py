"""The room's plate on the door."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Reads and hashes the sheets and scripts at start-up, so that a fault shows there."""

    name = "luminaria.ui"
    label = "ui"

    def ready(self) -> None:
        from luminaria.ui import assets

        for program in assets.PROGRAMS:
            for sheet in assets.SHEETS_OF[program]:
                assets.style(sheet)
            assets.script(program)

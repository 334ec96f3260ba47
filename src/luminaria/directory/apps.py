"""The room's plate on the door."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """A room without doors of its own: others choose from it."""

    name = "luminaria.directory"
    label = "directory"

    def ready(self) -> None:
        from luminaria.directory import tasks
        from luminaria.kernel import schedule

        schedule.register("directory.load_services", tasks.load_services)

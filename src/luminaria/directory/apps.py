"""The room's plate on the door."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """Others choose services from it; at the desk it keeps the public lines true."""

    name = "luminaria.directory"
    label = "directory"

    def ready(self) -> None:
        from luminaria.directory import doors, tasks
        from luminaria.kernel import schedule

        schedule.register("directory.load_services", tasks.load_services)
        schedule.register("directory.list_aged", tasks.list_aged)
        doors.register()

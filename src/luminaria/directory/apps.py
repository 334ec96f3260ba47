"""The room's plate on the door."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """A room without doors of its own: others choose from it."""

    name = "luminaria.directory"
    label = "directory"

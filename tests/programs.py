"""Clients bound to one program each: its addresses, its cookies, its secret, its database role."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import UserSettingsHolder, settings
from django.test import Client
from django.urls import set_urlconf

from luminaria.project import programs
from tests.databases import database_role


class ProgramClient(Client):
    """Django's client inside one program. Cookies of the other program are never sent."""

    def __init__(self, program: str, **defaults: Any) -> None:
        host = settings.CONFIG.public_host if program == "public" else settings.CONFIG.desk_host
        super().__init__(**{"SERVER_NAME": host, **defaults})
        self.program = program

    def request(self, **request: Any) -> Any:
        with inside_program(self.program), database_role(self.program):
            return super().request(**request)


@contextmanager
def inside_program(program: str) -> Iterator[None]:
    """The program's settings, for the length of the block.

    What `override_settings` does, without telling Django that ROOT_URLCONF changed: it would forget the
    addresses of both programs, and finding them again took longer than the request. They are kept by the
    name of their module, so neither program sees the other's.
    """
    before, ours = settings._wrapped, UserSettingsHolder(settings._wrapped)
    for name, value in settings_of(program).items():
        setattr(ours, name, value)
    settings._wrapped = ours
    set_urlconf(None)
    try:
        yield
    finally:
        settings._wrapped = before
        set_urlconf(None)


def settings_of(program: str) -> dict[str, Any]:
    """What `program` puts over the shared settings."""
    differs: dict[str, Callable[..., dict[str, Any]]] = {"public": programs.public, "desk": programs.desk}
    return differs[program](settings.CONFIG)

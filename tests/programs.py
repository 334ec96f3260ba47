"""Clients bound to one program each: its addresses, its cookies, its secret, its database role."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.test import Client, override_settings

from luminaria.project import programs
from tests.databases import database_role


class ProgramClient(Client):
    """Django's client inside one program. Cookies of the other program are never sent."""

    def __init__(self, program: str, **defaults: Any) -> None:
        host = settings.CONFIG.public_host if program == "public" else settings.CONFIG.desk_host
        super().__init__(**{"SERVER_NAME": host, **defaults})
        self.program = program

    def request(self, **request: Any) -> Any:
        with override_settings(**settings_of(self.program)), database_role(self.program):
            return super().request(**request)


def settings_of(program: str) -> dict[str, Any]:
    """What `program` puts over the shared settings."""
    differs: dict[str, Callable[..., dict[str, Any]]] = {"public": programs.public, "desk": programs.desk}
    return differs[program](settings.CONFIG)

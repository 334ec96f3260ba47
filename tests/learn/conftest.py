"""A reader of the public pages. The database is shut off: a page that asked it anything would fail."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client, override_settings

from tests.programs import settings_of


class Reader(Client):
    """A browser at the public program; pytest-django blocks every query, since no test here marks one."""

    def __init__(self, **defaults: Any) -> None:
        super().__init__(
            raise_request_exception=False, **{"SERVER_NAME": settings.CONFIG.public_host, **defaults}
        )

    def request(self, **request: Any) -> Any:
        with override_settings(**settings_of("public")):
            return super().request(**request)


@pytest.fixture
def reader() -> Reader:
    return Reader()

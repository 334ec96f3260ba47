"""A database that goes away at a chosen statement, as when its disk is full or its cable is cut."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import OperationalError, connection


@dataclass
class Away:
    """How many statements came, and whether one of them was refused."""

    came: int = 0
    refused: bool = False


@contextmanager
def database_away(first: int, *, for_good: bool = True, told: Away | None = None) -> Iterator[Away]:
    """The statement number `first` fails, and all after it when it is for good; 0 never fails."""
    told = told or Away()

    def refuse(execute: Callable[..., Any], sql: str, *given: Any) -> Any:
        if "current_user" in sql or "set_config('role'" in sql:  # the test's own client, on PostgreSQL
            return execute(sql, *given)
        told.came += 1
        if first and (told.came >= first if for_good else told.came == first):
            told.refused = True
            raise OperationalError("disk I/O error: /secret/path/of/the/database")
        return execute(sql, *given)

    with connection.execute_wrapper(refuse):
        yield told

"""What an earlier room must tell a later one travels as a hook, not as an import.

Hooks are registered in `AppConfig.ready`, called in order of registration in the
caller's transaction, and their exceptions propagate.
"""

from collections.abc import Callable
from typing import Generic, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class Hook(Generic[P, R]):
    """An ordered list of functions of one signature."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._listeners: list[Callable[P, R]] = []

    def register(self, listener: Callable[P, R]) -> Callable[P, R]:
        """Add `listener` once; a second registration of the same function changes nothing."""
        if listener not in self._listeners:
            self._listeners.append(listener)
        return listener

    def call(self, *args: P.args, **kwargs: P.kwargs) -> list[R]:
        """Call every listener in order and return what each answered."""
        return [listener(*args, **kwargs) for listener in self._listeners]

"""The strings of the interface, by dotted key. A missing one is loud: it never shows as nothing."""

from collections.abc import Iterator, Mapping

from luminaria.kernel.errors import LuminariaError


class MissingWord(LuminariaError):
    """A page asked for a string that the pack does not have. Add it to every locale file."""


class Words(Mapping[str, str]):
    """`words["leave.now"]`, or `words.leave.now` in a template. Raises MissingWord for either."""

    def __init__(
        self, entries: Mapping[str, str], prefix: str = "", groups: frozenset[str] | None = None
    ) -> None:
        self._entries = entries
        self._prefix = prefix
        self._groups = _groups(entries) if groups is None else groups

    def __getitem__(self, key: str) -> str:
        return self._entries[self._prefix + key]

    def __getattr__(self, name: str) -> "Words":
        if name.startswith("_"):
            raise AttributeError(name)
        below = f"{self._prefix}{name}."
        if below not in self._groups:
            raise MissingWord(f"The pack has no words for {below[:-1]}.")
        return Words(self._entries, below, self._groups)

    def __iter__(self) -> Iterator[str]:
        return (key.removeprefix(self._prefix) for key in self._entries if key.startswith(self._prefix))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def say(self, key: str, **values: object) -> str:
        """The string of `key` with its {placeholders} filled. Raises MissingWord."""
        try:
            return self[key].format(**values)
        except KeyError as fault:
            raise MissingWord(f"The pack has no words for {self._prefix}{key}, or lacks {fault}.") from fault


def _groups(entries: Mapping[str, str]) -> frozenset[str]:
    return frozenset(key[: dot + 1] for key in entries for dot, sign in enumerate(key) if sign == ".")

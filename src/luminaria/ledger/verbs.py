"""The registry of what can be written. Rooms register their verbs in AppConfig.ready."""

from luminaria.ledger.errors import UnregisteredVerb

__all__ = ["UnregisteredVerb", "register", "registered", "sentence"]

_sentences: dict[str, str] = {}


def register(code: str, sentence: str) -> None:
    """Make `code` writable. `sentence` is what a member reads, such as "opened a report"."""
    _sentences[code] = sentence


def registered() -> dict[str, str]:
    """All verbs with their sentences."""
    return dict(_sentences)


def sentence(code: str) -> str:
    """The sentence of a verb. Raises UnregisteredVerb."""
    if code not in _sentences:
        raise UnregisteredVerb
    return _sentences[code]

"""What hidden places were called is kept as digests, so that no later feed says it again."""

from collections.abc import Mapping
from uuid import UUID

from luminaria.directory.models import HiddenName
from luminaria.directory.queries.unsaid import unsaid
from luminaria.directory.rules.redaction import Guard


def keep_hidden_names(guards: Mapping[UUID, Guard]) -> None:
    """Each family is guarded from now on against the words of its guard; what is kept already stays."""
    kept = unsaid(guards)
    marks = {family: {kept[family].mark(words) for words in guard.words} for family, guard in guards.items()}
    HiddenName.objects.bulk_create(
        [
            HiddenName(family=family, words=mark.words, digest=mark.digest)
            for family, told in marks.items()
            for mark in told - kept[family].marks
        ],
        ignore_conflicts=True,
    )

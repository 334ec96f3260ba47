"""What is found for a wish, in which order, and why."""

import pytest

from luminaria.directory.queries.search import search
from luminaria.directory.rules.wishes import Wish
from tests.directory.generated import feed
from tests.directory.listed import write

pytestmark = pytest.mark.django_db


def test_everything_is_listed_in_order_when_nothing_is_asked() -> None:
    write(feed(50, 1))
    found = search(Wish())
    assert len(found.hits) == 20 and found.more
    assert [len(search(Wish(page=page)).hits) for page in (2, 3, 4)] == [20, 10, 0]


def test_words_find() -> None:
    write(feed(50, 1))
    found = search(Wish(words="lawyers immigration"))
    assert found.hits

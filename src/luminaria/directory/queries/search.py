"""Search over what is listed. A question is answered and forgotten: it is not logged, kept or counted."""

from luminaria.directory.models import Listing
from luminaria.directory.queries.hits import hits_of
from luminaria.directory.rules.wishes import Found, Wish


def search(wish: Wish) -> Found:
    """One page of the services that fit every part of the wish."""
    return match(wish)


def match(wish: Wish, include_unlisted: bool = False) -> Found:
    """What `search` finds, and for the desk also what is held and not listed, last and with the reason."""
    rows = Listing.objects.order_by("name", "service_id")
    for word in wish.words.split():
        rows = rows.filter(words_en__icontains=word) | rows.filter(words_es__icontains=word)
    start = (wish.page - 1) * wish.per_page
    numbers = list(rows.values_list("number", flat=True)[start : start + wish.per_page + 1])
    hits = hits_of(numbers[: wish.per_page], wish)
    return Found(hits=hits, page=wish.page, more=len(numbers) > wish.per_page, total=None)

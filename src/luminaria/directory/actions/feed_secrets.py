"""Places of a feed that its own words keep secret are marked so before anything of it is weighed."""

import json

from luminaria.directory.exchange.reading.harvest import Harvest
from luminaria.directory.exchange.reading.near import near
from luminaria.directory.rules.hsds import Visibility
from luminaria.directory.rules.redaction import keepable

_OF_PLACES = ("location", "service_at_location")


def mark_secrets(harvest: Harvest) -> None:
    """Each place that may not be seen says so itself from now on, in the harvest.

    What stands further off (an organization, another service at the same place) sees the place alone and not
    all that is said of it. Without the mark it would keep words that the next reading of the feed takes out.
    """
    for kind in _OF_PLACES:
        for rows in harvest.rows(kind):
            around = near(harvest, kind, rows)
            seen = [(row, keepable(kind, row.document, around.get(row.id, ())).visibility) for row in rows]
            harvest.db.executemany(
                "UPDATE doc SET body = ? WHERE n = ?",
                [
                    (json.dumps(row.document | {"visibility": one.value}), row.n)
                    for row, one in seen
                    if one != Visibility.PUBLIC
                ],
            )

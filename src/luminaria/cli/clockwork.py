"""The process that holds the ledger's key: orders leaves, signs checkpoints, does the scheduled chores.

Started by `luminaria serve` beside the two programs, which never see the key.
"""

import logging
import os
import signal
import threading
from pathlib import Path

log = logging.getLogger("luminaria.clockwork")
ROUND = 20.0  # seconds; a checkpoint at least every minute (trust.md, Ledger)


def main() -> None:
    """Work in rounds until told to stop."""
    os.environ["LUMINARIA_PROGRAM"] = "owner"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luminaria.project.settings")
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    import django

    django.setup()
    while not stop.is_set():
        one_round()
        stop.wait(ROUND)


def one_round() -> None:
    """One turn of everything; what fails is named and tried again in the next round."""
    from django.conf import settings
    from django.db import connection

    from luminaria.cli import chores

    try:
        for done in chores.run(Path(settings.INSTANCE)):
            if done.fault:
                log.error("chore %s failed: %s", done.name, done.fault)
    except Exception as fault:  # the database may be away; the phone numbers stay up without it
        log.error("round failed: %s", type(fault).__name__)
        connection.close()


if __name__ == "__main__":
    main()

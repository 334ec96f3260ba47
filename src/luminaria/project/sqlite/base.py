"""Writers take turns. SQLite lets each sleep up to a tenth of a second and try again, so that under load
the last to come may be the first to write, and a person waits long for nothing.

Inside a process the writers queue at a lock; between processes the first of each queue asks again
after a millisecond. `timeout` holds as before: then "database is locked", and nothing was written.
"""

import threading
import time
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

ASK_AGAIN = 0.001
_queues: dict[str, threading.Lock] = {}


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that waits its turn at the beginning of a transaction."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._turn: threading.Lock | None = None

    def _start_transaction_under_autocommit(self) -> None:
        timeout = float(self.settings_dict["OPTIONS"].get("timeout", 5))
        deadline = time.monotonic() + timeout
        queue = _queues.setdefault(str(self.settings_dict["NAME"]), threading.Lock())
        if not queue.acquire(timeout=timeout):
            raise OperationalError("database is locked")
        self._turn = queue
        try:
            self._begin(deadline, timeout)
        except BaseException:
            self._leave_queue()
            raise

    def _begin(self, deadline: float, timeout: float) -> None:
        self.cursor().execute("PRAGMA busy_timeout=0")
        try:
            while not self._began():
                if time.monotonic() > deadline:
                    raise OperationalError("database is locked")
                time.sleep(ASK_AGAIN)
        finally:
            self.cursor().execute(f"PRAGMA busy_timeout={int(timeout * 1000)}")

    def _began(self) -> bool:
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except OperationalError as fault:
            if "locked" in str(fault):
                return False
            raise
        return True

    def _commit(self) -> Any:
        try:
            return super()._commit()  # type: ignore[misc]
        finally:
            self._leave_queue()

    def _rollback(self) -> Any:
        try:
            return super()._rollback()  # type: ignore[misc]
        finally:
            self._leave_queue()

    def _close(self) -> Any:
        try:
            return super()._close()  # type: ignore[misc]
        finally:
            self._leave_queue()

    def _leave_queue(self) -> None:
        turn, self._turn = self._turn, None
        if turn is not None:
            turn.release()

"""How much a process answers in a second, whoever asks. No address of anybody is looked at or kept."""

import threading
import time
from collections.abc import Callable


class Crowd:
    """A bucket that fills by so many answers a second and holds two seconds of them; 0 has no bottom."""

    def __init__(self, a_second: float, now: Callable[[], float] = time.monotonic) -> None:
        self._rate = a_second
        self._now = now
        self._left = 2.0 * a_second
        self._at = now()
        self._lock = threading.Lock()

    def wait(self) -> int:
        """0 when one more may be answered, else after how many seconds to ask again."""
        if not self._rate:
            return 0
        with self._lock:
            now = self._now()
            self._left = min(2.0 * self._rate, self._left + (now - self._at) * self._rate)
            self._at = now
            if self._left >= 1:
                self._left -= 1
                return 0
            return int((1 - self._left) / self._rate) + 1

"""What must be true of every answer, whatever was sent."""

from django.http import HttpResponse
from django.utils.html import escape

from tests.hostile.malice import Shot

SIGNS_OF_A_FALL = (
    "Traceback (most recent",
    "site-packages",
    "Exception Type",
    "OperationalError",
    "DEBUG = ",
)
# The street of a place out of sight is not given back to the page, and the page says so.
TAKEN_OUT = "The street is taken out again"
HEADERS = ("Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy")


def faults(shot: Shot, answer: HttpResponse, *, away: bool = False) -> list[str]:
    """What is wrong with an answer; empty when it stands. Only without a database may it be 503."""
    body = answer.content.decode(errors="replace") if "Content-Encoding" not in answer else ""
    worst = 503 if away else 499
    wrong = [f"status {answer.status_code}"] if answer.status_code > worst else []
    wrong += [f"shows {sign}" for sign in SIGNS_OF_A_FALL if sign in body]
    wrong += [f"no {name}" for name in HEADERS if name not in answer]
    if answer.get("Cache-Control") != "no-store":
        wrong.append("may be stored")
    if shot.typed and not 300 <= answer.status_code < 400:
        lost = [word for word in shot.typed if escape(word) not in body]
        wrong += [f"loses {word!r}" for word in lost[1 if TAKEN_OUT in body else 0 :]]
        wrong += ["unescaped words"] if any(word in body for word in shot.typed) else []
    return [f"{shot.method} {shot.path} ({shot.what}) -> {answer.status_code}: {one}" for one in wrong]

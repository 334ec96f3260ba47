"""A log that says what broke, and never who came, what they sent or which page they read."""

import logging

FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"
# Django's own messages carry paths, addresses and (django.template, when debugging) whole pages of what
# people wrote; the class of a fault, which we log ourselves, is enough.
SILENT = ("django", "gunicorn.access")
OFF = logging.CRITICAL + 1


def set_up() -> None:
    """Send our own messages to standard error and nothing of Django's about requests."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter(FORMAT))
    logger = logging.getLogger("luminaria")
    logger.handlers[:] = [handler]
    logger.setLevel(logging.INFO)
    logger.propagate = False
    for name in SILENT:
        silent = logging.getLogger(name)
        silent.handlers[:] = [logging.NullHandler()]
        silent.setLevel(OFF)
        silent.propagate = False

"""Run as a process of its own, as the owner: migrate the template and put row security on it."""

import os
from importlib.util import find_spec

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django

django.setup()

from django.core.management import call_command
from django.db import connection

call_command("migrate", verbosity=0, interactive=False)
if connection.vendor == "postgresql" and find_spec("luminaria.people.row_security"):
    from luminaria.people import row_security

    row_security.apply(connection)

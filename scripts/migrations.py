"""Fails when a model was changed and its migration was not."""

import os
import sys

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
sys.path.insert(0, os.getcwd())

import django

django.setup()

from django.core.management import call_command

call_command("makemigrations", check=True, dry_run=True, verbosity=1)

"""WSGI entry of the desk program."""

import os

os.environ["LUMINARIA_PROGRAM"] = "desk"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luminaria.project.settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

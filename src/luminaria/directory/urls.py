"""Addresses of the public lines at the desk. A line is named by its id in the pack."""

from django.urls import path

from luminaria.directory.views import lines

urlpatterns = [
    path("", lines.lines, name="directory.lines"),
    path("<slug:line_code>/", lines.line, name="directory.line"),
]

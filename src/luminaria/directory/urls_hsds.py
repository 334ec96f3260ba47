"""Addresses of the HSDS API on the public program."""

from luminaria.directory.api import hsds

urlpatterns = hsds.urls()

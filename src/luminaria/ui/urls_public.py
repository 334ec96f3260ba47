"""Addresses of the ui room on the public program."""

from django.urls import path

from luminaria.ui import views

urlpatterns = [path("health", views.health)]

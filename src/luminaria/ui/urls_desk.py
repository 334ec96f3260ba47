"""Addresses of the ui room on the desk."""

from django.urls import path

from luminaria.ui import views

urlpatterns = [path("health", views.health)]

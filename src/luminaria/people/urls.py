"""Addresses of the people room at the desk."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

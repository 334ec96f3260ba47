"""The room that loads and checks jurisdiction packs. It has no models."""

from django.apps import AppConfig


class PacksConfig(AppConfig):
    name = "luminaria.packs"
    label = "packs"

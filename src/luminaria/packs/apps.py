"""The room that loads and checks jurisdiction packs. It has no models."""

from django.apps import AppConfig
from django.urls import register_converter


class PacksConfig(AppConfig):
    name = "luminaria.packs"
    label = "packs"

    def ready(self) -> None:
        from luminaria.packs.converters import LocaleConverter

        register_converter(LocaleConverter, "locale")

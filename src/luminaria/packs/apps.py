"""The room that loads and checks jurisdiction packs. It has no models."""

from django.apps import AppConfig
from django.urls import register_converter


class PacksConfig(AppConfig):
    name = "luminaria.packs"
    label = "packs"

    def ready(self) -> None:
        from luminaria.packs import converters
        from luminaria.packs.source import describe_to_django

        register_converter(converters.LocaleConverter, "locale")
        register_converter(converters.PartialConverter, "partial")
        register_converter(converters.ReviewedConverter, "reviewed")
        describe_to_django()

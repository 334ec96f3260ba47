from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "luminaria.ledger"
    label = "ledger"

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "luminaria.people"
    label = "people"

    def ready(self) -> None:
        from django.db.backends.signals import connection_created

        from luminaria.people import compartment, doors, row_security

        connection_created.connect(compartment.watch, dispatch_uid="luminaria.compartment")
        connection_created.connect(row_security.watch, dispatch_uid="luminaria.row_security")
        doors.register()

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "luminaria.people"
    label = "people"

    def ready(self) -> None:
        from django.db.backends.signals import connection_created

        from luminaria.people import compartment, doors

        connection_created.connect(compartment.watch, dispatch_uid="luminaria.compartment")
        doors.register()

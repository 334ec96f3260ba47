"""Addresses of the intake form, for supervisors."""

from django.urls import path

from luminaria.triage.views import intake

urlpatterns = [
    path("", intake.intake, name="triage.intake"),
    path("close/", intake.close, name="triage.close_intake"),
]

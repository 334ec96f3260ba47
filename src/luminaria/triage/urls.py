"""Addresses of the inbox. The only thing in them is a random id."""

from django.urls import path

from luminaria.triage import views

urlpatterns = [
    path("", views.inbox, name="triage.inbox"),
    path("rest/", views.rest, name="triage.rest"),
    path("<uuid:report_id>/", views.report, name="triage.report"),
    path("<uuid:report_id>/assign/", views.assign, name="triage.assign"),
    path("<uuid:report_id>/answer/", views.answer, name="triage.answer"),
    path("<uuid:report_id>/close/", views.close, name="triage.close"),
]

"""Addresses of the inbox. The only thing in them is a random id."""

from django.urls import path

from luminaria.triage.views import inbox

urlpatterns = [
    path("", inbox.inbox, name="triage.inbox"),
    path("rest/", inbox.rest, name="triage.rest"),
    path("<uuid:report_id>/", inbox.report, name="triage.report"),
    path("<uuid:report_id>/assign/", inbox.assign, name="triage.assign"),
    path("<uuid:report_id>/answer/", inbox.answer, name="triage.answer"),
    path("<uuid:report_id>/link/", inbox.link, name="triage.link"),
    path("<uuid:report_id>/close/", inbox.close, name="triage.close"),
]

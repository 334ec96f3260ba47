"""The form and the mailbox: one address each, whatever is answered."""

from django.urls import path

from luminaria.report.views import form, status

urlpatterns = [
    path("", form.page, name="report.form"),
    path("status/", status.page, name="report.status"),
]

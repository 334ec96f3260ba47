"""Addresses of the desk program."""

from django.urls import include, path

urlpatterns = [
    path("", include("luminaria.ui.urls_desk")),
    path("", include("luminaria.people.urls")),
    path("inbox/", include("luminaria.triage.urls")),
    path("intake/", include("luminaria.triage.urls_intake")),
    path("cases/", include("luminaria.cases.urls")),
    path("referrals/", include("luminaria.referrals.urls")),
    path("directory/", include("luminaria.directory.urls_desk")),
    path("numbers/", include("luminaria.directory.urls")),
    path("texts/", include("luminaria.learn.urls_desk")),
]
handler400 = "luminaria.ui.views.bad_request"
handler404 = "luminaria.ui.views.not_found"
handler500 = "luminaria.ui.views.broken"

"""Addresses of the public program. Never reaches triage, cases, referrals or the task force."""

from django.urls import include, path

urlpatterns = [
    path("", include("luminaria.ui.urls_public")),
    path("hsds/", include("luminaria.directory.urls_hsds")),
    path("<locale:locale>/report/", include("luminaria.report.urls_public")),
    path("<locale:locale>/services/", include("luminaria.directory.urls_public")),
    path("", include("luminaria.learn.urls_public")),
]
handler400 = "luminaria.ui.views.bad_request"
handler404 = "luminaria.ui.views.not_found"
handler500 = "luminaria.ui.views.broken"

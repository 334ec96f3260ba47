"""Addresses of the learn room. Outsiders rely on them; none says more than it must."""

from django.urls import path, re_path

from luminaria.learn.views import guide, leave, pages

urlpatterns = [
    path("", pages.front, name="front"),
    path("leave", leave.leave, name="leave"),
    path("leave/<locale:locale>", leave.leave, name="leave_in"),
    path("<locale:locale>/", pages.home, name="home"),
    path("<locale:locale>/help/", pages.help_page, name="help"),
    path("<locale:locale>/contacts/", pages.contacts, name="contacts"),
    path("<locale:locale>/signs/", pages.signs, name="signs"),
    path("<locale:locale>/signs/<slug:code>/", pages.setting, name="setting"),
    path("<locale:locale>/guide/", guide.guide, name="guide"),
    path("<locale:locale>/today/", leave.today, name="today"),
    path("<locale:locale>/<slug:slug>/", pages.page, name="page"),
    re_path(r"^(?P<rest>[a-z0-9/-]*[a-z0-9-])$", pages.with_slash),
]

"""Addresses of the learn room. Outsiders rely on them; none says more than it must."""

from django.urls import include, path, re_path

from luminaria.learn.views import choose, counties, finding, guide, leave, letter, pages, partial, search

urlpatterns = [
    path("", pages.front, name="learn.front"),
    path("leave", leave.leave, name="learn.leave"),
    path("leave/<locale:locale>", leave.leave, name="learn.leave_in"),
    path("<locale:locale>/", pages.home, name="learn.home"),
    path("<locale:locale>/help/", pages.help_page, name="learn.help"),
    path("<locale:locale>/contacts/", choose.contacts, name="learn.contacts"),
    path("<locale:locale>/learn/", finding.hub, name="learn.hub"),
    path("<locale:locale>/pages/", finding.all_pages, name="learn.all"),
    path("<locale:locale>/signs/", pages.signs, name="learn.signs"),
    path("<locale:locale>/signs/<slug:code>/", pages.setting, name="learn.setting"),
    path("<locale:locale>/guide/", guide.guide, name="learn.guide"),
    path("<locale:locale>/guide/whole/", guide.guide_whole, name="learn.guide_whole"),
    path("<locale:locale>/letter/", letter.letter, name="learn.letter"),
    path("<locale:locale>/search/", search.search, name="learn.search"),
    path("<locale:locale>/counties/", counties.counties, name="learn.counties"),
    path("<locale:locale>/counties/<slug:county_id>/", counties.county, name="learn.county"),
    path("<locale:locale>/cards/", include("luminaria.learn.urls_cards")),
    path("<locale:locale>/today/", leave.today, name="learn.today"),
    path("<locale:locale>/<slug:slug>/", pages.page, name="learn.page"),
    path("leave/<partial:locale>", partial.leave_from, name="learn.leave_partial"),
    path("<partial:locale>/", partial.home, name="learn.partial_home"),
    path("<reviewed:address>/", partial.page, name="learn.partial"),
    path("<reviewed:address>/sound.opus", partial.sound, name="learn.sound"),
    re_path(r"^(?P<rest>[a-z0-9/-]*[a-z0-9-])$", pages.with_slash),
]

"""Addresses of the directory at the desk. A record belongs to the instance, not to an organisation."""

from django.urls import path

from luminaria.directory.views import deciding, due, entries, finding, joining

urlpatterns = [
    path("", finding.find, name="directory.find"),
    path("due/", due.due, name="directory.due"),
    path("add/", finding.add, name="directory.add"),
    path("<uuid:record>/", entries.entry, name="directory.entry"),
    path("<uuid:record>/call/", entries.call, name="directory.call"),
    path("<uuid:record>/change/<slug:fact>/", entries.change, name="directory.change"),
    path("<uuid:record>/decide/<uuid:conflict>/", deciding.decide, name="directory.decide"),
    path("<uuid:record>/do-not-list/", deciding.delist, name="directory.delist"),
    path("<uuid:record>/list-again/", deciding.relist, name="directory.relist"),
    path("<uuid:record>/hide/<uuid:site>/", deciding.hide, name="directory.hide"),
    path("<uuid:record>/move/<uuid:site>/", deciding.move, name="directory.move"),
    path("<uuid:record>/join/", joining.join, name="directory.join"),
    path("<uuid:record>/part/", joining.part, name="directory.part"),
    path("<uuid:record>/invite/", deciding.invite, name="directory.invite"),
    path("<uuid:record>/take/<uuid:answer>/", deciding.take, name="directory.take"),
    path("<uuid:record>/settle/<slug:doubt>/", deciding.settle, name="directory.settle"),
]

"""Public addresses of the directory. No word that anybody types is ever in one of them."""

from django.urls import path

from luminaria.directory.views import (
    booklet,
    public_entry,
    public_kept,
    public_lists,
    public_search,
    public_yours,
)

urlpatterns = [
    path("", public_search.services, name="directory.services"),
    path("in/<slug:county_id>/", public_lists.county, name="directory.county"),
    path("in/<slug:county_id>/<int:page>/", public_lists.county, name="directory.county_page"),
    path("in/<slug:county_id>/<slug:edition>.pdf", booklet.county, name="directory.booklet"),
    path("for/<slug:group>/", public_lists.group, name="directory.group"),
    path("for/<slug:group>/<int:page>/", public_lists.group, name="directory.group_page"),
    path("all/", public_lists.everything, name="directory.all"),
    path("all/<int:page>/", public_lists.everything, name="directory.all_page"),
    path("take-part/", public_lists.take_part, name="directory.take_part"),
    path("together/", public_lists.together, name="directory.together"),
    path("kept/", public_kept.kept, name="directory.kept"),
    path("yours/<slug:link>/", public_yours.yours, name="directory.yours"),
    path("<uuid:service_id>/", public_entry.service, name="directory.service"),
    path("<uuid:service_id>/wrong/", public_entry.wrong, name="directory.wrong"),
]

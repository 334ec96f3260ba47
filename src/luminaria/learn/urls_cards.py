"""Cards and sheets to print, below /<locale>/cards/. A file is named as neutrally as its card."""

from django.urls import path

from luminaria.learn.views import paper

urlpatterns = [
    path("", paper.cards, name="learn.cards"),
    path("county/<slug:county_id>.pdf", paper.sheet_file, name="learn.sheet_file"),
    path("<slug:kind>.pdf", paper.card_file, name="learn.card_file"),
    path("<slug:kind>/", paper.card, name="learn.card"),
]

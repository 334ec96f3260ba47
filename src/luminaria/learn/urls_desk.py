"""Addresses of the texts at the desk. A text is named by its place in the pack, which is public."""

from django.urls import path

from luminaria.learn.views import reviews

urlpatterns = [
    path("", reviews.texts, name="learn.texts"),
    path("<slug:locale>/", reviews.texts, name="learn.texts_in"),
    path("<slug:locale>/<path:place>/", reviews.text, name="learn.text"),
]

"""Addresses of the referrals room. The only thing in them is a random id."""

from django.urls import path

from luminaria.referrals.views import lists, new, received, sent

urlpatterns = [
    path("", lists.both, name="referrals.list"),
    path("new/<uuid:case_id>/", new.new, name="referrals.new"),
    path("<uuid:referral_id>/", sent.sent, name="referrals.sent"),
    path("<uuid:referral_id>/take-back/", sent.revoke, name="referrals.revoke"),
    path("received/<uuid:packet_id>/", received.received, name="referrals.received"),
    path("received/<uuid:packet_id>/yes/", received.accept, name="referrals.accept"),
    path("received/<uuid:packet_id>/no/", received.decline, name="referrals.decline"),
    path("received/<uuid:packet_id>/copies/", received.copies, name="referrals.copies"),
]

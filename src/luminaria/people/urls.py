"""Addresses of the people room at the desk. No address carries a code, a name or a share."""

from django.urls import path

from luminaria.people.views import join, keys, me, members, sign_in

urlpatterns = [
    path("", sign_in.front, name="people.front"),
    path("sign-in/", sign_in.sign_in, name="people.sign_in"),
    path("sign-in/lost/", join.lost, name="people.lost"),
    path("sign-out/", sign_in.sign_out, name="people.sign_out"),
    path("lock/", sign_in.lock, name="people.lock"),
    path("join/", join.join, name="people.join"),
    path("me/", me.me, name="people.me"),
    path("me/passphrase/", me.passphrase, name="people.passphrase"),
    path("me/app/", me.app, name="people.app"),
    path("me/codes/", me.codes, name="people.codes"),
    path("me/passkey/", me.add_passkey, name="people.add_passkey"),
    path("me/passkey/remove/", me.remove_passkey, name="people.remove_passkey"),
    path("me/browsers/forget/", me.forget_browsers, name="people.forget_browsers"),
    path("me/on-call/", me.on_call, name="people.on_call"),
    path("me/notices/", me.notices, name="people.notices"),
    path("members/", members.members, name="people.members"),
    path("members/invite/", members.invite, name="people.invite"),
    path("members/admit/", members.waiting, name="people.waiting"),
    path("members/<uuid:member_id>/", members.member, name="people.member"),
    path("members/<uuid:member_id>/end/", members.end, name="people.end"),
    path("organisation/keys/", keys.keys, name="people.keys"),
    path("organisation/keys/share/", keys.confirm_share, name="people.confirm_share"),
    path("organisation/keys/turn/", keys.turn_epoch, name="people.turn_epoch"),
    path("organisation/keys/kit/", keys.kit, name="people.kit"),
    path("organisation/keys/recover/", keys.recover, name="people.recover"),
]

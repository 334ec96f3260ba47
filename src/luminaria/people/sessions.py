"""Desk sessions: the secret lives in a cookie, the database keeps what it opens (trust.md, Keys 4)."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from luminaria import vault
from luminaria.kernel import clock
from luminaria.people import compartment
from luminaria.people.models import DeskSession, Member, MemberRole, Organisation
from luminaria.people.names import opened_name
from luminaria.people.rules import DEVICE_TERM, SESSION_IDLE, SESSION_LONGEST, OpenMember, Role

NOTE_EVERY = timedelta(minutes=1)


def begin(*, member: Member, key_id: UUID, private_key: bytes) -> bytes:
    """Start a session for a member whose key is open and return the secret for the cookie."""
    secret = vault.new_session_secret()
    now = clock.now()
    DeskSession.objects.create(
        secret_hash=vault.session_id(secret),
        organisation_id=member.organisation_id,
        member_id=member.id,
        member_key_id=key_id,
        sealed_private=vault.wrap_under(
            vault.session_key(secret),
            private_key,
            context=_context(member.organisation_id, member.id, key_id),
        ),
        started_at=now,
        seen_at=now,
        proved_at=now,
    )
    return secret


def set_cookie(response: HttpResponse, secret: bytes) -> None:
    """Hand the secret to the browser, and to nobody else."""
    _set_cookie(response, settings.DESK_COOKIE_NAME, secret)


def actor_of(request: HttpRequest) -> OpenMember | None:
    """The member behind this request with key open, or None when nobody is or the time is over."""
    secret = secret_of(request)
    row = DeskSession.objects.filter(secret_hash=vault.session_id(secret)).first() if secret else None
    if row is None or secret is None:
        return None
    now = clock.now()
    if now - row.seen_at > SESSION_IDLE or now - row.started_at > SESSION_LONGEST:
        row.delete()
        return None
    if now - row.seen_at > NOTE_EVERY:
        DeskSession.objects.filter(pk=row.pk).update(seen_at=now)
    with compartment.compartment(row.organisation_id):
        try:
            return _opened(row, secret)
        except vault.DoesNotOpen:  # a row that was changed or exchanged is nobody's session
            return None


def _opened(row: DeskSession, secret: bytes) -> OpenMember | None:
    member = Member.objects.filter(id=row.member_id, state=Member.State.ACTIVE).first()
    if member is None:
        return None
    private = vault.unwrap_under(
        vault.session_key(secret),
        bytes(row.sealed_private),
        context=_context(row.organisation_id, row.member_id, row.member_key_id),
    )
    return open_member(member, key_id=row.member_key_id, private_key=private, proved_at=row.proved_at)


def open_member(member: Member, *, key_id: UUID, private_key: bytes, proved_at: datetime) -> OpenMember:
    """The member as an actor, inside the compartment of the organisation."""
    roles = MemberRole.objects.filter(member=member).values_list("role", flat=True)
    return OpenMember(
        member_id=member.id,
        organisation_id=member.organisation_id,
        organisation_name=Organisation.objects.get(id=member.organisation_id).name,
        name=opened_name(member),
        roles=frozenset(Role(role) for role in roles),
        key_id=key_id,
        private_key=private_key,
        proved_at=proved_at,
    )


def end(secret: bytes | None) -> None:
    """End one session in the database. What its cookie still carries opens nothing."""
    if secret:
        DeskSession.objects.filter(secret_hash=vault.session_id(secret)).delete()


def end_all(member_id: UUID) -> None:
    """End every session of a member, as when they leave."""
    DeskSession.objects.filter(member_id=member_id).delete()


def drop_cookie(response: HttpResponse) -> None:
    """Take the session out of the browser."""
    response.delete_cookie(settings.DESK_COOKIE_NAME, path="/", samesite="Strict")


def secret_of(request: HttpRequest) -> bytes | None:
    """The secret that the browser carries, if it can be one."""
    return _cookie_bytes(request, settings.DESK_COOKIE_NAME)


def device_of(request: HttpRequest) -> bytes | None:
    """The token of a browser in which somebody has signed in before."""
    return _cookie_bytes(request, settings.DEVICE_COOKIE_NAME)


def set_device_cookie(response: HttpResponse, token: bytes) -> None:
    """Let the browser be known again."""
    _set_cookie(response, settings.DEVICE_COOKIE_NAME, token, max_age=DEVICE_TERM)


def _set_cookie(response: HttpResponse, name: str, value: bytes, *, max_age: timedelta | None = None) -> None:
    response.set_cookie(
        name,
        value.hex(),
        max_age=max_age,
        secure=settings.CSRF_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
        path="/",
    )


def _cookie_bytes(request: HttpRequest, name: str) -> bytes | None:
    try:
        value = bytes.fromhex(request.COOKIES.get(name, ""))
    except ValueError:
        return None
    return value if len(value) == 32 else None


def _context(organisation_id: UUID, member_id: UUID, key_id: UUID) -> vault.Context:
    return vault.Context(
        organisation=organisation_id,
        kind="session",
        id=member_id,
        field="private_key",
        version=1,
        key_id=key_id,
    )

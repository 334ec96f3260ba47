"""What differs between the public and the desk program: addresses, cookies, keys, database role.

Tests put one program's settings over the shared ones for the length of a request.
"""

from typing import Any

from luminaria.project.config import Config

COMMON_MIDDLEWARE = [
    "luminaria.ui.middleware.SecurityHeaders",
    "django.middleware.gzip.GZipMiddleware",
    "luminaria.project.middleware.NoFailureShows",
]


def public(config: Config) -> dict[str, Any]:
    """Settings of the public program."""
    return {
        "PROGRAM": "public",
        "ALLOWED_HOSTS": [config.public_host],
        "ROOT_URLCONF": f"luminaria.project.urls_{'published' if config.guidance_only else 'public'}",
        "SECRET_KEY": f"public:{config.public_secret}",
        "CSRF_COOKIE_NAME": _cookie(config, "lp_form"),
        "FORM_COOKIE_NAME": _cookie(config, "lp_open"),
        "LANGUAGE_COOKIE_NAME": "lp_unused",
        "MIDDLEWARE": ["luminaria.learn.kept.KeptPages", *COMMON_MIDDLEWARE],
    }


def desk(config: Config) -> dict[str, Any]:
    """Settings of the desk program."""
    return {
        "PROGRAM": "desk",
        "ALLOWED_HOSTS": [config.desk_host],
        "ROOT_URLCONF": "luminaria.project.urls_desk",
        "SECRET_KEY": f"desk:{config.desk_secret}",
        "CSRF_COOKIE_NAME": _cookie(config, "ld_form"),
        "DESK_COOKIE_NAME": _cookie(config, "ld_session"),
        "DEVICE_COOKIE_NAME": _cookie(config, "ld_device"),
        "LANGUAGE_COOKIE_NAME": "ld_unused",
        "MIDDLEWARE": [
            *COMMON_MIDDLEWARE,
            "django.middleware.csrf.CsrfViewMiddleware",
        ],
    }


def _cookie(config: Config, name: str) -> str:
    """`__Host-` cookies need TLS; the demonstration has none."""
    return f"__Host-{name}" if config.tls else name

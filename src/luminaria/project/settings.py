"""Django settings of both programs; `LUMINARIA_PROGRAM` says which one this process is.

`public` and `desk` serve; `owner` migrates, orders the ledger and runs scheduled work.
"""

import os

from luminaria.project import config as configuration
from luminaria.project import logs, programs

CONFIG = configuration.load()
LUMINARIA_DEMO = CONFIG.mode == "demo"
LUMINARIA_PACK = CONFIG.pack
LUMINARIA_PACK_ROOTS = CONFIG.roots
LUMINARIA_PACK_OVERLAY = CONFIG.overlay
LUMINARIA_LEAVE_TARGET = CONFIG.leave_target
PUBLIC_HOST = CONFIG.public_host
TAKES_FORMS = not CONFIG.guidance_only
SERVER_KEY = CONFIG.server_key
INSTANCE = CONFIG.folder

DEBUG = CONFIG.debug
ALLOWED_HOSTS = [CONFIG.public_host, CONFIG.desk_host]
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
WSGI_APPLICATION = None
FORCE_SCRIPT_NAME = ""  # else a header could put words of its own before every link

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "luminaria.ui",
    "luminaria.ledger",
    "luminaria.packs",
    "luminaria.people",
    "luminaria.consent",
    "luminaria.learn",
    "luminaria.directory",
    "luminaria.report",
    "luminaria.triage",
    "luminaria.cases",
    "luminaria.referrals",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "luminaria.packs.context.processor",
                "luminaria.people.context.processor",
            ],
        },
    }
]

STATIC_URL = "/static/"
STATIC_ROOT = str(INSTANCE / "static")
LOGGING_CONFIG = None
logs.set_up()
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
FILE_UPLOAD_HANDLERS: list[str] = []
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
SESSION_ENGINE = None

CSRF_COOKIE_AGE = None  # gone with the browser: a cookie that stays a year is evidence on a phone
CSRF_COOKIE_SECURE = CONFIG.tls
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "luminaria.ui.views.form_expired"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if CONFIG.tls else None
SECURE_HSTS_SECONDS = 31_536_000 if CONFIG.tls else 0

if CONFIG.database == "postgresql":
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": CONFIG.pg_name,
            "HOST": CONFIG.pg_host,
            "PORT": CONFIG.pg_port,
            "USER": CONFIG.pg_user or f"luminaria_{os.environ.get('LUMINARIA_PROGRAM', 'owner')}",
            "PASSWORD": CONFIG.pg_password,
            "CONN_MAX_AGE": 600,
        }
    }
else:
    DATABASES = {
        "default": {
            "ENGINE": "luminaria.project.sqlite",
            "NAME": str(INSTANCE / "luminaria.sqlite3"),
            "CONN_MAX_AGE": 600,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 15,
                "init_command": (
                    "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;"
                    "PRAGMA secure_delete=ON;PRAGMA foreign_keys=ON;PRAGMA temp_store=MEMORY;"
                ),
            },
        }
    }

PROGRAM = "owner"
ROOT_URLCONF = "luminaria.project.urls_desk"
SECRET_KEY = f"owner:{CONFIG.desk_secret}"
FORM_COOKIE_NAME = "lp_open"
DESK_COOKIE_NAME = "ld_session"
DEVICE_COOKIE_NAME = "ld_device"
MIDDLEWARE: list[str] = []
match os.environ.get("LUMINARIA_PROGRAM", "owner"):
    case "public":
        globals().update(programs.public(CONFIG))
        INSTALLED_APPS = [
            name
            for name in INSTALLED_APPS
            if name.rpartition(".")[2] not in {"triage", "cases", "referrals", "consent"}
        ]
    case "desk":
        globals().update(programs.desk(CONFIG))

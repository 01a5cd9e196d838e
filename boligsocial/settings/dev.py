"""Settings for a developer's own machine."""

import os

import structlog

from boligsocial.settings.databases import database_settings
from boligsocial.settings.logs import logging_settings

from .base import *  # noqa: F403
from .base import BACKUP_DIR, INSTALLED_APPS, VAR_DIR

DEBUG = True
SECRET_KEY = "development-only-never-used-where-others-can-reach-it"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
WAGTAILADMIN_BASE_URL = "http://localhost:8000"

INSTALLED_APPS.append("demo")

DATABASES = {
    "default": database_settings(
        os.environ.get("DATABASE_URL") or f"sqlite:///{VAR_DIR / 'db.sqlite3'}"
    )
}

# Of the site of bin/serve as well, which lies in the same folder.
BACKUP_DIR = BACKUP_DIR or VAR_DIR / "backups"

# WhiteNoise would look in STATIC_ROOT, which only a deployment fills.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

LOGGING = logging_settings("INFO", structlog.dev.ConsoleRenderer())
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

"""Settings for the test suite."""

import os
import tempfile
from pathlib import Path

from boligsocial.databases import database_settings
from boligsocial.logs import logging_settings

from .base import *  # noqa: F403

SECRET_KEY = "only-for-tests"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "testserver", "127.0.0.1"]
WAGTAILADMIN_BASE_URL = "http://localhost"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

DATABASES = {
    "default": database_settings(os.environ.get("DATABASE_URL") or "sqlite://:memory:")
}

LOGGING = logging_settings("WARNING")

# Deleted when the process ends; each of several processes has its own.
_scratch = tempfile.TemporaryDirectory(prefix="boligsocial-test-")
MEDIA_ROOT = Path(_scratch.name) / "media"
STATIC_ROOT = Path(_scratch.name) / "static"
STATIC_ROOT.mkdir()
# The browser tests' server has no collected files: it finds them where they lie.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    # Remembers what was put in the queue; a test runs what it is about.
    "background": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"},
}

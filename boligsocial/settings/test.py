"""Settings for the test suite."""

import os
import tempfile
from importlib.util import find_spec
from pathlib import Path

from boligsocial.settings.databases import database_settings
from boligsocial.settings.logs import logging_settings

from .base import *  # noqa: F403
from .base import INSTALLED_APPS

SECRET_KEY = "only-for-tests"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "testserver", "127.0.0.1"]
WAGTAILADMIN_BASE_URL = "http://localhost"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

INSTALLED_APPS.append("demo")

DATABASES = {
    "default": database_settings(os.environ.get("DATABASE_URL") or "sqlite://:memory:")
}

# Django 6.1 asks for it, for Wagtail's mail; earlier releases take no notice.
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}

LOGGING = logging_settings("WARNING")

# Whatever the shell says of the backups of another site.
BACKUP_DIR = None
BACKUP_RECIPIENTS = []

# Nor of its figures.
METRICS_TOKEN = ""

# Pages are made, but where a test is about keeping them: it is then counted what
# they cost. The whole suite passes with pages kept too, but for those counts.
PAGE_CACHE_BYTES = 0
PAGE_CACHE_REMAKES = False

# Deleted when the process ends; each of several processes has its own.
_scratch = tempfile.TemporaryDirectory(prefix="boligsocial-test-")
MEDIA_ROOT = Path(_scratch.name) / "media"
PICTURE_LOCK = Path(_scratch.name) / "pictures.lock"
STATIC_ROOT = Path(_scratch.name) / "static"
STATIC_ROOT.mkdir()
# The browser tests' server has no collected files: it finds them where they lie.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

# The tasks that Django has itself since 6.0, which the queue in the database then
# takes; Wagtail's, on the default queue, stay with the package that came before.
_tasks = "django.tasks" if find_spec("django.tasks") else "django_tasks"
TASKS = {
    # At once, but for the indexes, which few tests read.
    "default": {"BACKEND": "tests.indexing.LateBackend"},
    # Remembers what was put in the queue; a test runs what it is about.
    "background": {"BACKEND": f"{_tasks}.backends.dummy.DummyBackend"},
}

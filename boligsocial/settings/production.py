"""Settings for a site that others can reach: environment variables alone."""

from boligsocial.settings import environment
from boligsocial.settings.logs import logging_settings

from .base import *  # noqa: F403
from .base import (
    ADMIN_CONTENT_SECURITY_POLICY,
    CONTENT_SECURITY_POLICY,
    INSTALLED_APPS,
    VAR_DIR,
)

environment.refuse_debug()
DEBUG = False
SECRET_KEY = environment.secret_key()

_site = environment.site_url()
_tls = _site.scheme == "https"
WAGTAILADMIN_BASE_URL = f"{_site.scheme}://{_site.netloc}"
ALLOWED_HOSTS = environment.allowed_hosts(_site)
CSRF_TRUSTED_ORIGINS = [WAGTAILADMIN_BASE_URL]

if environment.trusted_proxy(_site):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = _tls
# Not to whatever port the request named.
SECURE_SSL_HOST = _site.netloc
SESSION_COOKIE_SECURE = _tls
CSRF_COOKIE_SECURE = _tls
if _tls:
    # Browsers hold a cookie with this prefix to this host and to TLS.
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    for _policy in (CONTENT_SECURITY_POLICY, ADMIN_CONTENT_SECURITY_POLICY):
        _policy["upgrade-insecure-requests"] = True
SECURITY_CONTACTS = environment.security_contacts()
# Whether the other names below the association's domain, and the browsers' own
# preload list, are ready for TLS alone is not for this site to say.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

# The demo's content can be loaded where somebody has asked for it, and only there.
if environment.switch("DEMO"):
    INSTALLED_APPS.append("demo")

DATABASES = {"default": environment.database()}
if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    # Django 6.1 wants it for the indexes of Wagtail's search.
    INSTALLED_APPS.append("django.contrib.postgres")
# In files by default, so that the processes of one machine share it: Wagtail
# keeps the addresses of the site in it.
CACHES = {"default": environment.cache(f"filecache://{VAR_DIR / 'cache'}")}

# Finished pages: in each process, and in Redis for all of them.
PAGE_CACHE_BYTES = environment.whole_number("PAGE_CACHE_MB", 64) * 1024 * 1024
PAGE_CACHE_SHARED = "default" if environment.shares_pages(CACHES["default"]) else ""

vars().update(environment.email())
EMAIL_TIMEOUT = 10
# What a request writes waits in the queue; the worker alone asks the mail server.
MAIL_SERVER_BACKEND = EMAIL_BACKEND  # noqa: F405
EMAIL_BACKEND = "boligsocial.mail.queued.QueuedMail"
DEFAULT_FROM_EMAIL = environment.required(
    "DEFAULT_FROM_EMAIL", "mail to the staff comes from this address"
)

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
if environment.choice("MEDIA_STORAGE", ("local", "s3"), "local") == "s3":
    _options = environment.s3_storage()
    _origin = f"https://{_options['custom_domain']}"
    MEDIA_URL = f"{_origin}/"
    STORAGES["default"] = {
        "BACKEND": "boligsocial.bucket.BucketStorage",
        "OPTIONS": _options,
    }
    CONTENT_SECURITY_POLICY["img-src"].append(_origin)
    ADMIN_CONTENT_SECURITY_POLICY["img-src"].append(_origin)

LOGGING = logging_settings(
    environment.choice("LOG_LEVEL", ("DEBUG", "INFO", "WARNING", "ERROR"), "INFO")
)

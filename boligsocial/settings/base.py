"""Settings that hold in every environment."""

import os
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from boligsocial.middleware.content_security import (
    ADMIN_POLICY,
    PUBLIC_POLICY,
    VIDEO_PLAYERS,
)
from boligsocial.settings.backups import *  # noqa: F403
from boligsocial.settings.feedback import *  # noqa: F403
from boligsocial.settings.links import *  # noqa: F403
from boligsocial.settings.metrics import *  # noqa: F403
from boligsocial.settings.page_cache import *  # noqa: F403
from danish import LIBRARIES
from danish.compiling import compile_catalogues

BASE_DIR = Path(__file__).resolve().parent.parent.parent
# Everything that the site makes: database, media, compiled and collected files.
VAR_DIR = Path(os.environ.get("VAR_DIR") or BASE_DIR / "var").resolve()

INSTALLED_APPS = [
    "plaintext",
    "boligsocial",
    # Before all whose words it translates, which it reads in the site's language.
    "danish",
    "importer",
    "colleagues",
    "page_templates",
    "posters",
    "page_cache",
    "audit",
    "feedback",
    "personal_data",
    # What they add to the front page stands there in this order: who answers the
    # telephone now, what is on, what is new.
    "urgent_help",
    "activities",
    "initiatives",
    "notices",
    "news",
    "departments",
    "forms",
    "pages",
    "documents",
    "search",
    "links",
    "references",
    "guides",
    "backups",
    "media",
    "users",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
    "wagtail.sites",
    # In the place of wagtail.users: the same, with our forms.
    "colleagues.apps.StaffAccountsConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    # For its Danish: Wagtail says with its help how long ago something was.
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "boligsocial.middleware.every_answer.EveryAnswerMiddleware",
    # Before everything that looks at the Host header: a monitor asks by address.
    "boligsocial.middleware.health.HealthMiddleware",
    # So that it counts what others answer, files too, and not the monitors.
    "boligsocial.metrics.middleware.MetricsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "boligsocial.middleware.request_log.RequestLogMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    # Above all that makes an answer; what it keeps it has compressed itself.
    "page_cache.middleware.PageCacheMiddleware",
    "boligsocial.middleware.content_security.ContentSecurityMiddleware",
    "boligsocial.middleware.bad_requests.BadRequestMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # Before all that asks who somebody is.
    "users.second_factor.gate.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # Before all that would tell where a page is.
    "pages.serving.middleware.OpeningMiddleware",
    "pages.serving.spelling.SpellingMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "media.middleware.PrivateFilesMiddleware",
    "pages.links_on_page.middleware.RefusedPublicationMiddleware",
    "users.sessions.middleware.SignInMiddleware",
    "users.guesses.middleware.GuessMiddleware",
    "users.trail.choosing.ChoosingMiddleware",
    # Last: it calls the view itself when a form is to be shown again.
    "users.sessions.middleware.LostTextMiddleware",
]

ROOT_URLCONF = "boligsocial.urls"
# Below it is the site's own administration, where the link checker asks nothing.
ADMIN_PATH = "admin/"
WSGI_APPLICATION = "boligsocial.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        # The apps' templates, with words that were left in English.
                        "danish.untranslated.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "pages.serving.context_processors.frame",
            ],
        },
    },
]

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "users.User"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"
# Where a page's password leads to when the form does not say which page it was.
LOGIN_REDIRECT_URL = "/"
# How long a link to choose a password works; it works once.
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60

# Staff who tick "remember me" stay logged in for a week; others until they
# close the browser, and a week at most.
SESSION_COOKIE_AGE = 7 * 24 * 60 * 60
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "users.sessions.refused.csrf_failure"

LANGUAGE_CODE = "da"
FORMAT_MODULE_PATH = ["danish.formats"]
LANGUAGES = [("da", _("Danish")), ("en", _("English"))]
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True
# The sources lie in the first folder, which is where makemessages writes. What
# Django reads is compiled into the others here, so that no process ever starts in
# English because somebody forgot a step.
LOCALE_PATHS = [
    BASE_DIR / "locale",
    VAR_DIR / "locale",
    # What Wagtail and other libraries leave in English.
    VAR_DIR / "locale" / "libraries",
]
compile_catalogues(LOCALE_PATHS[0], LOCALE_PATHS[1])
compile_catalogues(LIBRARIES, LOCALE_PATHS[2])
# What is held to the glossary besides: our own apps' messages.
DANISH_OWN_APPS = BASE_DIR
DANISH_OWN_MESSAGES = LOCALE_PATHS[0]
DANISH_GLOSSARY = BASE_DIR / "docs" / "ordliste.md"

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"

# The whole of a request, files too, and refused before any of it is read. As much as
# the proxy lets through: the largest document, and a form around it.
REQUEST_MAX_BYTES = 25 * 1024 * 1024
# What is not in files; all of that lies in memory at once.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
# A page with many sections and links posts far more than Django's 1,000 fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_NUMBER_FILES = 100

TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "background": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}

# Django's backend that the worker's mail goes through; None for EMAIL_BACKEND itself.
MAIL_SERVER_BACKEND = None

# Whom to write to about a weakness of the site, as URIs; nobody, no security.txt.
SECURITY_CONTACTS = []

SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# Wagtail's previews, which the editor shows in a frame, say SAMEORIGIN themselves.
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = PUBLIC_POLICY
ADMIN_CONTENT_SECURITY_POLICY = ADMIN_POLICY
PERMISSIONS_POLICY = {
    "accelerometer": [],
    "autoplay": VIDEO_PLAYERS,
    "browsing-topics": [],
    "camera": [],
    "display-capture": [],
    "encrypted-media": VIDEO_PLAYERS,
    "fullscreen": ["self", *VIDEO_PLAYERS],
    "geolocation": [],
    "gyroscope": [],
    "magnetometer": [],
    "microphone": [],
    "midi": [],
    "payment": [],
    "picture-in-picture": VIDEO_PLAYERS,
    "usb": [],
}

WAGTAIL_SITE_NAME = "Boligsocial"
WAGTAILADMIN_USER_LOGIN_FORM = "users.forms.LoginForm"
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "users.forms.PasswordResetForm"  # noqa: S105
WAGTAIL_CONTENT_LANGUAGES = [("da", _("Danish"))]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("da", "Dansk"), ("en", "English")]
WAGTAIL_DATE_FORMAT = "%d.%m.%Y"
WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y %H:%M"
WAGTAIL_TIME_FORMAT = "%H:%M"
# One choice is none: the staff are where the homes are.
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]

# Nothing in the admin asks a third party about our staff or our version.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None

WAGTAILIMAGES_IMAGE_MODEL = "media.SiteImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "media.forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
# A picture that somebody sends is converted in a process of its own, and may take so
# much; one after the other on each machine, renditions as well.
PICTURE_MEMORY_BYTES = 288 * 1024 * 1024
PICTURE_SECONDS = 20
PICTURE_LOCK = VAR_DIR / "pictures.lock"
# How long to wait for one's turn: who sends a picture, and who reads a page.
PICTURE_WAIT_SECONDS = {"upload": 50, "rendition": 10, "poster": 10}
# The format of a rendition that asks for none, as the admin's thumbnails do.
WAGTAILIMAGES_FORMAT_CONVERSIONS = {
    "avif": "avif",
    "jpeg": "webp",
    "png": "webp",
    "webp": "webp",
}

WAGTAILDOCS_DOCUMENT_MODEL = "media.SiteDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "documents.forms.DetailedDocumentForm"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "pptx", "txt", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_PASSWORD_REQUIRED_TEMPLATE = "wagtailcore/password_required.html"  # noqa: S105
# Through Django, so that a document of a private collection stays private.
WAGTAILDOCS_SERVE_METHOD = "serve_view"

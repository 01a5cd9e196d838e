"""The least that Django can do: a view that returns bytes it has at hand.

Served beside the site by bench/pages.py and bench/kept.py. BENCH_PAGES names a folder;
each file in it is answered at its own name, with the headers of BENCH_HEADERS, which is
JSON. The only middleware is what compresses the answer, and only when the site is
measured with compression; or, with BENCH_MIDDLEWARE=default, the list of a new project.
"""

import json
import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

PAGES = {
    file.name: file.read_bytes() for file in Path(os.environ["BENCH_PAGES"]).iterdir()
}
HEADERS = json.loads(os.environ.get("BENCH_HEADERS", "{}"))
# What `django-admin startproject` writes.
DEFAULT_MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
APPS = ["auth", "contenttypes", "sessions", "messages"]


def page(request: HttpRequest, name: str) -> HttpResponse:
    body = PAGES[name]
    # Without a length, gunicorn sends the answer in chunks.
    return HttpResponse(body, headers=HEADERS | {"Content-Length": str(len(body))})


def middleware() -> list[str]:
    if os.environ.get("BENCH_MIDDLEWARE") == "default":
        return DEFAULT_MIDDLEWARE
    if os.environ.get("BENCH_ENCODING") == "gzip":
        return ["django.middleware.gzip.GZipMiddleware"]
    return []


urlpatterns = [path("<name>", page)]

settings.configure(
    SECRET_KEY=os.environ["SECRET_KEY"],
    ALLOWED_HOSTS=["localhost"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=[f"django.contrib.{name}" for name in APPS],
    MIDDLEWARE=middleware(),
    LOGGING_CONFIG=None,
    # What the site's worker of gunicorn asks for.
    REQUEST_MAX_BYTES=25 * 1024 * 1024,
)

application = get_wsgi_application()

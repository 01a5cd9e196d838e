"""The least that Django can do: a view that returns bytes it has at hand.

Served beside the site by bench/pages.py. BENCH_PAGES names a folder; each file in
it is answered at its own name. The only middleware is what compresses the answer,
and only when the site is measured with compression.
"""

import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

PAGES = {
    file.name: file.read_bytes() for file in Path(os.environ["BENCH_PAGES"]).iterdir()
}


def page(request: HttpRequest, name: str) -> HttpResponse:
    body = PAGES[name]
    # Without it, gunicorn sends the answer in chunks.
    return HttpResponse(body, headers={"Content-Length": str(len(body))})


urlpatterns = [path("<name>", page)]

settings.configure(
    SECRET_KEY=os.environ["SECRET_KEY"],
    ALLOWED_HOSTS=["localhost"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=(
        ["django.middleware.gzip.GZipMiddleware"]
        if os.environ["BENCH_ENCODING"] == "gzip"
        else []
    ),
    LOGGING_CONFIG=None,
)

application = get_wsgi_application()

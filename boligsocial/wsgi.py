"""The WSGI application that gunicorn serves."""

import os
import sys

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from boligsocial.settings.environment import EnvironmentProblem

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "boligsocial.settings.production")

try:
    application = get_wsgi_application()
    # Loads the views now, before gunicorn's workers part and share what is loaded,
    # and not while the first visitor waits.
    get_resolver().url_patterns  # noqa: B018
except EnvironmentProblem as problem:
    sys.exit(str(problem))

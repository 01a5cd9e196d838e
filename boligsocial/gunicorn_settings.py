"""The name by which services that were set up for a former release start gunicorn."""

from boligsocial.deployment.gunicorn_settings import *  # noqa: F403

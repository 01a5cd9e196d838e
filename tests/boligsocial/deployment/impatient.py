"""Settings of gunicorn's for a test that waits for what takes too long."""

from boligsocial.deployment.gunicorn_settings import *  # noqa: F403
from boligsocial.deployment.web_worker import limits

limits.GRACE_SECONDS = 1
keepalive = 1

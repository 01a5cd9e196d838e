"""How gunicorn serves the site: gunicorn --config python:boligsocial.deployment.gunicorn_settings.

The address to listen on, or the number of workers on a particular machine, come
from gunicorn's own command line and from its variable WEB_CONCURRENCY.
"""

import os
from pathlib import Path

from boligsocial.deployment import worker_memory
from boligsocial.metrics import web_server
from boligsocial.settings.environment import optional
from boligsocial.settings.logs import logging_settings

wsgi_app = "boligsocial.wsgi:application"

# Making a page is nearly all computation, so one process for each core; threads
# for those that wait for the database. Slow visitors hold none (decision 29).
workers = int(optional("WEB_CONCURRENCY", str(max(2, min(os.cpu_count() or 1, 8)))))
worker_class = "boligsocial.deployment.web_worker.worker.WebWorker"
threads = 4
# In each process. When there are more, the slowest has to go.
worker_connections = 400
# Loaded once, before the workers part: they share the memory, and settings that
# are refused stop the server at once instead of each worker in turn.
preload_app = True

timeout = 60
graceful_timeout = 20
keepalive = 5
# A worker that has grown starts afresh, which gives memory back. Not one that has
# answered so many requests: most of them cost no memory and a fraction of a
# millisecond, and each start throws away the pages that the worker keeps.
post_worker_init = worker_memory.weigh_at_start
post_request = worker_memory.watch
# What a worker has counted outlives it.
pre_fork = web_server.before_worker
post_fork = web_server.worker_begins
child_exit = web_server.worker_ended
# The workers' sign of life is a file; on a disk it can stall them.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
control_socket_disable = True

# The site logs its requests itself, without personal data.
accesslog = None
logconfig_dict = logging_settings(optional("LOG_LEVEL", "INFO"))

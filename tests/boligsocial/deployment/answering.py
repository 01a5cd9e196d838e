"""The site, and beside it what a server is best asked with: echo, file, stream, pause.

For the web server of `web_server.py`, in a process of its own.
"""

import hashlib
import json
import os
import time
from pathlib import Path

from boligsocial.wsgi import application as site

_TEXT = [("Content-Type", "text/plain")]


def application(environ, start_response):
    view = {
        "/test/echo": echo,
        "/test/file": file,
        "/test/pause": pause,
        "/test/stream": stream,
    }.get(environ["PATH_INFO"], site)
    return view(environ, start_response)


def echo(environ, start_response):
    body = environ["wsgi.input"].read()
    told = {name: value for name, value in environ.items() if isinstance(value, str)}
    told |= {"length": len(body), "sha256": hashlib.sha256(body).hexdigest()}
    start_response("200 OK", [("Content-Type", "application/json")])
    return [json.dumps(told).encode()]


def file(environ, start_response):
    path = Path(os.environ["TEST_FILE"])
    length = ("Content-Length", str(path.stat().st_size))
    start_response("200 OK", [*_TEXT, length])
    opened = path.open("rb")  # the server closes it
    wrapper = environ.get("wsgi.file_wrapper")
    return wrapper(opened) if wrapper else opened


def stream(environ, start_response):
    start_response("200 OK", _TEXT)
    return (b"x" * 1000 for _ in range(10))


def pause(environ, start_response):
    time.sleep(float(environ["QUERY_STRING"]))
    start_response("200 OK", [*_TEXT, ("Content-Length", "4")])
    return [b"done"]

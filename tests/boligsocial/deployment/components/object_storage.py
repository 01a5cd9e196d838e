"""A stand-in for a storage of objects: S3 over HTTP, by moto, within the tests' process.

moto keeps the objects and knows the policy of a bucket, and believes whatever signature
it is shown. So each is worked out here before moto sees the request (AWS Signature
Version 4), and whoever shows none may read an object if the policy says so, and nothing
else.
"""

import hashlib
import hmac
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

import boto3
import requests
from botocore.config import Config
from moto.moto_server.werkzeug_app import (
    DomainDispatcherApplication,
    create_backend_app,
)
from werkzeug.serving import make_server

from tests.boligsocial.deployment.documented import bucket_policy

BUCKET = "solgavlen-medier"
REGION = "eu-north-1"
ALGORITHM = "AWS4-HMAC-SHA256"
DENIED = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n'
    b"<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>"
)


@dataclass
class ObjectStorage:
    """A server with one bucket. `mood` is how it is just now."""

    key: str = "AKIASOLGAVLEN"
    secret: str = "hemmelig-nøgle-til-spanden"
    mood: str = "takes"
    # What was asked, by whom it was signed, and what came of it.
    seen: list[tuple[str, str, int]] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """What a site reads that keeps its media here."""
        return {
            "MEDIA_STORAGE": "s3",
            "AWS_STORAGE_BUCKET_NAME": BUCKET,
            "AWS_S3_CUSTOM_DOMAIN": "medier.solgavlen.example",
            "AWS_S3_ENDPOINT_URL": self.url,
            "AWS_S3_REGION_NAME": REGION,
            "AWS_ACCESS_KEY_ID": self.key,
            "AWS_SECRET_ACCESS_KEY": self.secret,
        }

    def client(self, secret: str = ""):
        """Return boto's client of somebody with the key, or with a wrong one."""
        return boto3.client(
            "s3",
            endpoint_url=self.url,
            region_name=REGION,
            aws_access_key_id=self.key,
            aws_secret_access_key=secret or self.secret,
            config=Config(retries={"total_max_attempts": 1}),
        )

    def objects(self) -> dict[str, bytes]:
        """Return all that is in the bucket, by name."""
        client = self.client()
        listed = client.list_objects_v2(Bucket=BUCKET).get("Contents", [])
        return {
            each["Key"]: client.get_object(Bucket=BUCKET, Key=each["Key"])[
                "Body"
            ].read()
            for each in listed
        }

    def ask(self, name: str, method: str = "GET") -> requests.Response:
        """Ask for an object as anybody can, without a signature."""
        return requests.request(method, f"{self.url}/{BUCKET}/{name}", timeout=30)

    def __call__(self, environ, start_response):
        status = self._refusal(environ)
        said = environ["REQUEST_METHOD"], environ["PATH_INFO"]
        if status:
            self.seen.append((*said, status))
            start_response(f"{status} Refused", [("Content-Type", "application/xml")])
            # Else the client would find it in its next answer.
            environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
            return [DENIED]

        def begin(line, headers, *more):
            self.seen.append((*said, int(line.split()[0])))
            return start_response(line, headers, *more)

        return self._app(environ, begin)

    def _refusal(self, environ) -> int:
        """Return the status that a request is refused with, or 0."""
        if self.mood == "is away":
            return 503
        if self.mood == "refuses" and environ["REQUEST_METHOD"] in ("PUT", "POST"):
            return 403
        shown = environ.get("HTTP_AUTHORIZATION", "")
        if shown:
            return 0 if shown == signed(environ, self.key, self.secret) else 403
        is_object = bool(environ["PATH_INFO"].partition(f"/{BUCKET}/")[2])
        is_reading = environ["REQUEST_METHOD"] in ("GET", "HEAD") and is_object
        return 0 if is_reading and not environ.get("QUERY_STRING") else 403

    def _begin(self) -> None:
        """Make the bucket, of which what the policy names is public."""
        self._app = DomainDispatcherApplication(create_backend_app)
        self._server = make_server("127.0.0.1", 0, self, threaded=True)
        self.port = self._server.port
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        client = self.client()
        place = {"LocationConstraint": REGION}
        client.create_bucket(Bucket=BUCKET, CreateBucketConfiguration=place)
        client.put_bucket_policy(Bucket=BUCKET, Policy=bucket_policy(BUCKET))

    def _end(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@contextmanager
def object_storage() -> Iterator[ObjectStorage]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    storage = ObjectStorage()
    storage._begin()
    try:
        yield storage
    finally:
        storage._end()


def signed(environ, key: str, secret: str) -> str:
    """Return the Authorization header that a request must have, were it signed by `key`.

    "" when it names what nothing can be worked out from. Source: AWS, "Create a signed
    AWS API request", Signature Version 4.
    """
    shown = environ["HTTP_AUTHORIZATION"]
    if not shown.startswith(f"{ALGORITHM} "):
        return ""
    parts = dict(
        part.strip().split("=", 1)
        for part in shown.removeprefix(ALGORITHM).split(",")
        if "=" in part
    )
    _, day, region, service, ending = parts["Credential"].split("/")
    scope = f"{day}/{region}/{service}/{ending}"
    names = parts["SignedHeaders"].split(";")
    if "host" not in names:
        return ""
    canonical = "\n".join(
        [
            environ["REQUEST_METHOD"],
            quote(environ["PATH_INFO"].encode("latin-1"), safe="/-_.~"),
            _query(environ.get("QUERY_STRING", "")),
            *(f"{name}:{' '.join(_header(environ, name).split())}" for name in names),
            "",
            parts["SignedHeaders"],
            _header(environ, "x-amz-content-sha256"),
        ]
    )
    moment = _header(environ, "x-amz-date")
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    to_sign = f"{ALGORITHM}\n{moment}\n{scope}\n{digest}"
    signing = f"AWS4{secret}".encode()
    for part in (day, region, service, ending):
        signing = hmac.digest(signing, part.encode(), "sha256")
    signature = hmac.digest(signing, to_sign.encode(), "sha256").hex()
    credential = f"Credential={key}/{scope}"
    return (
        f"{ALGORITHM} {credential}, SignedHeaders={parts['SignedHeaders']},"
        f" Signature={signature}"
    )


def _header(environ, name: str) -> str:
    named = name.upper().replace("-", "_")
    return environ.get(named) or environ.get(f"HTTP_{named}", "")


def _query(query: str) -> str:
    pairs = (pair.partition("=") for pair in query.split("&") if pair)
    return "&".join(
        sorted(
            f"{quote(unquote(name), safe='-_.~')}={quote(unquote(said), safe='-_.~')}"
            for name, _, said in pairs
        )
    )

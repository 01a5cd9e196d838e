"""Asking and answering: no answer is an error, and what a view reads is remembered."""

import os
import random
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookies import SimpleCookie
from itertools import islice
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.test import Client
from wagtail.models import Page, Site

from pages.models import BasePage
from tests.boligsocial.hostile.content import (
    ACTIVITY,
    ACTIVITY_DAY,
    CALENDAR,
    CHANGE,
    DEPARTMENT,
    DEPARTMENT_SLUG,
    HOST,
    NUMBER,
    SUBSCRIPTION,
    models,
)
from tests.boligsocial.hostile.doors import Door
from tests.responses import close
from tests.staff import is_refused

# Other values are tried with another seed, and more of them with more rounds.
SEED = os.environ.get("HOSTILE_SEED", "0")
ROUNDS = int(os.environ.get("HOSTILE_ROUNDS", "1"))

_PLAUSIBLE = {
    "action": ["flag", "publish", "apply"],
    "action_name": ["approve"],
    "host": [HOST],
    "filter_spec": ["width-100"],
    "uidb64": ["NDMyMQ"],
    "token": ["set-password", str(SUBSCRIPTION)],
    "change": [str(CHANGE)],
    "colour": ["10523b"],
    "day": [ACTIVITY_DAY.isoformat()],
    "department": [DEPARTMENT_SLUG],
    "key": ["kontakt"],
    "name": ["redaktoerguide", str(NUMBER)],
    "parent_id": [str(CALENDAR)],
    "path": ["images/x.png"],
    # Of a document, and of two revisions that are compared.
    "unnamed_1": ["husorden.pdf", "live"],
    "unnamed_2": ["latest"],
}
_APPS = {"content_type_app_name", "app_label", "app_name"}
_MODELS = {"content_type_model_name", "model_name"}


def choice(place: object) -> random.Random:
    """Return the dice for a place: they fall alike there at every run."""
    return random.Random(f"{SEED} {place}")  # noqa: S311


class Asker:
    """Somebody who asks, and undoes whatever comes of it."""

    def __init__(self, client: Client):
        self.client = client
        client.raise_request_exception = False
        # Signing out, or another password, is undone as well.
        self.cookies = {name: c.value for name, c in client.cookies.items()}
        self.failures: list[str] = []

    def get(self, address: str, fields: dict | None = None, **options) -> HttpResponse:
        query = f"?{urlencode(fields)}" if fields else ""
        return self._ask(self.client.get, f"{address}{query}", **options)

    def post(self, address: str, fields: dict | None = None) -> HttpResponse:
        return self._ask(self.client.post, address, data=fields or {})

    def send(self, address: str, content_type: str, body: bytes) -> HttpResponse:
        return self._ask(
            self.client.generic, "POST", address, body, content_type=content_type
        )

    def _ask(self, ask, *arguments, **options) -> HttpResponse:
        self.client.cookies = SimpleCookie(self.cookies)
        with transaction.atomic():
            response = self._answer(ask, arguments, options)
            transaction.set_rollback(True)
        return response

    def _answer(self, ask, arguments: tuple, options: dict) -> HttpResponse:
        try:
            response = ask(*arguments, **options)
        except Exception as error:  # noqa: BLE001, named with all others in the end
            self.failures.append(f"{arguments} {options}: {error!r}"[:600])
            return HttpResponse(status=500)
        if response.status_code >= 500:
            error = getattr(response, "exc_info", ("", ""))[1]
            self.failures.append(f"{arguments} {options}: {error!r}"[:600])
        if response.streaming:
            close(response)
        return response

    def report(self) -> None:
        """Fail with all that went wrong."""
        if self.failures:
            failures = "\n".join(self.failures[:30])
            pytest.fail(f"{len(self.failures)} errors, seed {SEED}:\n{failures}")


@contextmanager
def names_read() -> Iterator[set[str]]:
    """Collect the names for which views look in a query or a form."""
    names = set()
    patch = pytest.MonkeyPatch()
    for method in ("__getitem__", "__contains__", "get", "getlist"):
        patch.setattr(QueryDict, method, _listening(method, names))
    try:
        yield names
    finally:
        patch.undo()
        names.discard("csrfmiddlewaretoken")


def _listening(method: str, names: set[str]):
    original = getattr(QueryDict, method)

    def listen(self, key, *arguments, **options):
        if isinstance(key, str):
            names.add(key)
        return original(self, key, *arguments, **options)

    return listen


def plausible(door: Door) -> Iterator[dict[str, str]]:
    """Yield what may stand in an address, the likeliest first."""
    first = {name: _PLAUSIBLE.get(name, [str(NUMBER)])[0] for name in door.arguments}
    if _APPS & first.keys():
        for model in models():
            named = dict.fromkeys(_APPS & first.keys(), model._meta.app_label)
            named |= dict.fromkeys(_MODELS & first.keys(), model._meta.model_name)
            yield from _each_row(first | named, model)
    else:
        for name in _PLAUSIBLE.keys() & first.keys():
            for value in _PLAUSIBLE[name]:
                yield first | {name: value}
        yield from _each_row(first)
        if "pk" in first:
            # Pages of which there is one under each number.
            yield from (first | {"pk": str(pk)} for pk in (DEPARTMENT, ACTIVITY))
    if door.address == "%(unnamed_0)s":
        yield from ({"unnamed_0": path} for path in ("", "lukket/"))


_FORM = re.compile(rb'<form[^>]*method="post"', re.IGNORECASE)


@dataclass(frozen=True)
class Found:
    """What a pattern was seen to do when it was asked for something that there is."""

    arguments: dict[str, str]
    is_reached: bool
    has_form: bool
    names: tuple[str, ...]


# Kept from one test to the next: everything has the same numbers again.
_found: dict[Door, Found] = {}


def find(door: Door, asker: Asker) -> Found:
    """Ask for what may be there until something is, or for the likeliest in vain."""
    if door not in _found:
        tried = list(islice(plausible(door), 40))
        seen = (_try(door, arguments, asker) for arguments in tried)
        reached = next((found for found in seen if found.is_reached), None)
        _found[door] = reached or Found(tried[0], False, False, ())
    return _found[door]


def _try(door: Door, arguments: dict[str, str], asker: Asker) -> Found:
    with names_read() as names:
        answer = asker.get(door.at(arguments))
    # One that takes but forms is reached as well.
    is_reached = answer.status_code != 404 and not is_refused(answer)
    has_form = not answer.streaming and bool(_FORM.search(answer.content))
    return Found(arguments, is_reached, has_form, tuple(sorted(names)))


def _each_row(arguments: dict[str, str], model=Page) -> Iterator[dict[str, str]]:
    """Yield the same for what was there before: a site, pages that may lie above."""
    yield arguments
    sites = Site.objects.all()
    for name, rows in (
        ("pk", sites),
        ("site_id", sites),
        ("parent_page_id", _pages_above(model)),
    ):
        if name in arguments:
            yield from (arguments | {name: str(row.pk)} for row in rows)


def _pages_above(model):
    pages = Page.objects.filter(depth__in=(2, 3)).order_by("path")
    if issubclass(model, BasePage):
        pages = pages.type(*model.allowed_parent_page_models())
    return pages[:2]

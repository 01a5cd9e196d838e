"""More than a request may hold is answered with 413 in Danish, whichever form it is."""

from io import BytesIO
from urllib.parse import urlencode

import pytest
from django.urls import reverse_lazy

from tests.html import one, parse, words

pytestmark = pytest.mark.django_db

ADDRESS = reverse_lazy("wagtailadmin_login")
FORM = "application/x-www-form-urlencoded"


def refusal(answer) -> str:
    assert answer.status_code == 413
    return words(one(parse(answer), "h1"))


def test_a_request_is_refused_before_it_is_read(client, settings):
    # The headers say so; there is nothing behind them that could be read.
    answer = client.generic(
        "POST", ADDRESS, CONTENT_LENGTH=str(settings.REQUEST_MAX_BYTES + 1)
    )
    assert refusal(answer) == "Det var for meget på én gang"


def test_too_many_fields(client, settings):
    fields = {f"felt{n}": "x" for n in range(11)}
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 10
    for content_type in ({}, {"content_type": FORM}):
        sent = urlencode(fields) if content_type else fields
        answer = client.post(ADDRESS, sent, **content_type)
        assert refusal(answer) == "Det var for meget på én gang"


def test_too_many_files(client, settings):
    files = {f"fil{n}": BytesIO(b"x") for n in range(11)}
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 10
    answer = client.post(ADDRESS, files)
    assert refusal(answer) == "Det var for meget på én gang"


def test_too_much_text(client, settings):
    text = "å" * settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    answer = client.post(ADDRESS, {"text": text})
    assert refusal(answer) == "Det var for meget på én gang"


def test_a_length_that_is_no_number_is_none(client):
    answer = client.generic("POST", ADDRESS, CONTENT_LENGTH="mange")
    assert answer.status_code < 500


def test_the_largest_document_fits(settings):
    form = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    assert settings.WAGTAILDOCS_MAX_UPLOAD_SIZE + form < settings.REQUEST_MAX_BYTES

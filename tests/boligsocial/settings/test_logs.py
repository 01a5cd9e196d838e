"""What a line of the log says."""

import io
import json
import logging
import logging.config

import pytest
from django.test import RequestFactory

from boligsocial.settings.logs import logging_settings


@pytest.fixture
def lines():
    """Yield a logger and the lines that it has written as the site's own does."""
    settings = logging_settings("INFO")
    stream = io.StringIO()
    formatter = settings["formatters"]["lines"]
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        logging.config.DictConfigurator(settings).configure_formatter(dict(formatter))
    )
    logger = logging.getLogger("tests.lines")
    logger.addHandler(handler)
    yield logger, lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    logger.removeHandler(handler)


def test_a_line_names_what_it_is_about(lines):
    logger, written = lines

    logger.warning("link_check_failed", extra={"link": 7})

    [line] = written()
    assert line["event"] == "link_check_failed"
    assert line["link"] == 7


def test_a_line_holds_nothing_of_the_request_that_a_library_attaches(lines):
    logger, written = lines
    request = RequestFactory().get("/soeg/", {"q": "gæld og skilsmisse"})

    logger.error("Internal Server Error: %s", "/soeg/", extra={"request": request})

    [line] = written()
    assert line["event"] == "Internal Server Error: /soeg/"
    assert line.keys() == {"event", "logger", "level", "timestamp"}

"""What is sent back: the site's answer, or the server's own when there is no request."""

import logging
from html import escape
from http import HTTPStatus

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

# The other one asks the settings, which are not there yet: gunicorn reads this first.
from django.utils.translation.trans_null import gettext_noop
from waitress.task import ErrorTask, WSGITask

from boligsocial.metrics.counted import REFUSED, TALLY, code_of
from boligsocial.middleware.every_answer import headers_of_every_answer

logger = logging.getLogger(__name__)

_HEADERS = [
    ("Content-Type", "text/html; charset=utf-8"),
    ("Cache-Control", "no-store"),
]
_WORDS = {
    408: gettext_noop("The connection was too slow. Please try again."),
    414: gettext_noop("The address is too long."),
    431: gettext_noop(
        "The browser sent more than we can read. Delete the cookies of this site, and"
        " try again."
    ),
    500: gettext_noop("Something has gone wrong here. Please try again in a moment."),
}
_NOT_UNDERSTOOD = gettext_noop("We could not understand what the browser sent.")


class Answer(WSGITask):
    """The site's answer to a request that is there as a whole."""

    def execute(self) -> None:
        """Have the site answer."""
        worker = self.channel.server.worker
        self.channel.must_linger |= self.request.is_cut
        if not (worker.alive and worker.cfg.keepalive):
            self.set_close_on_finish()
        try:
            super().execute()
        finally:
            worker.has_answered(self.request, self.get_environment())

    def get_environment(self) -> dict:
        """Return the WSGI environment: the path as it was sent, with all its slashes."""
        if self.environ is None:
            environ = super().get_environment()
            environ["PATH_INFO"] = self.request.path
            environ["wsgi.multiprocess"] = True
            # Nobody has looked it up.
            del environ["REMOTE_HOST"]
            if self._is_head:
                # It would send the file.
                del environ["wsgi.file_wrapper"]
        return self.environ

    @property
    def _is_head(self) -> bool:
        return self.request.command == "HEAD"

    def write(self, data: bytes) -> None:
        """Send a part of the answer; the headers alone where HEAD was asked for."""
        if self._is_head:
            self.content_bytes_written += len(data)
            data = b""
        super().write(data)

    def finish(self) -> None:
        """Send what ends an answer whose length is not known."""
        if self._is_head and self.wrote_header:
            return
        super().finish()


class Refusal(ErrorTask):
    """The server's own answer, to what is no request or does not become one."""

    def execute(self) -> None:
        """Say in the site's language what is wrong, and end the connection."""
        self.channel.must_linger = True
        request = self.request
        code = request.refused_with or request.error.code
        logger.warning(
            "request_refused", extra={"status": code, "reason": request.error.body}
        )
        TALLY.add(REFUSED[code_of(code)])
        self.status = f"{code} {HTTPStatus(code).phrase}"
        body = refusal(code).encode()
        self.response_headers += [*_HEADERS, *headers_of_every_answer().items()]
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


def refusal(code: int) -> str:
    """Return the page for a status that the server answers with itself.

    It needs no template and no database, and tells nothing that was sent.
    """
    language = settings.LANGUAGE_CODE
    with translation.override(language):
        words = escape(gettext(_WORDS.get(code, _NOT_UNDERSTOOD)))
    return (
        f'<!doctype html>\n<html lang="{language}">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{words}</title>\n<h1>{words}</h1>\n</html>\n"
    )

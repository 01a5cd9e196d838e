"""What an exception of the network, TLS or aiohttp says was seen."""

import errno
import ssl
from collections.abc import Iterator

import aiohttp
from aiohttp.http_exceptions import LineTooLong

from linkcheck.codes import Problem
from linkcheck.network.connector import NoAddressError
from linkcheck.network.guard import RefusedError

# <openssl/x509_vfy.h>
_PROBLEM_OF_CERTIFICATE = {
    2: Problem.TLS_UNKNOWN_ISSUER,  # unable to get issuer certificate
    9: Problem.TLS_EXPIRED,  # not valid yet
    10: Problem.TLS_EXPIRED,
    18: Problem.TLS_SELF_SIGNED,  # the certificate itself
    19: Problem.TLS_SELF_SIGNED,  # one in its chain
    20: Problem.TLS_UNKNOWN_ISSUER,  # unable to get local issuer certificate
    21: Problem.TLS_UNKNOWN_ISSUER,  # unable to verify the first certificate
    62: Problem.TLS_WRONG_HOST,
    64: Problem.TLS_WRONG_HOST,  # the same for a numeric address
}
_PROBLEM_OF_ERRNO = {
    errno.ECONNREFUSED: Problem.REFUSED,
    errno.ECONNRESET: Problem.RESET,
    errno.ECONNABORTED: Problem.RESET,
    errno.EPIPE: Problem.RESET,
    errno.ETIMEDOUT: Problem.CONNECT_TIMEOUT,
}


def problem_of_failure(error: Exception) -> tuple[Problem, str]:
    """Return the problem that an exception stands for, and one line about it."""
    causes = list(_causes(error))
    for cause in causes:
        if isinstance(cause, RefusedError | NoAddressError):
            return cause.problem, cause.detail
        # aiohttp's own exception is one of these by name only.
        if code := getattr(cause, "verify_code", None):
            problem = _PROBLEM_OF_CERTIFICATE.get(code, Problem.TLS_FAILURE)
            return problem, cause.verify_message
    return _problem_of_cause(causes), _words(error)


def _words(error: Exception) -> str:
    if isinstance(error, aiohttp.ClientConnectorError):
        error = error.os_error
    words = getattr(error, "message", None) or getattr(error, "strerror", None)
    return str(words or error) or type(error).__name__


def _problem_of_cause(causes: list[BaseException]) -> Problem:
    problem = Problem.UNREACHABLE
    match causes[0]:
        case aiohttp.ConnectionTimeoutError():
            problem = Problem.CONNECT_TIMEOUT
        case aiohttp.SocketTimeoutError():
            problem = Problem.READ_TIMEOUT
        case aiohttp.ServerDisconnectedError(message=str() | None):
            problem = Problem.EMPTY_REPLY
        case aiohttp.ClientPayloadError():
            problem = Problem.RESET if _was_reset(causes) else Problem.MALFORMED
        case aiohttp.ClientResponseError(message=message):
            too_large = (
                any(isinstance(cause, LineTooLong) for cause in causes)
                or "Too many headers" in message
            )
            problem = Problem.HEADERS_TOO_LARGE if too_large else Problem.MALFORMED
        case _ if any(isinstance(cause, ssl.SSLError) for cause in causes):
            problem = Problem.TLS_FAILURE
        case OSError():
            problem = _problem_of_system_error(causes)
        case _:
            problem = Problem.MALFORMED
    return problem


def _problem_of_system_error(causes: list[BaseException]) -> Problem:
    for cause in causes:
        if problem := _PROBLEM_OF_ERRNO.get(getattr(cause, "errno", None)):
            return problem
    return Problem.RESET if _was_reset(causes) else Problem.UNREACHABLE


def _was_reset(causes: list[BaseException]) -> bool:
    # aiohttp keeps the reset that cut a body short in the text of its message only.
    return any(
        isinstance(cause, ConnectionResetError) or "ConnectionResetError" in str(cause)
        for cause in causes
    )


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an exception and what brought it about, each once."""
    seen = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        inner = getattr(error, "os_error", None) or getattr(
            error, "certificate_error", None
        )
        error = inner or error.__cause__

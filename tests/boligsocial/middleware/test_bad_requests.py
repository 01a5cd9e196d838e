"""A view that fails at what it was sent is no error of the site; any other is."""

import pytest
from django.core.exceptions import BadRequest, FieldError
from django.core.paginator import EmptyPage
from django.http import Http404, HttpResponse
from django.urls import ResolverMatch

from boligsocial.middleware.bad_requests import BadRequestMiddleware
from links.models import Link
from pages.models import StandardPage


def answer(request, view, **kwargs):
    """Ask a view as Django does, behind the middleware."""
    request.resolver_match = ResolverMatch(view, (), kwargs)
    middleware = BadRequestMiddleware(lambda request: HttpResponse())
    middleware(request)
    try:
        return view(request, **kwargs)
    except Exception as error:
        middleware.process_exception(request, error)
        raise


def number_of(request):
    return HttpResponse(int(request.GET["p"]))


@pytest.mark.parametrize("value", ["abc", "", "NaN", "å" * 3_000, "9" * 5_000])
def test_a_value_that_is_no_number(rf, value):
    with pytest.raises(BadRequest):
        answer(rf.get("/", {"p": value}), number_of)


def test_a_value_that_is_missing(rf):
    with pytest.raises(BadRequest):
        answer(rf.get("/"), number_of)
    with pytest.raises(BadRequest):
        answer(rf.post("/"), lambda request: request.POST["body-count"])


@pytest.mark.django_db
def test_a_value_that_names_nothing(rf):
    def find(request):
        return Link.objects.get(pk=request.POST["link"])

    with pytest.raises(Http404):
        answer(rf.post("/", {"link": "4321"}), find)
    with pytest.raises(BadRequest):
        answer(rf.post("/", {"link": "abc"}), find)


@pytest.mark.django_db
def test_an_argument_of_the_address_that_names_nothing(rf):
    def find(request, pk):
        return StandardPage.objects.get(pk=pk)

    with pytest.raises(Http404):
        answer(rf.get("/"), find, pk=4321)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (FieldError("Cannot resolve keyword 'abc' into field"), BadRequest),
        (UnicodeError("'abc' is none"), BadRequest),
        (EmptyPage("nothing there"), Http404),
    ],
)
def test_an_error_that_is_about_what_was_sent(rf, error, expected):
    def view(request):
        raise error

    with pytest.raises(expected):
        answer(rf.get("/", {"order": "abc"}), view)


@pytest.mark.parametrize(
    "error", [ValueError("Nobody knows"), KeyError("a"), TypeError("'x'"), OSError("x")]
)
def test_a_fault_of_our_own_stays_one(rf, error):
    def view(request):
        raise error

    with pytest.raises(type(error)):
        answer(rf.get("/", {"q": "x"}), view)


def test_a_fault_with_a_value_that_was_not_sent_stays_one(rf):
    def view(request):
        return int("abc")

    with pytest.raises(ValueError, match="abc"):
        answer(rf.get("/", {"q": "def"}), view)


@pytest.mark.parametrize("path", ["/a\0b/", "/admin/snippets/\0/"])
def test_there_is_nothing_at_an_address_with_a_nul(rf, path):
    request = rf.get("/")
    request.path_info = path
    with pytest.raises(Http404):
        answer(request, number_of)


@pytest.mark.parametrize(
    "content_type",
    [
        "text/plain; charset=rot13",
        "text/plain; charset=undefined",
        "application/x-www-form-urlencoded; charset=utf-16",
    ],
)
def test_another_charset_is_refused(rf, content_type):
    request = rf.generic("POST", "/?p=1", b"a=1", content_type=content_type)
    with pytest.raises(BadRequest):
        answer(request, number_of)


@pytest.mark.parametrize(
    "content_type",
    ["text/plain", "text/plain; charset=UTF-8", 'text/plain; charset="utf-8"', ""],
)
def test_what_browsers_send_is_read(rf, content_type):
    request = rf.generic("POST", "/?p=1", b"a=1", content_type=content_type)
    assert answer(request, number_of).content == b"1"


def test_a_nul_in_a_value_is_left_out(rf):
    request = rf.post("/?q=a%00b", {"name": "Ål\0ykke"})
    assert request.GET["q"] == "ab"
    assert request.POST["name"] == "Ålykke"

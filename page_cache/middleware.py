"""Answers with what is kept, and keeps what may be."""

import time
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from page_cache.asking import address_of, is_for_everybody
from page_cache.keeper import Keeper
from page_cache.marking import parameters_of
from page_cache.remaking import Remaker

PRIVATE = "private, no-cache"


class PageCacheMiddleware:
    """Stands above all that makes an answer, and below what each answer needs anew."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.PAGE_CACHE_BYTES:
            raise MiddlewareNotUsed
        self.keeper = Keeper(get_response)
        self.remaker = Remaker(self.keeper)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_for_everybody(request):
            response = _for_one(self.keeper.get_response(request))
            if request.method not in ("GET", "HEAD"):
                # Whoever is answered has all processes know, should the database go.
                self.keeper.notice()
            return response
        address = address_of(request)
        if address is None:
            return self.keeper.get_response(request)
        generation = self.keeper.notice()
        if kept := self.keeper.find(address, generation):
            return kept.response_to(request, time.time())
        response = self.keeper.make(request, address, generation)
        self.remaker.start()
        return response


def _for_one(response: HttpResponseBase) -> HttpResponseBase:
    """Say of an answer to somebody we know that it is for nobody else."""
    if parameters_of(response) is not None:
        response.setdefault("Cache-Control", PRIVATE)
        patch_vary_headers(response, ["Cookie"])
    return response

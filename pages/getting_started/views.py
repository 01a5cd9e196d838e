"""The screens: the steps, the way to each and back, opening and closing."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin.menu import MenuItem
from wagtail.models import Site

from pages.getting_started.facts import Facts, find_facts
from pages.getting_started.steps import Doer, all_lacks, has_steps, steps_for
from pages.opening import close_site, open_site
from pages.serving.addresses import root_address
from pages.serving.site import find_site

SCREEN, STEP = "getting_started", "getting_started_step"
OPEN, CLOSE = "open_site", "close_site"
# In the session of somebody who is on the way to a step: the site that it is about.
ON_THE_WAY = "getting_started"


def getting_started(request: HttpRequest, site_id: int | None = None) -> HttpResponse:
    """Show the steps that are for the one who asks, and whether the site is open."""
    facts = find_facts(_site(request, site_id))
    steps, doer = steps_for(request.user, facts), Doer(request.user, facts)
    if not steps:
        raise PermissionDenied
    request.session.pop(ON_THE_WAY, None)
    others = Site.objects.exclude(pk=facts.site.pk)
    return TemplateResponse(
        request,
        "pages/admin/getting_started.html",
        {
            "page_title": gettext("Getting started"),
            "header_icon": "list-ul",
            "facts": facts,
            "steps": steps,
            "to_do": sum(not step.is_done and not step.can_wait for step in steps),
            "may_open": doer.may_open,
            "other_sites": others if doer.may_open else [],
        },
    )


def getting_started_step(request: HttpRequest, site_id: int, key: str) -> HttpResponse:
    """Lead to the place of a step, and remember the way back."""
    facts = find_facts(_site(request, site_id))
    found = [step for step in steps_for(request.user, facts) if step.key == key]
    if not found:
        raise Http404
    request.session[ON_THE_WAY] = facts.site.pk
    return redirect(found[0].url)


def open_site_view(request: HttpRequest, site_id: int) -> HttpResponse:
    """Say what is missing, and open the site for whoever wants it so all the same."""
    facts = _facts_to_decide_about(request, site_id)
    if request.method == "POST" and facts.can_be_opened:
        if not facts.is_open:
            open_site(facts.site, request.user)
        messages.success(request, gettext("The site is open to everybody."))
        return redirect(SCREEN, facts.site.pk)
    return TemplateResponse(
        request,
        "pages/admin/open_site.html",
        {
            "page_title": gettext("Open the site"),
            "header_icon": "view",
            "facts": facts,
            "lacks": all_lacks(facts),
            "address": root_address(facts.site.root_url),
        },
    )


@require_POST
def close_site_view(request: HttpRequest, site_id: int) -> HttpResponse:
    """Close the site to visitors; the staff go on seeing it."""
    facts = _facts_to_decide_about(request, site_id)
    if facts.is_open:
        close_site(facts.site, request.user)
    messages.success(request, gettext("The site is closed to visitors."))
    return redirect(SCREEN, facts.site.pk)


def getting_started_urls() -> list:
    """Wagtail hook: the addresses of the screens."""
    one = "getting-started/<int:site_id>/"
    return [
        path("getting-started/", getting_started, name=SCREEN),
        path(one, getting_started, name=SCREEN),
        path(f"{one}open/", open_site_view, name=OPEN),
        path(f"{one}close/", close_site_view, name=CLOSE),
        path(f"{one}<slug:key>/", getting_started_step, name=STEP),
    ]


class GettingStartedMenuItem(MenuItem):
    """Under Help, for those who have steps to take. Asks for nothing of the site."""

    def is_shown(self, request: HttpRequest) -> bool:
        return has_steps(request.user)


def getting_started_menu_item() -> MenuItem:
    """Wagtail hook: the way back here, once everything is done."""
    return GettingStartedMenuItem(
        _("Getting started"),
        reverse(SCREEN),
        name="getting-started",
        icon_name="list-ul",
        order=100,
    )


def current_site(request: HttpRequest) -> Site | None:
    """Return the site at whose address somebody is signed in, or the first there is."""
    return find_site(request) or Site.objects.first()


def _site(request: HttpRequest, site_id: int | None) -> Site:
    if site_id is not None:
        return get_object_or_404(Site, pk=site_id)
    site = current_site(request)
    if site is None:
        raise Http404
    return site


def _facts_to_decide_about(request: HttpRequest, site_id: int) -> Facts:
    facts = find_facts(_site(request, site_id))
    if not Doer(request.user, facts).may_open:
        raise PermissionDenied
    return facts

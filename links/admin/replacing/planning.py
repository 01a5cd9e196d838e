"""Replacing a piece of many addresses: which piece, and what it would come to."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from linkcheck.addresses import MAX_LENGTH
from links.admin.register.selection import MOST, chosen_links
from links.admin.replacing.results import results_url, say_changed
from links.admin.replacing.table import planned_row
from links.models import Link, Rewrite, RewrittenLink
from links.permissions import may_change_links
from links.replacing import applying
from links.replacing.plan import Planned, links_to_host, minutes_for, plan

# Of a long list, what tells whether the idea is right.
SHOWN = 200


class ReplaceForm(forms.Form):
    """Which piece of the address is to be another one."""

    find = forms.CharField(
        label=_("Find in the address"),
        max_length=MAX_LENGTH,
        help_text=_(
            "As it stands in the old addresses; capitals and small letters count."
        ),
    )
    replace = forms.CharField(
        label=_("Put instead"),
        max_length=MAX_LENGTH,
        required=False,
        help_text=_("Leave it empty to take the piece away."),
    )


class PlanView(WagtailAdminTemplateMixin, TemplateView):
    """Asks for the piece, shows every new address, and begins to try them."""

    template_name = "links/admin/replacing/plan.html"
    header_icon = "edit"
    page_title = _("Rewrite addresses")
    host = ""

    def dispatch(self, request, *args, **kwargs):
        if not may_change_links(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def links(self) -> QuerySet[Link]:
        """The links whose addresses are looked at."""
        raise NotImplementedError

    @cached_property
    def count(self) -> int:
        """How many links these are."""
        return self.links.filter(url__isnull=False).count()

    @property
    def is_too_many(self) -> bool:
        return self.count > MOST

    @property
    def back_url(self) -> str:
        """Where the editor came from."""
        raise NotImplementedError

    def get(self, request, *args, **kwargs):
        if busy := applying.unfinished(self.links, self.host):
            return self.lead_to(busy)
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        """Begin to try the new addresses, or take them as they are."""
        if not self.form.is_valid() or not self.to_change:
            return self.render_to_response(self.get_context_data())
        asked = (self.links, *self.form.cleaned_data.values(), request.user)
        try:
            if "untried" in request.POST:
                rewrite, changes = applying.apply_untried(*asked, host=self.host)
                say_changed(request, rewrite, changes)
            else:
                rewrite = applying.begin(*asked, host=self.host)
        except applying.BusyError as error:
            return self.lead_to(error.rewrite)
        return redirect(results_url(rewrite))

    def lead_to(self, rewrite: Rewrite) -> HttpResponse:
        """Send a second editor to what the first has begun."""
        messages.warning(
            self.request,
            _(
                "The addresses of these links are being rewritten already. "
                "Finish that first, or cancel it."
            ),
        )
        return redirect(results_url(rewrite))

    @cached_property
    def form(self) -> ReplaceForm:
        """The form, filled in when the editor has sent it."""
        data = self.request.POST or self.request.GET
        return ReplaceForm(data if "find" in data else None)

    @cached_property
    def planned(self) -> list[Planned]:
        """What it would come to."""
        if self.is_too_many or not self.form.is_valid():
            return []
        return plan(self.links, **self.form.cleaned_data)

    @cached_property
    def to_change(self) -> list[Planned]:
        """Those of them that would get another address."""
        waiting = RewrittenLink.Outcome.WAITING
        return [row for row in self.planned if row.outcome == waiting]

    def get_context_data(self, **kwargs):
        if self.form.is_bound and self.form.is_valid() and not self.planned:
            self.form.add_error("find", _("None of the addresses would change."))
        examples = self.links.filter(url__isnull=False).order_by("url")
        return super().get_context_data(**kwargs) | {
            "view": self,
            "host": self.host,
            "back_url": self.back_url,
            "form": self.form,
            "most": MOST,
            "rows": [planned_row(row) for row in self.planned[:SHOWN]],
            "more": max(len(self.planned) - SHOWN, 0),
            "to_change": len(self.to_change),
            "minutes": minutes_for(len(self.to_change)),
            "examples": examples[:3],
            # What says which links were chosen.
            "asked": [
                (name, value)
                for name, values in self.request.GET.lists()
                for value in values
                if name not in self.form.fields
            ],
        }


class ChosenPlanView(PlanView):
    """About the links that were ticked in the list, or all that it showed."""

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": self.back_url, "label": _("Links")},
            {"url": "", "label": self.page_title},
        ]

    @cached_property
    def links(self) -> QuerySet[Link]:
        return chosen_links(self.request)

    @property
    def back_url(self) -> str:
        register = reverse("wagtailsnippets_links_link:list")
        return get_valid_next_url_from_request(self.request) or register


class HostPlanView(PlanView):
    """About all links that lead to a host."""

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("link_hosts:list"), "label": _("Hosts with problems")},
            {"url": self.back_url, "label": self.host},
            {"url": "", "label": self.page_title},
        ]

    def get(self, request, *args, **kwargs):
        if not self.count:
            raise Http404
        return super().get(request, *args, **kwargs)

    @property
    def host(self) -> str:
        return self.kwargs["host"]

    @cached_property
    def links(self) -> QuerySet[Link]:
        return links_to_host(self.host)

    @property
    def back_url(self) -> str:
        return reverse("link_hosts:host", args=[self.host])

"""Taking over the addresses to which a host's links have moved, all at once."""

from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from links.admin.decisions.decide import edit_url, merge_url
from links.admin.decisions.undo import say_done, undo_url
from links.admin.replacing.table import ChangedAddress
from links.hosts import moving
from links.models import Link, LinkHealth
from links.permissions import may_change_links, may_merge_links

# More are shown once these are done.
MOST = 500


class HostMovesView(WagtailAdminTemplateMixin, TemplateView):
    """Shows each old address with the new one, and takes over those that are ticked."""

    template_name = "links/admin/hosts/moves.html"
    page_title = _("Take over new addresses")
    header_icon = "redirect"

    def dispatch(self, request, *args, **kwargs):
        if not may_change_links(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def host_url(self) -> str:
        return reverse("link_hosts:host", args=[self.kwargs["host"]])

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("link_hosts:list"), "label": _("Hosts with problems")},
            {"url": self.host_url, "label": self.kwargs["host"]},
            {"url": "", "label": self.page_title},
        ]

    @cached_property
    def moved(self) -> list[LinkHealth]:
        """What is known of the links of the host that have moved."""
        moved = moving.moved().filter(host=self.kwargs["host"])
        return list(moved.select_related("link").order_by("url")[:MOST])

    def get_context_data(self, **kwargs):
        addresses = [known.moved_to for known in self.moved]
        at_new_address = {
            link.url: link for link in Link.objects.filter(url__in=addresses)
        }
        return super().get_context_data(**kwargs) | {
            "host": self.kwargs["host"],
            "host_url": self.host_url,
            "rows": [
                self.row(known, at_new_address.get(known.moved_to))
                for known in self.moved
            ],
            "can_do_some": any(url not in at_new_address for url in addresses),
        }

    def row(self, known: LinkHealth, other: Link | None) -> ChangedAddress:
        """Offer the new address, or lead to the link that has it already."""
        row = ChangedAddress(known.link.title, known.url, known.moved_to)
        if other is None:
            return replace(row, tick=_token(known))
        remark = format_html(
            '{} <a href="{}">{}</a>.',
            _("Another link has this address:"),
            edit_url(other),
            other.title,
        )
        if may_merge_links(self.request.user):
            url = merge_url([known.link, other])
            remark = format_html(
                '{} <a href="{}">{}</a>', remark, url, _("Merge the two")
            )
        return replace(row, link_url=edit_url(known.link), remark=remark)

    def post(self, request: HttpRequest, host: str) -> HttpResponse:
        """Take over the addresses that were ticked, as they were shown."""
        ticked = set(request.POST.getlist("move"))
        chosen = [known for known in self.moved if _token(known) in ticked]
        changes = moving.accept(chosen, request.user)
        if done := len(changes.changed):
            sentence = ngettext(
                "%(count)d link has its new address.",
                "%(count)d links have their new addresses.",
                done,
            )
            say_done(
                request,
                sentence % {"count": done},
                undo=undo_url(changes.id),
                back=self.host_url,
            )
        if left := len(ticked) - done:
            sentence = ngettext(
                "%(count)d link was left as it is: it has been changed in the "
                "meantime, or another link has the address.",
                "%(count)d links were left as they are: they have been changed in the "
                "meantime, or other links have the addresses.",
                left,
            )
            messages.warning(request, sentence % {"count": left})
        # The host is no longer there once its last link has left it.
        is_left = LinkHealth.objects.filter(host=host).exists()
        return redirect(self.host_url if is_left else reverse("link_hosts:list"))


def _token(known: LinkHealth) -> str:
    """Return a link together with the address that the editor sees for it."""
    return f"{known.pk} {known.moved_to}"

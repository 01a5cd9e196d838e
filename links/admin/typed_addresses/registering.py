"""Making links of addresses that stand in texts."""

from django import forms
from django.db import transaction
from django.forms import fields_for_model
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from linkcheck.addresses import MAX_LENGTH, host_of, normalise_address
from links.finding.addresses import HIDDEN
from links.models import Link, TypedAddress
from links.models.forms import AsksAboutTracking, tracking_field
from links.page_changes.pages import PageChanges
from links.page_changes.registering import (
    correct_address,
    known_links,
    make_link,
    page_ids_with,
    problem_with,
    register,
)
from links.page_changes.tasks import PAGES_IN_A_REQUEST, register_addresses
from links.permissions import may_register_addresses

LIST = "typed_addresses"
REGISTER = "register_addresses"
# As many as somebody gives a title one by one.
AT_ONCE = 50


class AddressForm(AsksAboutTracking, forms.Form):
    """What the register is to say of an address.

    Nothing is asked of one that it has already.
    """

    def __init__(self, *args, address: TypedAddress, known: Link | None, **kwargs):
        super().__init__(*args, prefix=f"address-{address.pk}", **kwargs)
        self.address = address
        self.known = known
        self.problem = problem_with(address.url)
        if known is not None:
            return
        if self.problem:
            self.fields["url"] = forms.CharField(
                label=_("Correct address"),
                max_length=MAX_LENGTH,
                initial=correct_address(address.url.replace(f"{HIDDEN}@", "")),
            )
        self.fields["tracking"] = tracking_field()
        self.offer_without_tracking(self._typed())
        self.fields |= fields_for_model(Link, ["title", "kind", "source", "language"])
        self.fields["title"].initial = address.text or self._host()

    def clean_url(self):
        """Take the address as browsers read it; one that is known is welcome."""
        return normalise_address(self.cleaned_data["url"])

    def clean(self):
        """Take the address as it was chosen, and the link that has it already."""
        url = self.cleaned_data.get("url", "" if self.problem else self.address.url)
        if self.known is None and url:
            self.known = Link.objects.same_but_for_tracking(url).first()
        if self.known is None and url:
            self.cleaned_data["url"] = self.chosen_address(url)
        # Nothing else is needed once the address proves to be known.
        if self.known is not None:
            for name in list(self.errors):
                del self.errors[name]
        return super().clean()

    def link(self, user) -> Link:
        """Return the link that the address becomes."""
        if self.known is not None:
            return self.known
        fields = dict(self.cleaned_data)
        fields.pop("tracking", None)
        return make_link(fields.pop("url", self.address.url), fields, user)

    def _typed(self) -> str:
        if not self.problem:
            return self.address.url
        if self.is_bound:
            return self.data.get(self.add_prefix("url"), "")
        return self.fields["url"].initial

    def _host(self) -> str:
        return "" if self.problem else host_of(self.address.url)


class RegisterAddressesView(
    WagtailAdminTemplateMixin, PermissionCheckedMixin, TemplateView
):
    """Asks for a title for each address, and lets them become links."""

    template_name = "links/admin/typed_addresses/register_addresses.html"
    header_icon = "link"
    breadcrumbs_items = [
        *WagtailAdminTemplateMixin.breadcrumbs_items,
        {"url": reverse_lazy(LIST), "label": _("Addresses outside the register")},
    ]

    def user_has_permission(self, permission):
        return may_register_addresses(self.request.user)

    # Any name will do: the method above decides.
    permission_required = "change"

    @cached_property
    def addresses(self) -> list[TypedAddress]:
        """One row for each address that was chosen and still stands in a text."""
        sent = self.request.POST if self.request.method == "POST" else self.request.GET
        ids = [int(pk) for pk in sent.getlist("id") if pk.isdecimal()][:AT_ONCE]
        chosen = TypedAddress.objects.filter(pk__in=ids).order_by("url")
        return list({address.url: address for address in chosen}.values())

    @cached_property
    def forms(self) -> list[AddressForm]:
        """A form for each address."""
        urls = [address.url for address in self.addresses]
        known = known_links(urls)
        data = self.request.POST if self.request.method == "POST" else None
        return [
            AddressForm(data, address=address, known=known.get(address.url))
            for address in self.addresses
        ]

    @cached_property
    def page_count(self) -> int:
        """How many pages would change."""
        return len(page_ids_with(address.url for address in self.addresses))

    def get(self, request, *args, **kwargs) -> HttpResponse:
        return self.nothing_chosen() or super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs) -> HttpResponse:
        if nothing := self.nothing_chosen():
            return nothing
        # Each of them says what is wrong with it, not the first alone.
        valid = [form.is_valid() for form in self.forms]
        if not all(valid):
            return super().get(request, *args, **kwargs)
        with transaction.atomic():
            links = {
                form.address.url: form.link(request.user).pk for form in self.forms
            }
            count = self.page_count
            if count <= PAGES_IN_A_REQUEST:
                self.say_done(len(links), register(links, request.user))
        if count > PAGES_IN_A_REQUEST:
            register_addresses.enqueue(links, request.user.pk)
            self.say_under_way(count)
        return redirect(LIST)

    def nothing_chosen(self) -> HttpResponse | None:
        """Lead back when no address was chosen, or none is there any longer."""
        if self.addresses:
            return None
        messages.warning(
            self.request, gettext("Choose an address that still stands in a text.")
        )
        return redirect(LIST)

    def say_done(self, links: int, changes: PageChanges) -> None:
        """Say how many pages have changed, and which have not."""
        if count := len(changes.changed):
            message = ngettext(
                "%(count)d page shows the link from the register now.",
                "%(count)d pages show the link from the register now.",
                count,
            )
            if links > 1:
                message = ngettext(
                    "%(count)d page shows the links from the register now.",
                    "%(count)d pages show the links from the register now.",
                    count,
                )
            messages.success(self.request, message % {"count": count})
        if changes.locked:
            titles = ", ".join(f"“{page.title}”" for page in changes.locked[:10])
            message = gettext(
                "These pages are locked and have not been changed: %(titles)s. "
                "Their addresses are still in the list."
            )
            messages.warning(
                self.request, Truncator(message % {"titles": titles}).chars(600)
            )

    def say_under_way(self, count: int) -> None:
        """Say that it takes a while."""
        message = gettext(
            "We are changing %(count)d pages. The addresses leave the list as it goes on."
        )
        messages.success(self.request, message % {"count": count})

    def get_page_title(self):
        return ngettext("Make it a link", "Make them links", len(self.addresses))

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "forms": self.forms,
            "page_count": self.page_count,
            "list_url": reverse_lazy(LIST),
        }

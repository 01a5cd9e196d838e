"""Addresses that stand in texts without being in the register."""

import re
from dataclasses import dataclass, field

import django_filters
from django.db.models import Exists, OuterRef, Q
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import HeaderButton

from linkcheck.addresses import host_of
from links.admin.menu import RegisterMenuItem
from links.admin.page_rows import PageRow, page_rows
from links.admin.typed_addresses.registering import (
    LIST,
    REGISTER,
    RegisterAddressesView,
)
from links.models import Link, TypedAddress, TypedNote
from links.page_changes.registering import known_links, problem_with
from links.permissions import POLICY, SEEING, may_register_addresses

PAGES_SHOWN = 3


@dataclass
class AddressRow:
    """An address, as the list shows it."""

    url: str
    any_id: int
    words: str
    live_pages: int
    draft_pages: int
    problem: str = ""
    # The link of the register that has the address already.
    known: Link | None = None
    pages: list[PageRow] = field(default_factory=list)

    @property
    def host(self) -> str:
        return "" if self.problem else host_of(self.url)

    @property
    def more_pages(self) -> int:
        return self.live_pages + self.draft_pages - len(self.pages)


class TypedAddressFilterSet(WagtailFilterSet):
    """Narrow the addresses by where they lead, and by whether the register has them."""

    host = django_filters.CharFilter(
        label=_("Host"),
        method="filter_host",
        help_text=_("Such as example.org, or a part of it."),
    )
    known = django_filters.ChoiceFilter(
        choices=[
            ("no", _("Not in the register")),
            ("yes", _("In the register already")),
        ],
        label=_("In the register?"),
        method="filter_known",
    )
    place = django_filters.ChoiceFilter(
        choices=[("live", _("On public pages")), ("draft", _("In drafts only"))],
        label=_("Where"),
        method="filter_place",
    )

    class Meta:
        model = TypedAddress
        fields = ["host", "known", "place"]

    def filter_host(self, addresses, name, host):
        """Keep the addresses that lead to hosts with this in their name."""
        host = re.escape(host.strip().lower())
        return addresses.filter(url__iregex=rf"^https?://[^/]*{host}")

    def filter_known(self, addresses, name, known):
        """Keep those that a link of the register has, or the others."""
        has_link = Exists(Link.objects.filter(url=OuterRef("url")))
        return addresses.filter(has_link if known == "yes" else ~has_link)

    def filter_place(self, addresses, name, place):
        """Keep those that readers meet, or those that nobody has published yet."""
        return addresses.filter(
            Q(live_pages__gt=0) if place == "live" else Q(live_pages=0)
        )


class ChoiceColumn(Column):
    """A box to tick, for those that are to become links together."""

    cell_template_name = "links/admin/typed_addresses/address_choice_cell.html"
    header_template_name = "links/admin/typed_addresses/address_choice_header.html"


class AddressColumn(Column):
    """The words, the address, what is wrong with it, and what can be done."""

    cell_template_name = "links/admin/typed_addresses/address_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        may_register = may_register_addresses(context["request"].user)
        url = f"{reverse(REGISTER)}?id={instance.any_id}"
        return context | {"register_url": url if may_register else ""}


class PagesColumn(Column):
    """The first few pages that have it."""

    cell_template_name = "links/admin/typed_addresses/address_pages_cell.html"


class TypedAddressesView(ReportView):
    """Lists the addresses once each, those that most readers meet first."""

    page_title = _("Addresses outside the register")
    header_icon = "link"
    index_url_name = LIST
    index_results_url_name = f"{LIST}_results"
    results_template_name = "links/admin/typed_addresses/typed_addresses_results.html"
    permission_policy = POLICY
    any_permission_required = SEEING
    model = TypedAddress
    filterset_class = TypedAddressFilterSet
    is_searchable = True
    search_fields = ["url", "text"]
    default_ordering = ["-live_pages", "url"]
    no_results_message = _("Every address in the texts is a link of the register.")
    columns = [
        AddressColumn("url", label=_("Address"), sort_key="url"),
        Column("live_pages", label=_("Public pages"), sort_key="live_pages"),
        Column("draft_pages", label=_("Drafts"), sort_key="draft_pages"),
        PagesColumn("pages", label=_("Where")),
    ]
    list_export = ["url", "words", "live_pages", "draft_pages"]
    export_headings = {
        "url": _("Address"),
        "words": _("Words"),
        "live_pages": _("Public pages"),
        "draft_pages": _("Drafts"),
    }

    @cached_property
    def may_register(self) -> bool:
        return may_register_addresses(self.request.user)

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if self.may_register:
            choice = ChoiceColumn("choice", accessor="any_id", label=_("Choose"))
            self.columns = [choice, *self.columns]

    @cached_property
    def header_buttons(self):
        return [
            HeaderButton(
                _("Links"),
                url=reverse("wagtailsnippets_links_link:list"),
                icon_name="link",
            )
        ]

    def get_base_queryset(self):
        return TypedAddress.objects.by_address()

    def get_table(self, object_list):
        return super().get_table(self.rows(object_list))

    def rows(self, addresses) -> list[AddressRow]:
        """The addresses of one page of the list, with all that is shown of them."""
        rows = [AddressRow(**address) for address in addresses]
        urls = [row.url for row in rows]
        known = known_links(urls)
        uses = list(TypedAddress.objects.first_pages(urls, PAGES_SHOWN))
        shown = page_rows(uses, self.request.user)
        by_url = {}
        for use, page_row in zip(uses, shown, strict=True):
            by_url.setdefault(use.url, []).append(page_row)
        for row in rows:
            row.problem = problem_with(row.url)
            row.known = known.get(row.url)
            row.pages = by_url.get(row.url, [])
        return rows

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "may_register": self.may_register,
            "register_url": reverse(REGISTER),
            "note_count": TypedNote.objects.values("key").distinct().count(),
        }


def typed_addresses_menu_item() -> MenuItem:
    """Wagtail hook: the list's entry in the menu."""
    return RegisterMenuItem(
        _("Addresses outside the register"),
        reverse(LIST),
        name="typed-addresses",
        icon_name="link",
        order=120,
    )


def typed_addresses_urls() -> list:
    """Wagtail hook: the addresses of the list, and of making links."""
    return [
        path("reports/addresses/", TypedAddressesView.as_view(), name=LIST),
        path(
            "reports/addresses/results/",
            TypedAddressesView.as_view(results_only=True),
            name=f"{LIST}_results",
        ),
        path(
            "reports/addresses/register/",
            RegisterAddressesView.as_view(),
            name=REGISTER,
        ),
    ]

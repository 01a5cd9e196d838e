"""One department."""

import datetime
from dataclasses import replace

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
)
from wagtail.models import Page, PageManager

from clock.moments import COPENHAGEN, holds_today
from departments.blocks import (
    DepartmentServicePointsStreamBlock,
    DepartmentStreamBlock,
    default_sections,
)
from departments.blocks.service_points import ServicePointValue
from departments.gathering import URGENT, gathered_queries, what_was_gathered
from departments.models.address import DepartmentAddress
from departments.models.claims import claimed_by_others
from departments.structured_data import main_entity_of
from links.printing.lookup import share_root_paths
from page_cache.marking import holds_until
from pages.models import BasePage
from pages.serving.prefetching import Besides, References
from plaintext.fields import TelephoneField
from prepared.parameters import Parameter
from search.visibility import PublicPageQuerySet
from streams.fields import StreamField

MOST_ADDRESSES = 200


class DepartmentQuerySet(PublicPageQuerySet):
    """Chainable questions about departments."""

    def for_links(self):
        """Fetch what a link to one shows."""
        return self.only("title", "slug", "url_path")


class DepartmentPage(BasePage):
    """The homes of one place: where, whom to ring, and what there is."""

    number = models.CharField(
        _("department number"),
        max_length=20,
        blank=True,
        help_text=_("As it stands on rent bills, so that residents know it again."),
    )
    homes = models.PositiveIntegerField(_("number of homes"), null=True, blank=True)
    phone = TelephoneField(_("phone"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    service_points = StreamField(
        DepartmentServicePointsStreamBlock(),
        verbose_name=_("whom to ring"),
        blank=True,
        help_text=_("Shown first on the page, in this order."),
    )
    body = StreamField(
        DepartmentStreamBlock(),
        verbose_name=_("sections"),
        blank=True,
        default=default_sections,
        help_text=_("A section that is left empty is not shown."),
    )

    objects = PageManager.from_queryset(DepartmentQuerySet)()

    refuse_deletion_while_chosen = True

    parent_page_types = ["departments.DepartmentIndexPage"]
    subpage_types = ["forms.FormPage"]

    content_panels = [
        *BasePage.lead_panels,
        FieldPanel("service_points"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
                FieldRowPanel([FieldPanel("homes"), FieldPanel("number")]),
            ],
            heading=_("At a glance"),
        ),
        InlinePanel(
            "addresses",
            heading=_("Addresses"),
            label=_("address"),
            max_num=MOST_ADDRESSES,
            help_text=_("By these residents find their department."),
        ),
        FieldPanel("body"),
        *BasePage.metadata_panels,
    ]
    page_description = _("Whom to ring, where it is, and what there is to use.")

    class Meta(BasePage.Meta):
        verbose_name = _("department")
        verbose_name_plural = _("departments")

    # The addresses as the database has them, once they have been fetched.
    fetched_addresses: list[DepartmentAddress] | None = None
    # What other apps have of the department, once it has been fetched.
    _found: dict[str, list] | None = None

    @property
    def streams(self):
        return [self.service_points, self.body]

    @property
    def address_list(self) -> list[DepartmentAddress]:
        """The addresses, from what has been fetched already where it has."""
        if self.fetched_addresses is not None:
            return self.fetched_addresses
        return list(self.addresses.all())

    @property
    def public_service_points(self) -> list[ServicePointValue]:
        """Whom to ring, without those that tell nobody anything."""
        return [
            block.value for block in self.service_points if not block.value.is_empty
        ]

    def service_points_at(self, moment: datetime.datetime) -> list[ServicePointValue]:
        """Return whom to ring, each with its `state` at a moment, which is aware."""
        points = self.public_service_points
        for point in points:
            point.look_at_the_clock(moment)
        return points

    def asking(self):
        return {"references": _REFERENCES, "page": self.pk or 0}

    def take(self, found, root_paths):
        # What an editor previews has addresses that the database does not know of.
        if getattr(self, "trail", None) is not None:
            self.fetched_addresses = found["addresses"]
        self._found = found
        rows = (row for rows in found.values() for row in rows)
        share_root_paths((row for row in rows if isinstance(row, Page)), root_paths)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        gathered = what_was_gathered(self._found or {}, request)
        context["urgent"] = [part for part in gathered if part.place in URGENT]
        context["gathered"] = [part for part in gathered if part.place not in URGENT]
        context["service_points"] = self._told_at_this_moment(request)
        return context

    def _told_at_this_moment(self, request) -> list[ServicePointValue]:
        now = timezone.now().astimezone(COPENHAGEN)
        points = self.service_points_at(now)
        changes = [point.state.changes_at for point in points if point.state]
        if any(point.state for point in points):
            holds_until(request, holds_today(now, changes))
        return points

    @property
    def main_entity(self):
        return main_entity_of(self)

    def get_search_document(self):
        document = super().get_search_document()
        facts = [self.number, *map(str, self.address_list)]
        return replace(document, body="\n".join([*filter(None, facts), document.body]))

    def readiness_warnings(self):
        warnings = super().readiness_warnings()
        if not self.address_list:
            warnings.append(
                gettext("There are no addresses: nobody finds it by their street.")
            )
        if not (self.public_service_points or self.phone):
            warnings.append(gettext("It says nowhere whom to ring."))
        for house, title in claimed_by_others(self.address_list, self.pk):
            message = gettext(
                "%(house)s belongs to %(department)s as well, so whoever lives there has "
                "to choose. Is that a mistake, put it right in one of the two."
            )
            warnings.append(message % {"house": house, "department": title})
        today = timezone.localdate()
        for member in self._board_members():
            ends = member.get("term_ends")
            if ends and ends < today:
                message = gettext("%(name)s was elected to the board until %(date)s.")
                warnings.append(
                    message % {"name": member["name"], "date": date_format(ends)}
                )
        return warnings

    def _board_members(self):
        board = self.body.first_block_by_name("board")
        return board.value.get("members") or () if board else ()


def _besides() -> Besides:
    page = Parameter("page", models.BigAutoField())
    addresses = DepartmentAddress.objects.filter(page=page).order_by("sort_order", "pk")
    return Besides({"addresses": addresses, **gathered_queries(page)})


_REFERENCES = References(_besides)

"""Titles in texts with a note, typed by hand, that they lead nowhere any longer."""

from dataclasses import dataclass, field

import django_filters
from django.db.models import Q
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import HeaderButton

from links.admin.page_rows import PageRow, page_rows
from links.admin.typed_addresses.listing import PAGES_SHOWN, PagesColumn
from links.admin.typed_addresses.registering import LIST as ADDRESSES
from links.admin.typed_notes.registering import (
    LIST,
    REGISTER,
    RegisterNotesView,
)
from links.kinds import UNAVAILABLE_NOTES, Kind
from links.models import TypedNote
from links.permissions import POLICY, SEEING, may_register_addresses


@dataclass
class NoteRow:
    """A title with a note, as the list shows it."""

    key: str
    any_id: int
    title: str
    kind: str
    source: str
    note: str
    href: str
    linked: int | None
    is_plain: bool
    live_pages: int
    draft_pages: int
    pages: list[PageRow] = field(default_factory=list)

    @property
    def sentence(self) -> str:
        """What readers will see behind the title."""
        return self.note or str(UNAVAILABLE_NOTES[Kind(self.kind)])

    @property
    def about(self) -> str:
        """Kind and source, as they are proposed."""
        parts = (str(Kind(self.kind).label), self.source)
        return ", ".join(part for part in parts if part)

    @property
    def more_pages(self) -> int:
        return self.live_pages + self.draft_pages - len(self.pages)


class TypedNoteFilterSet(WagtailFilterSet):
    """Narrow the notes by what they are about, and where they stand."""

    kind = django_filters.ChoiceFilter(choices=Kind, label=_("Kind"))
    place = django_filters.ChoiceFilter(
        choices=[("live", _("On public pages")), ("draft", _("In drafts only"))],
        label=_("Where"),
        method="filter_place",
    )

    class Meta:
        model = TypedNote
        fields = ["kind", "place"]

    def filter_place(self, notes, name, place):
        """Keep those that readers meet, or those that nobody has published yet."""
        return notes.filter(Q(live_pages__gt=0) if place == "live" else Q(live_pages=0))


class NoteChoiceColumn(Column):
    """A box to tick, for those that are to become links together."""

    cell_template_name = "links/admin/typed_notes/choice_cell.html"
    header_template_name = "links/admin/typed_addresses/address_choice_header.html"


class NoteColumn(Column):
    """The title, what readers will see behind it, and what can be done."""

    cell_template_name = "links/admin/typed_notes/note_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        may_register = may_register_addresses(context["request"].user)
        url = f"{reverse(REGISTER)}?id={instance.any_id}"
        is_offered = may_register and not instance.is_plain
        return context | {"register_url": url if is_offered else ""}


class TypedNotesView(ReportView):
    """Lists the notes once each, those that most readers meet first."""

    page_title = _("Notes typed by hand")
    header_icon = "link"
    index_url_name = LIST
    index_results_url_name = f"{LIST}_results"
    results_template_name = "links/admin/typed_notes/results.html"
    permission_policy = POLICY
    any_permission_required = SEEING
    model = TypedNote
    filterset_class = TypedNoteFilterSet
    is_searchable = True
    search_fields = ["title", "source"]
    default_ordering = ["-live_pages", "title", "key"]
    no_results_message = _("No text has a note, typed by hand, that a link is gone.")
    columns = [
        NoteColumn("title", label=_("Title and note"), sort_key="title"),
        Column("live_pages", label=_("Public pages"), sort_key="live_pages"),
        Column("draft_pages", label=_("Drafts"), sort_key="draft_pages"),
        PagesColumn("pages", label=_("Where")),
    ]
    list_export = ["title", "kind", "source", "href", "live_pages", "draft_pages"]
    export_headings = {
        "title": _("Title"),
        "kind": _("Kind"),
        "source": _("Source"),
        "href": _("Address"),
        "live_pages": _("Public pages"),
        "draft_pages": _("Drafts"),
    }

    @cached_property
    def may_register(self) -> bool:
        return may_register_addresses(self.request.user)

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if self.may_register:
            choice = NoteChoiceColumn("choice", accessor="any_id", label=_("Choose"))
            self.columns = [choice, *self.columns]

    @cached_property
    def header_buttons(self):
        return [
            HeaderButton(
                _("Addresses outside the register"),
                url=reverse(ADDRESSES),
                icon_name="link",
            )
        ]

    def get_base_queryset(self):
        return TypedNote.objects.by_note()

    def get_table(self, object_list):
        return super().get_table(self.rows(object_list))

    def rows(self, notes) -> list[NoteRow]:
        """The notes of one page of the list, with all that is shown of them."""
        rows = [NoteRow(**note) for note in notes]
        by_key = {row.key: row for row in rows}
        uses = list(TypedNote.objects.first_pages(by_key, PAGES_SHOWN))
        for use, page_row in zip(uses, page_rows(uses, self.request.user), strict=True):
            by_key[use.key].pages.append(page_row)
        return rows

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "may_register": self.may_register,
            "register_url": reverse(REGISTER),
        }


def typed_notes_urls() -> list:
    """Wagtail hook: the addresses of the list, and of making links."""
    return [
        path("reports/addresses/notes/", TypedNotesView.as_view(), name=LIST),
        path(
            "reports/addresses/notes/results/",
            TypedNotesView.as_view(results_only=True),
            name=f"{LIST}_results",
        ),
        path(
            "reports/addresses/notes/register/",
            RegisterNotesView.as_view(),
            name=REGISTER,
        ),
    ]

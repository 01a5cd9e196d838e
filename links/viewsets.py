"""The register of links in the admin."""

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from links.kinds import Kind
from links.models import Link


class LinkFilterSet(WagtailFilterSet):
    """Narrow the register by what the link is and whether it works."""

    kind = django_filters.ChoiceFilter(choices=Kind, label=_("Kind"))
    availability = django_filters.ChoiceFilter(
        choices=Link.Availability, label=_("Availability")
    )

    class Meta:
        model = Link
        fields = ["kind", "availability"]


class LinkChooserViewSet(SnippetChooserViewSet):
    """Pick a link from the register, or make one without leaving the page."""

    icon = "link"
    choose_one_text = _("Choose a link")
    choose_another_text = _("Choose another link")
    edit_item_text = _("Edit this link")
    form_fields = [
        "title",
        "kind",
        "source",
        "language",
        "url",
        "target_page",
        "target_document",
    ]
    create_action_label = _("Create link")
    creation_tab_label = _("New link")


class LinkViewSet(SnippetViewSet):
    """List, make and flag links."""

    model = Link
    icon = "link"
    menu_label = _("Links")
    menu_order = 250
    add_to_admin_menu = True
    chooser_viewset_class = LinkChooserViewSet
    chooser_admin_url_namespace = "link_chooser"
    filterset_class = LinkFilterSet
    list_display = [
        "title",
        Column("get_kind_display", label=_("Kind"), sort_key="kind"),
        "source",
        Column("get_availability_display", label=_("Availability")),
    ]
    list_per_page = 50
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("title"),
                FieldRowPanel([FieldPanel("kind"), FieldPanel("language")]),
                FieldPanel("source"),
            ],
            heading=_("What the reader finds"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("url"),
                FieldPanel("target_page"),
                FieldPanel("target_document"),
            ],
            heading=_("Where it leads"),
            help_text=_("Fill in one of the three."),
        ),
        MultiFieldPanel(
            [
                FieldPanel("availability"),
                FieldPanel("unavailable_since"),
                FieldPanel("note"),
                FieldPanel("unavailable_reason"),
                FieldPanel("replacement"),
                FieldRowPanel([FieldPanel("archive_url"), FieldPanel("archived_on")]),
            ],
            heading=_("Does it still work?"),
        ),
    ]

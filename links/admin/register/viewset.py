"""The register of links in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from links.admin.decisions.decide import DECIDING
from links.admin.decisions.undo import UNDOING
from links.admin.link.archive_panel import ArchivePanel
from links.admin.link.dismissal_panel import DismissalPanel
from links.admin.link.editing import LinkEditView
from links.admin.link.health_panel import HealthPanel
from links.admin.link.usages import LinkUsageView, UsagesPanel
from links.admin.register.columns import COLUMNS
from links.admin.register.export import FACTS
from links.admin.register.filters import LinkFilterSet
from links.admin.register.listing import LinkIndexView
from links.admin.register.merging import DuplicatesPanel
from links.chooser.window import LinkChooserViewSet
from links.models import Link


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
    index_view_class = LinkIndexView
    edit_view_class = LinkEditView
    usage_view_class = LinkUsageView
    list_display = ["title", *COLUMNS]
    list_export = list(FACTS)
    list_per_page = 25
    index_results_template_name = "links/admin/register/list_results.html"
    edit_template_name = "links/admin/link/edit.html"
    panels = [
        HealthPanel(heading=_("What we know about the link")),
        DismissalPanel(heading=_("Leave it as it is?")),
        DuplicatesPanel(heading=_("The same link twice?")),
        ArchivePanel(heading=_("Archived copy")),
        UsagesPanel(heading=_("Where it is used")),
        MultiFieldPanel(
            [
                FieldPanel("title"),
                FieldRowPanel([FieldPanel("kind"), FieldPanel("language")]),
                FieldPanel("source"),
                FieldPanel("is_another"),
            ],
            heading=_("What the reader finds"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("url"),
                FieldPanel("tracking"),
                FieldPanel("target_page"),
                FieldPanel("target_document"),
            ],
            heading=_("Where it leads"),
            help_text=_(
                "Fill in one of the three. If the address of a page that is gone is "
                "lost, leave them empty, and choose “Not available any longer” below."
            ),
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

    def get_queryset(self, request):
        """Fetch what is known of each link along with it."""
        return Link.objects.select_related("health", "tally")

    def get_urlpatterns(self):
        """Add the decisions about a link to Wagtail's own views."""
        return [*super().get_urlpatterns(), *UNDOING, *DECIDING]

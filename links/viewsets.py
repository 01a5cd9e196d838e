"""The register of links in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from links.admin.actions import URL_PATTERNS
from links.admin.listing import COLUMNS, LinkFilterSet
from links.admin.panel import HealthPanel
from links.chooser import LinkChooserViewSet
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
    list_display = COLUMNS
    list_per_page = 50
    edit_template_name = "links/admin/edit.html"
    panels = [
        HealthPanel(heading=_("What we know about the link")),
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

    def get_queryset(self, request):
        """Fetch what is known of each link along with it."""
        return Link.objects.select_related("health")

    def get_urlpatterns(self):
        """Add the decisions about a link to Wagtail's own views."""
        return [*super().get_urlpatterns(), *URL_PATTERNS]

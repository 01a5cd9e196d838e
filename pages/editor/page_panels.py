"""The fields that the form of every page begins and ends with."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.models import Page

from pages.editor.panels import GuidancePanel, LinkCheckPanel, ReadinessPanel

LEAD_PANELS = [
    GuidancePanel(),
    ReadinessPanel(),
    LinkCheckPanel(),
    *Page.content_panels,
    FieldPanel("summary", widget=AdminAutoHeightTextInput),
    MultiFieldPanel(
        [
            FieldPanel("picture"),
            FieldPanel("picture_alt"),
            FieldPanel("picture_decorative"),
        ],
        heading=_("Picture"),
    ),
]

METADATA_PANELS = [
    MultiFieldPanel(
        [
            FieldPanel("content_owner"),
            FieldPanel("change_note"),
            FieldPanel("minor_edit"),
            FieldRowPanel(
                [
                    FieldPanel("content_created"),
                    FieldPanel(
                        "content_updated",
                        help_text=_(
                            "A day that you write stays when the page is first "
                            "published. After that it becomes today when you publish, "
                            "unless you tick “minor edit”."
                        ),
                    ),
                ]
            ),
            FieldRowPanel([FieldPanel("review_interval"), FieldPanel("next_review")]),
            FieldPanel("show_housing_search"),
        ],
        heading=_("About the page"),
    ),
]

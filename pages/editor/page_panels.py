"""The fields that the form of every page begins and ends with."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    Panel,
    TitleFieldPanel,
)
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.models import Page

from pages.editor.panels import GuidancePanel, LinkCheckPanel, ReadinessPanel
from pages.editor.standing import StandingPanel
from pages.planning.pressed import EXPIRE, GO_LIVE


class TitlePanel(TitleFieldPanel):
    """Wagtail's, which makes the slug of the title, where there is one to be made.

    The address of the accessibility statement is given; a script that looks for a
    field without a name throws.
    """

    class BoundPanel(TitleFieldPanel.BoundPanel):
        class Media:
            js = ["js/admin/writing/new-title.js"]

        def get_attrs(self):
            attrs = super().get_attrs()
            if not attrs["data-w-sync-target-value"]:
                kept = {"placeholder"}
                return {name: attrs[name] for name in attrs.keys() & kept}
            return attrs


class PlanFields(Panel):
    """The fields of a plan, which are printed beside the buttons, on whichever tab."""

    def get_form_options(self):
        return {"fields": [GO_LIVE, EXPIRE]}

    class BoundPanel(Panel.BoundPanel):
        def is_shown(self):
            return False


LEAD_PANELS = [
    StandingPanel(),
    GuidancePanel(),
    ReadinessPanel(),
    LinkCheckPanel(),
    TitlePanel("title"),
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

# Wagtail's, with our panel in the place of its own for a plan, which is the first.
SETTINGS_PANELS = [PlanFields(), *Page.settings_panels[1:]]

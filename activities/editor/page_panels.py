"""The fields of an activity, in the order in which an editor thinks of them."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    PageChooserPanel,
)

from activities.editor.panels import DatesPanel
from pages.editor.page_panels import LEAD_PANELS, METADATA_PANELS

CONTENT_PANELS = [
    *LEAD_PANELS,
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]),
            FieldRowPanel([FieldPanel("begins_at"), FieldPanel("ends_at")]),
            FieldPanel("repeats"),
            FieldRowPanel([FieldPanel("repeats_until"), FieldPanel("repeats_times")]),
            DatesPanel(),
        ],
        heading=_("When"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("is_cancelled"),
            FieldPanel("cancelled_note"),
            InlinePanel(
                "changes",
                heading=_("Changed dates"),
                label=_("Changed date"),
                max_num=60,
            ),
        ],
        heading=_("Cancelled or moved"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("place"), FieldPanel("address")]),
            FieldPanel("departments", widget=forms.CheckboxSelectMultiple),
            PageChooserPanel("initiative", "initiatives.InitiativePage"),
        ],
        heading=_("Where, and whose"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("audience"), FieldPanel("price")]),
            FieldPanel("sign_up"),
            FieldPanel("sign_up_note"),
            FieldPanel("sign_up_link"),
            FieldPanel("contact"),
        ],
        heading=_("Joining"),
    ),
    FieldPanel("body"),
    *METADATA_PANELS,
]

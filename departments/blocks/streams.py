"""The two streams of a department: whom to ring, and what there is."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.blocks import StreamBlock

from departments.blocks.service_points import ServicePointBlock

# In a moment of need nobody reads a long list.
MOST_SERVICE_POINTS = 6


class ServicePointsStreamBlock(StreamBlock):
    """Whom residents ring, the first one first."""

    caretaker = ServicePointBlock(
        label=pgettext_lazy("whom to ring", "Caretaker"),
        description=_("Who mends what is broken, and when."),
    )
    office = ServicePointBlock(
        icon="home",
        label=pgettext_lazy("whom to ring", "Office"),
        description=_("The office of the department, and when it is open."),
    )
    other = ServicePointBlock(
        icon="user",
        label=pgettext_lazy("whom to ring", "Somebody else"),
        description=_("Others to turn to. Give them a name."),
    )

    class Meta:
        max_num = MOST_SERVICE_POINTS

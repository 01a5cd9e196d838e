"""Columns that lists of links have in common, in the register and where one chooses."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column


class LinkStateColumn(Column):
    """How a link stands."""

    cell_template_name = "links/admin/state_cell.html"

    def __init__(self, **kwargs):
        super().__init__("pk", label=_("State"), **kwargs)

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"link": instance}

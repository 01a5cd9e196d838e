"""What became of a chosen colour, shown beside the field where it is chosen."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from pages.brand.colours import is_colour
from pages.brand.palette import TEXT_CONTRAST, palette


class PalettePanel(Panel):
    """Shows the colours that text and buttons get, and says when one was adapted."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "pages/admin/palette_panel.html"

        def is_shown(self):
            return super().is_shown() and is_colour(self.instance.brand_colour)

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            made = palette(self.instance.brand_colour)
            schemes = [(_("By day"), made.day), (_("In the dark"), made.dark)]
            return context | {
                "was_adapted": made.was_adapted,
                "required": TEXT_CONTRAST,
                "chosen": made.chosen.to_string(hex=True),
                "schemes": [
                    {
                        "name": name,
                        "contrast": scheme.contrast,
                        "colours": [
                            colour.to_string(hex=True) for colour in scheme.areas
                        ],
                    }
                    for name, scheme in schemes
                ],
            }

"""How the steps look in the admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString


def steps_style_sheet() -> SafeString:
    """Wagtail hook: the style sheet of the steps and of the way back to them."""
    return format_html(
        '<link rel="stylesheet" href="{}">', static("css/getting-started.css")
    )

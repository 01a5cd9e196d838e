"""How the window for a plan and the list of plans look."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString


def planning_style_sheet() -> SafeString:
    """Wagtail hook: the style sheet of both."""
    return format_html(
        '<link rel="stylesheet" href="{}">', static("css/planning-admin.css")
    )

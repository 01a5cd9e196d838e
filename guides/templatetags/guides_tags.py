from django import template

from guides.places import help_url

register = template.Library()


@register.simple_tag(takes_context=True)
def help_here(context) -> str:
    """Return where the guides tell of this screen; "" where none does."""
    request = context.get("request")
    if request is None or not request.user.is_authenticated:
        return ""
    return help_url(request)

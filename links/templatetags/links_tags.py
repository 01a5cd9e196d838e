"""Template tag that prints a link the way the register has it."""

from django import template

register = template.Library()


@register.inclusion_tag("links/link.html")
def link(link, label: str = "", button: bool = False) -> dict:
    """Print `link`, or its title and a note when its target is gone.

    `label` replaces the title, for a call to action. Nothing is printed for
    None: a link that was chosen once and no longer exists.
    """
    return {
        "link": link,
        "text": label or (link.title if link else ""),
        "button": button,
    }

"""Template tags that print links: for readers, and how they stand for staff."""

from django import template

from links.describing.states import shown_states

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


@register.inclusion_tag("links/admin/states.html")
def link_states(link) -> dict:
    """Print how `link` stands, for staff: in colour, with an icon and in words."""
    return {"pk": link.pk, "states": shown_states(link)}

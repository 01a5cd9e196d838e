"""Template tags that print links: for readers, and how they stand for staff."""

from django import template
from django.urls import reverse

from links.describing.states import shown_states
from links.permissions import may_add_links, may_change_links

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


@register.inclusion_tag("links/admin/while_writing.html")
def link_desk(user) -> dict:
    """Print what the scripts of forms need: what this editor may do with links."""
    return {
        "may_change": may_change_links(user),
        "may_add": may_add_links(user),
        # Scripts put in the action and the link.
        "decide_url": reverse("decide_while_editing", args=["action", 0]),
    }

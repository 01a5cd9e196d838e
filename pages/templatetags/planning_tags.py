"""Template tags about when pages are published, taken down, and led on from."""

from django import template
from django.utils import timezone

from pages.editor.plan_control import PlanControl
from pages.editor.standing import plan_in_words
from pages.planning.plan import plan_of

register = template.Library()


@register.inclusion_tag("pages/admin/plan_control.html", takes_context=True)
def plan_control(context) -> dict:
    """Print the button beside the main one that publishes later, and its window."""
    form = context["form"]
    is_offered = not context.get("page_locked") and PlanControl.is_possible_in(form)
    user = context["request"].user
    parent = context.get("parent_page")
    control = PlanControl(form, user, parent) if is_offered else None
    return {"control": control, "form": form}


@register.simple_tag
def wishes_of(page) -> str:
    """Print in sentences when the draft of a page is wished to be published."""
    now = timezone.now()
    return " ".join(
        plan_in_words(plan_of(page.get_latest_revision_as_object(), now), now)
    )

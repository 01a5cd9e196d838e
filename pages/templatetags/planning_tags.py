"""Template tags about when pages are published, taken down, and led on from."""

from django import template
from django.utils import timezone
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from pages.editor.plan_control import PlanControl
from pages.editor.standing import plan_in_words
from pages.old_addresses.question import NAME, OldAddressForm
from pages.old_addresses.screens import taken_by
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


@register.inclusion_tag("pages/admin/old_address/question.html", takes_context=True)
def old_address_question(context, action_type: str, items) -> dict:
    """Ask where the addresses of one page or many are to lead, if readers know them."""
    request = context["request"]
    pages = [items] if isinstance(items, Page) else [_page_in(item) for item in items]
    taken = taken_by(action_type, pages)
    if not taken.count:
        return {}
    chosen = request.GET.get(NAME, "")
    form = OldAddressForm(taken=taken, chosen=chosen)
    return {"form": form, "taken": taken, "linking": taken.pages_linking_here()}


@register.simple_tag
def old_address_scripts():
    """Print what the window for choosing a page is made of."""
    return AdminPageChooser().media


def _page_in(item) -> Page:
    """The page of a line in Wagtail's lists of many, or the page itself."""
    return item["item"] if isinstance(item, dict) else item

"""Which templates somebody can begin a page with, at a place in the tree."""

from wagtail.models import Page

from page_templates.models import PageTemplate
from page_templates.ready_made import READY_MADE
from page_templates.ready_made.template import ReadyMade
from pages.models import BasePage

Template = ReadyMade | PageTemplate


def page_types_below(parent: Page) -> list[type[Page]]:
    """Return the types that a page below `parent` may have, by their Danish names."""
    models = [
        model
        for model in type(parent).creatable_subpage_models()
        if model.can_create_at(parent)
    ]
    return sorted(models, key=lambda model: str(model.get_verbose_name()).lower())


def templates_below(parent: Page) -> list[Template]:
    """Return the templates of those types: the staff's own first, then the site's."""
    types = page_types_below(parent)
    own = PageTemplate.objects.select_related("content_type")
    return [
        template
        for template in (*own, *READY_MADE.values())
        if template.page_class in types
    ]


def template_below(parent: Page, key: str) -> Template | None:
    """Return one of them by its key."""
    offered = templates_below(parent)
    return next((template for template in offered if template.key == key), None)


def is_worth_keeping(model: type[Page]) -> bool:
    """Whether there can ever be a second page of a type to make from a template."""
    return issubclass(model, BasePage) and model.max_count != 1

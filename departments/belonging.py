"""What belongs to which department, whatever app it is of.

What chooses departments does so in a `ParentalManyToManyField` to `DepartmentPage`, and
what lies below a department is its own; so no app has to say more than that.
"""

from collections.abc import Iterator

from django.db.models import ManyToManyField, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Left, Length
from wagtail.models import Page

from departments.models.department import DepartmentPage
from pages.models.base import page_models
from search.narrowing.groups import Group


def choice_of(model: type[Model]) -> ManyToManyField | None:
    """Return the field in which pages of a type choose departments, None without one."""
    for field in model._meta.many_to_many:
        if field.related_model is DepartmentPage:
            return field
    return None


def just_below(pages: QuerySet, above: QuerySet) -> QuerySet:
    """Return those of `pages` that lie right below one of the pages `above`."""
    paths = above.order_by().values("path")
    path_above = Left("path", Length("path") - Page.steplen)
    return pages.alias(path_above=path_above).filter(path_above__in=paths)


def for_department(pages: QuerySet, **department) -> QuerySet:
    """Return those of `pages` that have chosen a department, and those that chose none.

    By lists that the database makes once, not asked for each page.
    """
    field = choice_of(pages.model)
    chosen = field.remote_field.through.objects.order_by()
    return pages.filter(
        Q(pk__in=_keys(field, department))
        | ~Q(pk__in=chosen.values(field.m2m_field_name()))
    )


def belonging_to(pages: QuerySet, **department) -> QuerySet | None:
    """Return those of `pages` that have chosen a department, or are its own.

    None for a type of which none can belong to one.
    """
    if pages.model is DepartmentPage:
        return pages.filter(**department)
    if pages.model in DepartmentPage.allowed_subpage_models():
        return just_below(pages, DepartmentPage.objects.filter(live=True, **department))
    field = choice_of(pages.model)
    return pages.filter(pk__in=_keys(field, department)) if field else None


class DepartmentGrouping:
    """The departments, as the search narrows by them (`search.narrowing.groups`)."""

    def group(self, slug: str) -> Group | None:
        """Return the department of that slug, if the public may see it."""
        found = DepartmentPage.objects.for_everybody().filter(slug=slug)
        title = found.values_list("title", flat=True).first()
        return None if title is None else Group(slug, title)

    def belonging(self) -> QuerySet:
        """Return rows of a page, the slug of a department that it belongs to, and its title."""
        departments = DepartmentPage.objects.for_everybody()
        rows = [departments.order_by().values_list("pk", "slug", "title")]
        for model in page_models():
            if field := choice_of(model):
                reverse = field.m2m_reverse_field_name()
                chosen = field.remote_field.through.objects.order_by()
                chosen = chosen.filter(**{f"{reverse}__in": departments.values("pk")})
                columns = (f"{reverse}__slug", f"{reverse}__title")
                rows.append(chosen.values_list(field.m2m_field_name(), *columns))
        rows += (_of_those_above(pages, departments) for pages in _lying_below())
        return rows[0].union(*rows[1:], all=True).order_by()

    def pages_of(self, slug: str) -> list[QuerySet]:
        """Return the primary keys of the pages that belong to a department."""
        fields = [field for model in page_models() if (field := choice_of(model))]
        own = DepartmentPage.objects.filter(slug=slug).values("pk")
        below = (just_below(pages, own).values("pk") for pages in _lying_below())
        return [own, *(_keys(field, {"slug": slug}) for field in fields), *below]


def _lying_below() -> Iterator[QuerySet]:
    """Yield the pages of each type that can lie below a department."""
    for model in DepartmentPage.allowed_subpage_models():
        yield model.objects.order_by()


def _of_those_above(pages: QuerySet, departments: QuerySet) -> QuerySet:
    """Return rows of a page, the slug of the department above it, and its title."""
    above = departments.order_by().filter(path=OuterRef("path_above"))
    slug, title = (Subquery(above.values(name)[:1]) for name in ("slug", "title"))
    below = just_below(pages, departments)
    return below.values_list("pk", slug, title)


def _keys(field: ManyToManyField, department: dict) -> QuerySet:
    department = {"live": True, **department}
    reverse = field.m2m_reverse_field_name()
    chosen = field.remote_field.through.objects.order_by().filter(
        **{f"{reverse}__{name}": value for name, value in department.items()}
    )
    return chosen.values(field.m2m_field_name())

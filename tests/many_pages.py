"""Hundreds of pages that somebody answers for, in three statements.

Made one by one by a factory they would take longer than all that is tested with them.
"""

import copy
import uuid

from django.db import connection
from django.utils import timezone
from wagtail.models import Page

from pages.models import Person, StandardPage
from tests.factories import StandardPageFactory, home_page


def many_pages(owner: Person, count: int, **values) -> list[Page]:
    """Return pages below the front page for which `owner` answers; their review is due."""
    if not count:
        return []
    today = timezone.localdate()
    first = StandardPageFactory(content_owner=owner, next_review=today, title="Side")
    home = home_page()
    step = Page._str2int(first.path[len(home.path) :])
    pages = [copy.copy(first.page_ptr) for _number in range(count)]
    for number, page in enumerate(pages, start=1):
        page.pk = page.id = None
        page.path = Page._get_path(home.path, first.depth, step + number)
        page.translation_key = uuid.uuid4()
        page.title = page.draft_title = f"Side {step + number:04}"
        page.slug = f"{first.slug}-{number}"
        page.url_path = f"{home.url_path}{page.slug}/"
        for name, value in values.items():
            setattr(page, name, value)
    made = Page.objects.bulk_create(pages)
    _make_rows_of_type(first, made)
    Page.objects.filter(pk=home.pk).update(numchild=home.numchild + count)
    first.delete()
    return made


def _make_rows_of_type(like: StandardPage, pages: list[Page]) -> None:
    """Give pages their rows in the table of their type, like that of another."""
    fields = [one.column for one in StandardPage._meta.local_fields[1:]]
    names = ", ".join(fields)
    table = StandardPage._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"""INSERT INTO {table} (page_ptr_id, {names})
            SELECT page.id, {names} FROM {table}, wagtailcore_page AS page
            WHERE page_ptr_id = %s AND page.id BETWEEN %s AND %s""",  # noqa: S608
            [like.pk, pages[0].pk, pages[-1].pk],
        )

"""Pages written in bulk: ten thousand publications would take an hour."""

# ruff: noqa: PLC0415 - Django is set up before its models are imported

from collections.abc import Iterable

BATCH = 2000


def make_pages(page_type, parent, rows: Iterable[dict]) -> list:
    """Make live pages below `parent`, after those that are there; return them.

    Each of `rows` has the fields of one; its title says its slug too, with a number.
    """
    from django.contrib.contenttypes.models import ContentType
    from django.utils.text import slugify
    from wagtail.models import Page

    content_type = ContentType.objects.get_for_model(page_type)
    first = parent.get_children().count() + 1
    bare, details = [], []
    for number, row in enumerate(rows, first):
        slug = f"{slugify(row['title'])}-{number}"
        bare.append(
            Page(
                title=row["title"],
                draft_title=row["title"],
                slug=slug,
                path=Page._get_path(parent.path, parent.depth + 1, number),  # noqa: SLF001
                depth=parent.depth + 1,
                url_path=f"{parent.url_path}{slug}/",
                content_type=content_type,
                locale=parent.locale,
            )
        )
        details.append(row)
    made = []
    pages = Page.objects.bulk_create(bare, batch_size=BATCH)
    for page, row in zip(pages, details, strict=True):
        detail = page_type(page_ptr=page, body="[]", **row)
        fields = page._meta.fields
        detail.__dict__ |= {
            field.attname: getattr(page, field.attname) for field in fields
        }
        detail.save_base(raw=True, force_insert=True)  # the page's own row is there
        made.append(detail)
    Page.objects.filter(pk=parent.pk).update(numchild=first - 1 + len(made))
    return made

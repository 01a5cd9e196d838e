"""A link that is not available any longer may be without a target."""

from django.db import migrations, models
from django.db.migrations.exceptions import IrreversibleError

ONE_TARGET = (
    models.Q(url__isnull=False, target_page=None, target_document=None)
    | models.Q(url__isnull=True, target_page__isnull=False, target_document=None)
    | models.Q(url__isnull=True, target_page=None, target_document__isnull=False)
)
LOST = models.Q(
    url__isnull=True,
    target_page=None,
    target_document=None,
    availability="unavailable",
)


def refuse_while_any_is_lost(apps, schema_editor):
    """Going back, say which links there is no place for: nothing is made up here."""
    links = apps.get_model("links", "Link").objects.using(
        schema_editor.connection.alias
    )
    lost = links.filter(url=None, target_page=None, target_document=None)
    if ids := sorted(lost.values_list("pk", flat=True)):
        message = (
            "Links without an address cannot be kept before this migration. Give them "
            f"an address or delete them first: {', '.join(map(str, ids))}."
        )
        raise IrreversibleError(message)


class Migration(migrations.Migration):
    dependencies = [("links", "0005_link_settings")]

    operations = [
        migrations.RemoveConstraint("link", "links_link_one_target"),
        migrations.AddConstraint(
            "link",
            models.CheckConstraint(
                name="links_link_one_target", condition=ONE_TARGET | LOST
            ),
        ),
        # The last, and so the first on the way back.
        migrations.RunPython(
            migrations.RunPython.noop, refuse_while_any_is_lost, elidable=False
        ),
    ]

from django.db import migrations, models
from django.db.models import Q
from django.utils import timezone

UNFINISHED = ["testing", "tested"]


def cancel_those_of_chosen_links(apps, schema_editor):
    """Before this there was one rewrite of a host at a time, and all had a host."""
    apps.get_model("links", "Rewrite").objects.filter(
        host="", state__in=UNFINISHED
    ).update(state="cancelled", finished_at=timezone.now())


class Migration(migrations.Migration):
    dependencies = [("links", "0003_link_register_work")]

    operations = [
        migrations.RemoveConstraint(
            model_name="rewrite", name="links_rewrite_one_at_a_time"
        ),
        migrations.AlterField(
            model_name="rewrite",
            name="host",
            field=models.CharField(
                blank=True, editable=False, max_length=253, verbose_name="host"
            ),
        ),
        migrations.AddConstraint(
            model_name="rewrite",
            constraint=models.UniqueConstraint(
                condition=Q(state__in=UNFINISHED) & ~Q(host=""),
                fields=["host"],
                name="links_rewrite_one_at_a_time",
            ),
        ),
        migrations.RunPython(migrations.RunPython.noop, cancel_those_of_chosen_links),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
            ],
            options={
                "verbose_name": "change of what the public sees",
                "verbose_name_plural": "changes of what the public sees",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Generation",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(
                        default=1, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.BigIntegerField(default=0, editable=False)),
                ("epoch", models.CharField(editable=False, max_length=32)),
                ("is_watched", models.BooleanField(default=False, editable=False)),
            ],
            options={
                "verbose_name": "number of what the public sees",
                "verbose_name_plural": "numbers of what the public sees",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("id", 1)),
                        name="page_cache_generation_one_row",
                    )
                ],
            },
        ),
    ]

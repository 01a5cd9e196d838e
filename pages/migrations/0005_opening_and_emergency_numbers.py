import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("media", "0002_picture_files"),
        ("pages", "0004_statement_and_brand"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.AlterField(
            model_name="sitesettings",
            name="logo",
            field=models.ForeignKey(
                blank=True,
                help_text="Stands beside the name, whole and in its own shape. Best with little around it.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="media.siteimage",
                verbose_name="logo",
            ),
        ),
        migrations.CreateModel(
            name="EmergencyNumber",
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
                (
                    "sort_order",
                    models.IntegerField(blank=True, editable=False, null=True),
                ),
                (
                    "name",
                    models.CharField(
                        blank=True,
                        help_text="For example “Caretaker on duty”. Not needed for 112.",
                        max_length=80,
                        verbose_name="who answers",
                    ),
                ),
                ("number", models.CharField(max_length=30, verbose_name="number")),
                (
                    "when",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="when to ring it"
                    ),
                ),
                (
                    "settings",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="emergency_numbers",
                        to="pages.sitesettings",
                        verbose_name="the organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "emergency number",
                "verbose_name_plural": "emergency numbers",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SiteOpening",
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
                (
                    "is_open",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="is open"
                    ),
                ),
                (
                    "has_been_open",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="has been open"
                    ),
                ),
                (
                    "site",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="opening",
                        to="wagtailcore.site",
                        verbose_name="site",
                    ),
                ),
            ],
            options={"verbose_name": "opening", "verbose_name_plural": "openings"},
        ),
    ]

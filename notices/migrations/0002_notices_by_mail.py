"""Who gets notices by e-mail, the outbox, and whether the association sends any."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("departments", "0001_departments"),
        ("notices", "0001_notices"),
    ]

    operations = [
        migrations.AddField(
            model_name="noticeindexpage",
            name="offers_mail",
            field=models.BooleanField(
                db_default=True,
                default=True,
                help_text="The page leads to a form in which they ask for it. Without the tick nobody is sent any, those neither who have asked.",
                verbose_name="residents can have notices by e-mail",
            ),
        ),
        migrations.CreateModel(
            name="Subscription",
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
                    "email",
                    models.EmailField(
                        db_index=True,
                        editable=False,
                        max_length=254,
                        verbose_name="e-mail",
                    ),
                ),
                (
                    "everywhere",
                    models.BooleanField(default=False, verbose_name="all departments"),
                ),
                (
                    "asked_at",
                    models.DateTimeField(editable=False, verbose_name="asked for on"),
                ),
                (
                    "confirmed_at",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="confirmed"
                    ),
                ),
                (
                    "key",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
                ),
                (
                    "departments",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to="departments.departmentpage",
                        verbose_name="departments",
                    ),
                ),
            ],
            options={
                "verbose_name": "subscription to notices",
                "verbose_name_plural": "subscriptions to notices",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="NoticeMail",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waits"),
                            ("sending", "On its way"),
                            ("sent", "Sent"),
                            ("given-up", "Given up"),
                            ("dropped", "Left out"),
                        ],
                        default="waiting",
                        editable=False,
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("is_first", models.BooleanField(default=True, editable=False)),
                (
                    "due_at",
                    models.DateTimeField(editable=False, verbose_name="to be sent"),
                ),
                (
                    "moved_at",
                    models.DateTimeField(editable=False, verbose_name="changed"),
                ),
                ("tries", models.PositiveSmallIntegerField(default=0, editable=False)),
                (
                    "line",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mails",
                        to="notices.noticeevent",
                    ),
                ),
                (
                    "subscription",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mails",
                        to="notices.subscription",
                    ),
                ),
            ],
            options={
                "verbose_name": "mail of a notice",
                "verbose_name_plural": "mails of notices",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="SubscriptionCount",
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
                ("hour", models.DateTimeField(editable=False)),
                ("group", models.PositiveIntegerField(editable=False)),
                ("count", models.PositiveIntegerField(default=0, editable=False)),
            ],
            options={
                "verbose_name": "count of subscriptions",
                "verbose_name_plural": "counts of subscriptions",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("hour", "group"), name="notices_subscription_count_once"
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="subscription",
            index=models.Index(fields=["asked_at"], name="notices_asked_at"),
        ),
        migrations.AddConstraint(
            model_name="subscription",
            constraint=models.UniqueConstraint(
                condition=models.Q(("confirmed_at__isnull", False)),
                fields=("email",),
                name="notices_one_for_each_address",
            ),
        ),
        migrations.AddIndex(
            model_name="noticemail",
            index=models.Index(
                condition=models.Q(("state", "waiting")),
                fields=["due_at"],
                name="notices_mail_waiting",
            ),
        ),
        migrations.AddIndex(
            model_name="noticemail",
            index=models.Index(fields=["state", "moved_at"], name="notices_mail_state"),
        ),
        migrations.AddConstraint(
            model_name="noticemail",
            constraint=models.UniqueConstraint(
                fields=("line", "subscription"), name="notices_told_once"
            ),
        ),
    ]

from django.db import migrations, models


def write_notices(apps, schema_editor):
    """Write one for each page, as a release might that needs them."""
    notices = apps.get_model("coming", "Notice")
    for page in apps.get_model("wagtailcore", "Page").objects.all():
        notices.objects.create(text=page.title)


class Migration(migrations.Migration):
    initial = True
    dependencies = [("wagtailcore", "0094_alter_page_locale")]
    operations = [
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(primary_key=True)),
                ("text", models.CharField(max_length=255)),
            ],
        ),
        migrations.RunPython(write_notices, migrations.RunPython.noop),
    ]

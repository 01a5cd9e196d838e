"""Who assessed the site: under a name that hides nothing of the editor's form.

In a browser, a field that is called method stands before the form's own method: the
editor could not save by itself, and said that the server could not be reached. The
column keeps its name, and drafts what they say.
"""

from django.db import migrations, models

FORMER, NAME = "method", "assessed_by"


def rename_in_versions(apps, old: str, new: str) -> None:
    versions = apps.get_model("wagtailcore", "Revision").objects.filter(
        content_type__app_label="pages",
        content_type__model="accessibilitypage",
        content__has_key=old,
    )
    for version in versions.iterator():
        version.content[new] = version.content.pop(old)
        version.save(update_fields=["content"])


def forwards(apps, schema_editor):
    rename_in_versions(apps, FORMER, NAME)


def backwards(apps, schema_editor):
    rename_in_versions(apps, NAME, FORMER)


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0011_show_now"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.AlterField(
            model_name="accessibilitypage",
            name=FORMER,
            field=models.CharField(
                choices=[
                    ("self", "We have assessed the site ourselves"),
                    ("external", "Somebody from outside has assessed the site"),
                ],
                db_column="method",
                default="self",
                max_length=10,
                verbose_name="who assessed it",
            ),
        ),
        migrations.RenameField(
            model_name="accessibilitypage", old_name=FORMER, new_name=NAME
        ),
        migrations.RunPython(forwards, backwards),
    ]

from django.db import migrations

WELCOME_PATH = "00010001"


def create_home_page(apps, schema_editor):
    """Put a front page where Wagtail has its welcome page, and the site on it.

    Left alone where somebody has already built a tree of their own.
    """
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    HomePage = apps.get_model("pages", "HomePage")
    ContentType = apps.get_model("contenttypes", "ContentType")

    root = Page.objects.get(depth=1)
    welcome = Page.objects.filter(path=WELCOME_PATH, numchild=0).first()
    if root.numchild > 1 or (root.numchild == 1 and welcome is None):
        return
    locale_id = root.locale_id
    if welcome is not None:
        Site.objects.filter(root_page=welcome).delete()
        welcome.delete()
    content_type, _ = ContentType.objects.get_or_create(
        app_label="pages", model="homepage"
    )
    home = HomePage.objects.create(
        title="Forside",
        draft_title="Forside",
        slug="forside",
        content_type=content_type,
        path=WELCOME_PATH,
        depth=2,
        numchild=0,
        url_path="/forside/",
        locale_id=locale_id,
        live=True,
        summary="",
    )
    Page.objects.filter(pk=root.pk).update(numchild=1)
    Site.objects.create(
        hostname="localhost", port=80, root_page_id=home.pk, is_default_site=True
    )


def remove_home_page(apps, schema_editor):
    """Take the front page away again, if nothing has been put below it."""
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    HomePage = apps.get_model("pages", "HomePage")
    home = HomePage.objects.filter(path=WELCOME_PATH, numchild=0).first()
    if home is None:
        return
    Site.objects.filter(root_page_id=home.pk).delete()
    home.delete()
    Page.objects.filter(depth=1).update(numchild=0)


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0001_pages_people_settings"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [migrations.RunPython(create_home_page, remove_home_page)]

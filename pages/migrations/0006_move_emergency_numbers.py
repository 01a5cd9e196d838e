from django.db import migrations

TEXT_LENGTH = 200


def move_to_numbers(apps, schema_editor):
    """Make a number of its own of the one that a site's settings had."""
    SiteSettings = apps.get_model("pages", "SiteSettings")
    EmergencyNumber = apps.get_model("pages", "EmergencyNumber")
    for settings in SiteSettings.objects.exclude(emergency_number=""):
        EmergencyNumber.objects.create(
            settings=settings,
            sort_order=0,
            number=settings.emergency_number,
            when=settings.emergency_text,
        )


def move_back(apps, schema_editor):
    """Give the settings their one number again, with the others told in its text."""
    SiteSettings = apps.get_model("pages", "SiteSettings")
    EmergencyNumber = apps.get_model("pages", "EmergencyNumber")
    for settings in SiteSettings.objects.all():
        first, *others = [
            *EmergencyNumber.objects.filter(settings=settings).order_by("sort_order")
        ] or [EmergencyNumber(number="")]
        more = [
            ", ".join(
                filter(None, (f"{other.name} {other.number}".strip(), other.when))
            )
            for other in others
        ]
        text = " · ".join(filter(None, [first.name, first.when, *more]))
        # The column was shorter.
        settings.emergency_number = first.number[:20]
        settings.emergency_text = text[:TEXT_LENGTH]
        settings.save(update_fields=["emergency_number", "emergency_text"])
    EmergencyNumber.objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("pages", "0005_opening_and_emergency_numbers")]

    operations = [migrations.RunPython(move_to_numbers, move_back)]

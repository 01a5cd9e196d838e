from django.db import migrations, models


class Migration(migrations.Migration):
    """Forget the two columns, but leave them where they are.

    The former release reads them until it is restarted. A release after this one can
    take them away.
    """

    dependencies = [("pages", "0006_move_emergency_numbers")]

    operations = [
        migrations.AlterField(
            model_name="sitesettings",
            name="emergency_number",
            field=models.CharField(max_length=20, default="112", db_default="112"),
        ),
        migrations.AlterField(
            model_name="sitesettings",
            name="emergency_text",
            field=models.CharField(max_length=200, blank=True, db_default=""),
        ),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveField("sitesettings", "emergency_number"),
                migrations.RemoveField("sitesettings", "emergency_text"),
            ]
        ),
    ]

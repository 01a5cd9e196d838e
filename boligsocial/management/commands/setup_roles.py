from django.core.management import BaseCommand

from boligsocial.roles import set_up_roles


class Command(BaseCommand):
    help = (
        "Makes the groups of staff and gives each the rights of its role. Run after "
        "every migration; takes nothing away that administrators have added."
    )

    def handle(self, **options):
        made = set_up_roles()
        self.stdout.write(
            f"Roles: {'made ' + ', '.join(made) if made else 'up to date'}."
        )

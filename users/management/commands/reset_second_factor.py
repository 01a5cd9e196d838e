from django.core.management import BaseCommand, CommandError

from users.models import User
from users.second_factor.resetting import reset_second_factor


class Command(BaseCommand):
    help = (
        "Takes the second factor from an account whose owner has lost it, and ends all"
        " its sessions. For the last administrator; others are reset in the admin."
    )

    def add_arguments(self, parser):
        parser.add_argument("username")

    def handle(self, *, username, **options):
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"There is no account named {username!r}.")
        if not reset_second_factor(user):
            raise CommandError(f"{username} has no second factor.")
        self.stdout.write(
            f"{username} signs in with the password alone, until a second factor is set"
            " up again."
        )

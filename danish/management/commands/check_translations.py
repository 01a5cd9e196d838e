from django.core.management import BaseCommand, CommandError

from danish.checks import find_problems


class Command(BaseCommand):
    help = (
        "Compares our Danish with the messages of the installed packages, and holds it"
        " to the glossary. Fails, naming them, on messages that are missing, fuzzy,"
        " obsolete or broken, and on words that docs/ordliste.md forbids."
    )

    def handle(self, **options):
        problems = [str(problem) for problem in find_problems()]
        for problem in problems:
            self.stdout.write(problem)
        if problems:
            raise CommandError(f"Problems with translations: {len(problems)}.")
        self.stdout.write("Every message has its Danish.")

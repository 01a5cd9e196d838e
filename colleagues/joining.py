"""An account and the member of staff whom residents meet: the same person, mostly."""

from pages.models import Person
from users.models import User


class JoinedAlreadyError(Exception):
    """The member of staff with this address signs in with another account."""

    def __init__(self, person: Person):
        super().__init__(person.name)
        self.person = person


def person_to_join(name: str, email: str) -> Person | None:
    """Return the member of staff who is meant; None if there is none to be sure of.

    By the address; of several who share one, the one of that name. Else by the name
    alone, if one only has it and signs in with no account yet. Raises
    JoinedAlreadyError when the one with that address has another account.
    """
    people = Person.objects.order_by("pk")
    same_address = list(people.filter(email__iexact=email)) if email else []
    if len(same_address) > 1:
        same_address = _named(name, same_address)
    if len(same_address) == 1:
        [person] = same_address
        if person.user_id is not None:
            raise JoinedAlreadyError(person)
        return person
    if same_address:
        return None
    same_name = _named(name, people.filter(user=None, is_active=True))
    return same_name[0] if len(same_name) == 1 else None


def join(user: User) -> tuple[Person, bool]:
    """Make `user` sign in as the member of staff they are; return whom, and if made now."""
    person = person_to_join(user.get_full_name(), user.email)
    if person is None:
        name = user.get_full_name()
        return Person.objects.create(name=name, email=user.email, user=user), True
    person.user = user
    if not person.email:
        person.email = user.email
    person.save()
    return person, False


def _named(name: str, people) -> list[Person]:
    wanted = _folded(name)
    return [person for person in people if _folded(person.name) == wanted]


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()

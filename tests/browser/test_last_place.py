"""Two residents who send a form for the last place in the same moment."""

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from tests.forms.conftest import data_of, form_of

PATH = "/kontakt/skriv-til-os/"
PLACES, SENDERS = 2, 8
# Less is what programs need to fill in a form.
TIME_TO_READ = 2.1
# Besides those that the messages of the demo have taken.
LIMIT = f"""
from forms.models import FormPage
from forms.receiving.keeping import taken_places

page = FormPage.objects.get(slug="skriv-til-os")
limit = {{"places": taken_places(page) + {PLACES}, "has_waiting_list": False}}
FormPage.objects.filter(pk=page.pk).update(**limit)
"""


def test_as_many_get_a_place_as_there_are_and_the_others_are_told(own_site):
    own_site.run(sys.executable, "manage.py", "shell", "-c", LIMIT)
    with urlopen(own_site.url + PATH) as response:  # noqa: S310
        form = form_of(response.read())
    time.sleep(TIME_TO_READ)

    def send(number: int) -> int:
        answers = {
            "Dit navn": f"Nummer {number}",
            "Din e-mailadresse": f"nummer{number}@eksempel.dk",
            "Hvad vil du spørge om eller fortælle os?": "Må jeg være med?",
        }
        data = data_of(form, answers)
        request = Request(  # noqa: S310
            own_site.url + form["action"],
            urlencode(data).encode(),
            {"Origin": own_site.url},
        )
        try:
            return urlopen(request).status  # noqa: S310
        except HTTPError as refused:
            return refused.code

    with ThreadPoolExecutor(SENDERS) as pool:
        answers = list(pool.map(send, range(SENDERS)))
    assert sorted(answers) == [200] * PLACES + [409] * (SENDERS - PLACES)

"""What the trail tells of the second step."""

from tests.audit.telling import forget, sentences
from tests.users.second_factor.conftest import code_now, give_app, send_code, sign_in
from users.guesses import limits


def test_who_took_it_and_how_often_somebody_failed(ida):
    give_app(ida)
    ida.first_name, ida.last_name = "Ida", "Holm"
    ida.save()
    forget()
    browser = sign_in(ida)
    for _ in range(2):
        send_code(browser, "000000")
    send_code(browser, code_now())
    assert sentences("sign-in") == [
        "Ida Holm loggede ind",
        "2 mislykkede forsøg på det andet trin som Ida Holm",
        "Ida Holm tog det andet trin i at logge ind",
    ]


def test_who_has_to_wait_is_told_as_failing_there_and_not_as_a_lost_password(ida):
    give_app(ida)
    browser = sign_in(ida)
    forget()
    for _ in range(limits.OWN.free + 1):
        answer = send_code(browser, "000000")
    assert answer.status_code == 429
    [told] = sentences("sign-in")
    assert "forsøg på det andet trin som" in told

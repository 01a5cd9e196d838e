"""The passive is found where offices use it, and seldom where they do not."""

import pytest

from pages.advice.passive import passive_in
from pages.advice.sentences import Sentence


@pytest.mark.parametrize(
    ("sentence", "passive"),
    [
        ("Der tilbydes gratis rådgivning.", "tilbydes"),
        ("Ansøgningen skal indsendes inden den 1. maj.", "indsendes"),
        ("Festsalen kan også lejes af naboer.", "kan … lejes"),
        ("Brevet bliver sendt i næste uge.", "bliver sendt"),
        ("Huset blev bygget i 1968.", "blev bygget"),
    ],
)
def test_a_passive_is_found(sentence, passive):
    assert passive in passive_in(Sentence(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Vi sender brevet i næste uge.",
        "Der findes hjælp, og vi mødes hver tirsdag.",
        "Vores unge kan mødes i klubben.",
        "Kommunes regler og beboernes ønsker er ikke altid ens.",
        "Det kan blive svært at sove.",
        "Du skal være over 18 år.",
        "Det synes de alle.",
    ],
)
def test_an_active_sentence_is_left_alone(sentence):
    assert passive_in(Sentence(sentence)) == ""

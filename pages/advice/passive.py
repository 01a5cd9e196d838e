"""The Danish passive, as far as it can be told without a grammar.

Two forms: “bliver sendt” and “sendes”. The second one looks like many other words
(“alles”, “kommunes”, “synes”), so it counts only after a modal verb or when the verb
is one that offices are fond of. What is missed costs nothing: this is advice.
"""

from pages.advice.sentences import Sentence, word_set

_BECOME = word_set("blive bliver blev blevet")
_MODAL = word_set("bør burde kan kunne må måtte skal skulle vil ville behøver")
# How far from the verb it belongs to a word may stand, as in “kan også altid findes”.
_REACH = 3
# Verbs that end in -es and are no passive.
_NO_PASSIVE = word_set(
    "findes synes lykkes mislykkes mødes trives mindes skændes enes ses kendes følges "
    "ønskes længes færdes dages samarbejdes deles slås fattes undres blues omgås"
)
# Words in -es after a modal verb that are no verbs.
_NO_VERB = word_set("vores jeres deres hendes alles andres fælles indbyrdes")
_OFFICIAL = word_set(
    "afholdes anbefales anmodes ansøges anvendes arrangeres behandles benyttes betales "
    "bevilges bortfalder bortvises dækkes etableres finansieres foretages forudsættes "
    "forventes fremsendes gennemføres gives henstilles henvises igangsættes indbetales "
    "indkaldes indsendes inviteres iværksættes kontaktes kræves meddeles opfordres "
    "oplyses opkræves oprettes overvejes planlægges rettes sendes sikres tilbydes "
    "tilføjes tilstræbes tilvejebringes udarbejdes udbetales udføres udleveres udsendes "
    "understøttes varetages vurderes"
)
_PARTICIPLES = ("et", "t", "ede", "gjort", "set", "givet", "taget")


def passive_in(sentence: Sentence) -> str:
    """Return the passive that the sentence has, such as “bliver sendt”, or ""."""
    words = [word.lower() for word in sentence.words]
    for place, word in enumerate(words):
        if word in _OFFICIAL:
            return word
        following = words[place + 1 : place + 1 + _REACH]
        if word in _MODAL:
            for verb in following:
                if _is_s_passive(verb):
                    return (
                        f"{word} … {verb}" if verb != following[0] else f"{word} {verb}"
                    )
        if word in _BECOME and following and _is_participle(following[0]):
            return f"{word} {following[0]}"
    return ""


def _is_s_passive(word: str) -> bool:
    is_verb = word.endswith("es") and len(word) > 4
    return is_verb and word not in _NO_PASSIVE and word not in _NO_VERB


# “blive stort” and “blive mødt” end alike; these are the adjectives one meets.
_ADJECTIVES = word_set(
    "bedst bredt dyrt fast fint flot frit godt gratis hårdt koldt let lidt lyst meget "
    "mest muligt mørkt nemt nyt rart roligt rigtigt sent sidst sikkert sjovt skidt "
    "sort stort svært synligt tit tydeligt trist trygt tungt vigtigt varmt først "
    "det lukket alt intet et at"
)


def _is_participle(word: str) -> bool:
    return len(word) > 3 and word.endswith(_PARTICIPLES) and word not in _ADJECTIVES

"""Every writer with a stricter format than HTML, made to survive what is stored.

What came in before `plaintext.doors` did, or past them, may hold anything. Tables
have `plaintext.tables`.
"""

from functools import wraps

from django.core.mail import EmailMessage
from django.utils.xmlutils import SimplerXMLGenerator

from plaintext.characters import clean_line, without_refused


def survive_what_goes_out() -> None:
    """Put the rules on the writers that all apps share; done once."""
    if getattr(SimplerXMLGenerator.characters, "is_exit", False):
        return
    _survive_xml()
    _survive_mail()


def _survive_xml() -> None:
    """XML 1.0, section 2.2: feeds and sitemaps, in texts and attributes."""
    characters = SimplerXMLGenerator.characters
    start_element = SimplerXMLGenerator.startElement

    @wraps(characters)
    def clean_characters(self, content):
        characters(self, without_refused(content) if content else content)

    @wraps(start_element)
    def clean_start_element(self, name, attrs):
        attrs = {key: without_refused(str(value)) for key, value in attrs.items()}
        start_element(self, name, attrs)

    clean_characters.is_exit = True
    SimplerXMLGenerator.characters = clean_characters
    SimplerXMLGenerator.startElement = clean_start_element


def _survive_mail() -> None:
    """RFC 5322: a subject is one line, and a page's title may be part of it."""
    message = EmailMessage.message

    @wraps(message)
    def clean_message(self, *args, **kwargs):
        self.subject = clean_line(str(self.subject))
        self.body = without_refused(str(self.body or ""))
        for number, part in enumerate(getattr(self, "alternatives", None) or ()):
            content, mimetype = part
            if isinstance(content, str):
                clean = without_refused(content)
                self.alternatives[number] = type(part)(clean, mimetype)
        return message(self, *args, **kwargs)

    EmailMessage.message = clean_message

"""A mail server that takes letters, or does what mail servers do besides."""

import contextlib
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager

GREETING = b"220 mail.solgavlen.example\r\n"


class MailServer(socketserver.ThreadingTCPServer):
    """Speaks as much of SMTP (RFC 5321) as a letter needs; `mood` tells how.

    "takes", "is silent", "turns away" (421), "refuses" (550), and "dies": the
    connection ends in the midst of the letter.
    """

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), _Conversation)
        self.mood = "takes"
        self.letters: list[str] = []
        # What it was asked in each mood, letters that were not taken among them.
        self.visits: list[str] = []
        self.closing = threading.Event()

    @property
    def port(self) -> int:
        return self.server_address[1]


class _Conversation(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self):
        # Whoever sends a letter may be killed at it.
        with contextlib.suppress(ConnectionError):
            self._converse()

    def _converse(self) -> None:
        mood = self.server.mood
        self.server.visits.append(mood)
        if mood == "is silent":
            self.server.closing.wait(60)
            return
        if mood == "turns away":
            self.wfile.write(b"421 Too busy\r\n")
            return
        self.wfile.write(GREETING)
        while line := self.rfile.readline():
            match line[:4].upper():
                case b"QUIT":
                    self.wfile.write(b"221 Bye\r\n")
                    return
                case b"RCPT" if mood == "refuses":
                    self.wfile.write(b"550 No such user\r\n")
                case b"DATA":
                    self.wfile.write(b"354 Go ahead\r\n")
                    letter = self._read_letter(mood)
                    if letter is None:
                        return
                    self.server.letters.append(letter)
                    self.wfile.write(b"250 Taken\r\n")
                case _:
                    self.wfile.write(b"250 Fine\r\n")

    def _read_letter(self, mood: str) -> str | None:
        lines = []
        for line in self.rfile:
            if mood == "dies":
                return None
            if line == b".\r\n":
                break
            lines.append(line.decode())
        return "".join(lines)


@contextmanager
def mail_server(port: int = 0) -> Iterator[MailServer]:
    """Run a mail server in a thread of this process, at any port unless told which."""
    with MailServer(port) as server:
        thread = threading.Thread(target=server.serve_forever, args=[0.05])
        thread.start()
        try:
            yield server
        finally:
            server.closing.set()
            server.shutdown()
            thread.join()

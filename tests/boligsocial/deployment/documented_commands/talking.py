"""A person at a terminal, who answers what a program asks."""

import os
import pty
import select
import subprocess
import time


def talk(
    command: list[str],
    environment: dict[str, str],
    answers: dict[str, str],
    seconds: float,
) -> tuple[str, int]:
    """Run a command at a terminal; return what was printed, and its exit code.

    A line that ends with a colon is a question; the first of `answers` whose key stands
    in it, whatever the case, is given. Raises AssertionError for another question, and
    when it takes longer than `seconds`.
    """
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command,
        env=environment,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    printed, answered = "", 0
    deadline = time.monotonic() + seconds
    try:
        while data := _read(ours, deadline):
            printed += data.decode(errors="replace")
            last = printed[answered:].rpartition("\n")[2]
            if last.rstrip().endswith(":"):
                answered = len(printed)
                os.write(ours, f"{_answer(last, answers)}\n".encode())
    finally:
        os.close(ours)
        if process.poll() is None and time.monotonic() >= deadline:
            process.kill()
    return printed, process.wait()


def _read(terminal: int, deadline: float) -> bytes:
    ready, _, _ = select.select([terminal], [], [], max(deadline - time.monotonic(), 0))
    assert ready, "it takes too long"
    try:
        return os.read(terminal, 4096)
    except OSError:
        # The other end is closed.
        return b""


def _answer(question: str, answers: dict[str, str]) -> str:
    found = [text for key, text in answers.items() if key.lower() in question.lower()]
    assert found, f"nobody knows an answer to {question!r}"
    return found[0]

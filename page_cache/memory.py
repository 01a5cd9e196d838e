"""The answers that this process keeps: within bounds, the most recently read."""

from collections import Counter, OrderedDict
from threading import Lock

from page_cache.answer import Answer
from page_cache.asking import Address

# Of the memory, for answers to addresses with parameters, which anybody can invent.
_SHARE_WITH_PARAMETERS = 0.25


class Shelf:
    """Answers up to a number of bytes; the one read longest ago goes first."""

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._answers: OrderedDict[Address, Answer] = OrderedDict()
        self._reads: Counter[Address] = Counter()
        self._bytes = 0
        self._lock = Lock()

    def get(self, address: Address) -> Answer | None:
        with self._lock:
            answer = self._answers.get(address)
            if answer is not None:
                self._answers.move_to_end(address)
                self._reads[address] += 1
            return answer

    def peek(self, address: Address) -> Answer | None:
        """Return the answer without counting it as read."""
        return self._answers.get(address)

    def put(self, address: Address, answer: Answer) -> None:
        """Keep `answer`; one that is larger than the shelf is not kept."""
        with self._lock:
            self._take(address)
            if answer.size > self._most:
                return
            self._answers[address] = answer
            self._bytes += answer.size
            while self._bytes > self._most:
                oldest = next(iter(self._answers))
                self._take(oldest)
                self._reads.pop(oldest, None)

    def most_read(self, most: int) -> list[Address]:
        """Return up to `most` addresses that there are answers to, most read first.

        What was read before the last time counts half.
        """
        with self._lock:
            addresses = sorted(self._answers, key=self._reads.__getitem__, reverse=True)
            for address in addresses:
                self._reads[address] //= 2
            return addresses[:most]

    def __len__(self) -> int:
        return len(self._answers)

    @property
    def bytes(self) -> int:
        return self._bytes

    def _take(self, address: Address) -> None:
        if (answer := self._answers.pop(address, None)) is not None:
            self._bytes -= answer.size


class Memory:
    """Two shelves, so that invented parameters cannot push out the pages."""

    def __init__(self, most_bytes: int) -> None:
        aside = int(most_bytes * _SHARE_WITH_PARAMETERS)
        self.pages, self.with_parameters = Shelf(most_bytes - aside), Shelf(aside)

    def shelf_of(self, address: Address) -> Shelf:
        return self.with_parameters if address.query else self.pages

    def get(self, address: Address) -> Answer | None:
        return self.shelf_of(address).get(address)

    def put(self, address: Address, answer: Answer) -> None:
        self.shelf_of(address).put(address, answer)

"""What a process keeps stays within its bounds."""

from concurrent.futures import ThreadPoolExecutor

from django.http import HttpResponse

from page_cache.answer import Answer
from page_cache.asking import Address
from page_cache.memory import Memory, Shelf


def answer(size: int = 100) -> Answer:
    made = Answer.of(
        HttpResponse(b"x"), etag="", generation="a-1", made_at=0, until=None
    )
    return Answer(**(vars(made) | {"bodies": {"gzip": b"x" * size, "br": b""}}))


def address(number: int, **query: str) -> Address:
    return Address("https", "www.example.org", f"/{number}/", tuple(query.items()))


def test_the_page_read_longest_ago_goes_first():
    shelf = Shelf(3 * answer().size)
    for number in range(3):
        shelf.put(address(number), answer())
    shelf.get(address(0))
    shelf.put(address(3), answer())
    assert shelf.get(address(1)) is None
    assert all(shelf.get(address(number)) for number in (0, 2, 3))
    assert shelf.bytes == 3 * answer().size


def test_a_page_that_is_made_anew_takes_the_place_of_the_old_one():
    shelf = Shelf(10_000)
    shelf.put(address(1), answer(500))
    shelf.put(address(1), answer(100))
    assert (len(shelf), shelf.bytes) == (1, answer(100).size)


def test_a_page_that_is_larger_than_all_memory_pushes_nothing_out():
    shelf = Shelf(5_000)
    shelf.put(address(1), answer())
    shelf.put(address(2), answer(9_000))
    assert shelf.get(address(1)) is not None
    assert shelf.get(address(2)) is None


def test_ten_thousand_pages_take_no_more_than_there_is():
    memory = Memory(1_000_000)
    for number in range(10_000):
        memory.put(address(number), answer())
        memory.put(address(1, theme=str(number)), answer())
    assert memory.pages.bytes <= 750_000
    assert memory.with_parameters.bytes <= 250_000
    assert len(memory.pages) > 500


def test_the_most_read_come_first_and_what_was_read_long_ago_counts_less():
    shelf = Shelf(100_000)
    for number, reads in enumerate((1, 5, 3)):
        shelf.put(address(number), answer())
        for _read in range(reads):
            shelf.get(address(number))
    assert shelf.most_read(2) == [address(1), address(2)]
    for _read in range(4):
        shelf.get(address(0))
    assert shelf.most_read(1) == [address(0)]


def test_threads_do_not_lose_count():
    shelf = Shelf(20 * answer().size)

    def visit(number: int) -> None:
        for step in range(200):
            shelf.put(address((number * 7 + step) % 50), answer())
            shelf.get(address(step % 50))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(visit, range(8)))
    assert shelf.bytes == len(shelf) * answer().size <= 20 * answer().size

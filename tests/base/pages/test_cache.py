from datetime import date
from threading import Thread

from base.pages.cache import Kept, PageCache, PageKey
from base.pages.stored import StoredPage


def key(path: str) -> PageKey:
    return PageKey(date(2026, 4, 3), "https", "h", path)


def page(size: int) -> Kept:
    return Kept(StoredPage(200, (), b"x" * size), {"register": "now"})


COST = 1 + 2  # host and path of the keys below


def test_a_kept_page_is_found_under_its_key_only() -> None:
    cache = PageCache(1000)
    cache.put(key("/a"), page(10))

    assert cache.get(key("/a")) == page(10)
    assert cache.get(key("/b")) is None
    assert cache.get(key("/a")._replace(day=date(2026, 4, 4))) is None


def test_the_page_least_asked_for_makes_room() -> None:
    cache = PageCache(2 * (100 + COST))
    cache.put(key("/a"), page(100))
    cache.put(key("/b"), page(100))
    cache.get(key("/a"))
    cache.put(key("/c"), page(100))

    assert cache.get(key("/a"))
    assert cache.get(key("/b")) is None
    assert cache.get(key("/c"))
    assert cache.bytes_held == 2 * (100 + COST)


def test_a_page_larger_than_all_the_room_is_not_kept() -> None:
    cache = PageCache(100)
    cache.put(key("/a"), page(10))
    cache.put(key("/b"), page(101))

    assert len(cache) == 1
    assert cache.get(key("/b")) is None


def test_a_page_kept_again_is_counted_once() -> None:
    cache = PageCache(1000)
    cache.put(key("/a"), page(10))
    cache.put(key("/a"), page(20))

    assert cache.bytes_held == 20 + COST


def test_the_count_is_right_after_many_threads() -> None:
    cache = PageCache(2000)
    paths = [f"/{n}" for n in range(10)]

    def work() -> None:
        for n in range(500):
            cache.put(key(paths[n % 10]), page(50 * (n % 13)))
            cache.get(key(paths[n % 7]))

    threads = [Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    held = sum(kept.page.size + len(at.host) + len(at.path) for at, kept in cache._pages.items())
    assert cache.bytes_held == held <= 2000

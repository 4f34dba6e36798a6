"""Nothing confirmed is lost when the server is killed, and all tasks get done."""

from concurrent.futures import ThreadPoolExecutor
from tests.instanz import Akten
from tests.instanz import left_of
from tests.instanz import tasks
from tests.instanz import wait_until
from tests.project.conftest import USER

import requests


# It takes some seconds to find the stems of so many words.
LONG = "Brunnenbohrung " + " ".join(f"Wort{n} Genehmigung" for n in range(60_000))
LETTERS = 6


def ledger(instance):
    return instance.var / "taskqueue" / "tasks.sqlite"


def states(instance):
    return {state for state, _user in tasks(ledger(instance))}


def file_until_killed(instance, akte):
    """File letters by several clients, kill the server in between.

    :returns: number and title of the letters that were confirmed.
    """
    confirmed = []

    def file(number):
        try:
            Akten(instance, USER).file(
                akte, f"Brief {number}", f"Sonderwort{number} an alle"
            )
        except requests.RequestException:
            return
        confirmed.append(number)

    with ThreadPoolExecutor(2) as pool:
        jobs = [pool.submit(file, number) for number in range(LETTERS * 4)]
        try:
            wait_until(lambda: len(confirmed) >= LETTERS, 120, "filing")
        finally:
            instance.kill()
        for job in jobs:
            job.result()
    return confirmed


def test_a_killed_server_loses_no_letter_and_no_task(site_copy, akte):
    instance = site_copy()
    instance.start()
    Akten(instance, USER).file(akte, "Gutachten", LONG)
    wait_until(lambda: "running" in states(instance), what="the long text")
    confirmed = file_until_killed(instance, akte)
    waiting = [user for state, user in tasks(ledger(instance)) if state != "done"]
    assert len(waiting) > LETTERS / 2
    assert set(waiting) == {USER}
    wait_until(lambda: not left_of(instance.process.pid), 30, "the end of its children")
    with instance.started():
        akten = Akten(instance)
        titles = akten.found("Brief OR Gutachten")
        assert titles >= {f"Brief {number}" for number in confirmed} | {"Gutachten"}
        wait_until(lambda: states(instance) == {"done"}, 90, "all tasks")
        for number in confirmed:
            assert akten.found(f"Sonderwort{number}") == {f"Brief {number}"}
        assert akten.found("Brunnenbohrung") == {"Gutachten"}

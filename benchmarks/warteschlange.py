"""Measure the task queue: tasks a second, time until a task is done, and what is left
after workers were killed.

The tasks go the whole way: added in a transaction, kept in the ledger, published by a
worker process through Zope. See README.md beside it.
"""

from argparse import ArgumentParser
from collections import Counter
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from queue_site import kill
from queue_site import QueueSite
from report import percentile
from statistics import median

import json
import os
import platform
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time


WORKERS = ((1, 1), (1, 4), (2, 1))

# Work that the killed worker may have been in the middle of: one task a thread.
KILLED_THREADS = 4
PAUSE = 0.002


def arguments():
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="1,000 tasks and 3 kills")
    parser.add_argument("--tasks", type=int, help="tasks of which workers are killed")
    parser.add_argument("--kills", type=int, help="how often (20)")
    parser.add_argument("--rounds", type=int, help="for `make bench`; not used here")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write figures, too")
    options = parser.parse_args()
    options.tasks = options.tasks or (1000 if options.quick else 10_000)
    options.kills = options.kills or (3 if options.quick else 20)
    options.rate = 300 if options.quick else 1500
    options.singles = 10 if options.quick else 40
    return options


@contextmanager
def site(redis=None, pause=0.0):
    """A queue in a temporary directory."""
    home = tempfile.mkdtemp(prefix="eakte-queue-")
    found = QueueSite(home, redis, pause)
    try:
        yield found
    finally:
        found.close()
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def redis_server():
    """A Redis of its own as long as the block lasts; None when it is not installed."""
    program = shutil.which("redis-server")
    if program is None:
        yield None
        return
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="eakte-redis-") as home:
        server = subprocess.Popen(
            [program, "--port", str(port), "--bind", "127.0.0.1", "--dir", home]
            + ["--appendonly", "yes", "--save", ""],
            stdout=subprocess.DEVNULL,
        )
        try:
            wait_for_port(port)
            yield f"redis://127.0.0.1:{port}/0"
        finally:
            server.terminate()
            server.wait(30)


def wait_for_port(port):
    end = time.monotonic() + 30
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("Redis does not start.")


def adding(found, options):
    """Tasks a second that are added, one and ten in a transaction."""
    figures = {}
    for each in (1, 10):
        begin = time.perf_counter()
        found.add(options.rate, each)
        seconds = time.perf_counter() - begin
        figures[f"added/s, {each} in a transaction"] = options.rate / seconds
    found.queue.reset()
    return figures


def working(found, options):
    """Tasks a second that are done."""
    figures = {}
    for processes, threads in WORKERS:
        found.forget()
        found.add(options.rate, 100)
        with found.workers(processes, threads):
            found.wait_for(lambda: found.count() == options.rate)
        # without the start of the workers: from the first task to the last
        times = [moment for _id, moment in found.noted()]
        name = f"done/s, {processes} x {threads} threads"
        figures[name] = (len(times) - 1) / (times[-1] - times[0])
    return figures


def waiting(found, options):
    """Milliseconds from the commit until an idle worker has done a single task."""
    millis = []
    with found.workers():
        for _number in range(options.singles):
            found.forget()
            found.add(1)
            begin = time.time()
            found.wait_for(lambda: found.count() == 1)
            millis.append(1000 * (found.noted()[0][1] - begin))
            time.sleep(random.uniform(0.05, 0.3))
    millis.sort()
    return {"ms until done, median": median(millis), "p95": percentile(millis, 95)}


def killing(found, options):
    """Add tasks, kill the worker again and again, and count."""
    ids = found.add(options.tasks, 100)
    step = options.tasks / (options.kills + 1)
    begin = time.perf_counter()
    for number in range(1, options.kills + 1):
        worker = found.launch(KILLED_THREADS)
        try:
            goal = min(number * step, options.tasks - 1) + random.uniform(0, step / 2)
            found.wait_for(lambda goal=goal: found.count() >= goal, worker)
        finally:
            kill(worker)
    with found.workers(1, KILLED_THREADS):
        found.wait_for(lambda: set(found.states()) == {"done"})
    seconds = time.perf_counter() - begin
    times = Counter(task_id for task_id, _moment in found.noted())
    twice = {task_id for task_id, count in times.items() if count > 1}
    interrupted = found.interrupted()
    return {
        "tasks": options.tasks,
        "workers killed": options.kills,
        "tasks that a killed worker had begun": len(interrupted),
        "lost": len(set(ids) - set(times)),
        "done once": sum(count == 1 for count in times.values()),
        "done again, as their worker was killed": len(twice & interrupted),
        "done twice without that": len(twice - interrupted),
        "seconds": seconds,
        "left in the ledger": found.states(),
    }


def facts():
    """What a reader has to know to compare two runs."""
    return {
        "date": time.strftime("%Y-%m-%d %H:%M"),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, "
        f"load {os.getloadavg()[0]:.1f} at the beginning",
        "software": f"Python {platform.python_version()}, huey {version('huey')}, "
        f"Zope {version('Zope')}, collective.taskqueue "
        f"{version('collective.taskqueue')}",
    }


def show(title, figures):
    print(f"\n{title}")
    for name, value in figures.items():
        text = f"{value:.1f}" if isinstance(value, float) else value
        print(
            f"  {name:42} {text:>10}"
            if not isinstance(value, dict)
            else f"  {name:42} {value}"
        )
    sys.stdout.flush()


def main():
    options = arguments()
    os.umask(0o077)
    results = {"facts": facts()}
    show("Queue", results["facts"])
    with redis_server() as redis:
        for name, address in (("SQLite", None), ("Redis", redis)):
            if name == "Redis" and not redis:
                print("\nRedis is not installed: nothing to measure.")
                continue
            with site(address) as found:
                results[name] = {
                    **adding(found, options),
                    **working(found, options),
                    **waiting(found, options),
                }
            show(name, results[name])
            with site(address, PAUSE) as found:
                results[f"{name}, killed"] = killing(found, options)
            show(f"{name}, workers killed", results[f"{name}, killed"])
    met = all(
        figures["lost"] == 0 and figures["done twice without that"] == 0
        for name, figures in results.items()
        if name.endswith("killed")
    )
    print(
        f"\n{'reached' if met else 'MISSED '}  0 lost, none done twice without a kill"
    )
    if options.json:
        options.json.write_text(json.dumps(results, indent=2))


if __name__ == "__main__":
    main()

"""Send prepared requests with several clients and note what they cost."""

from concurrent.futures import ThreadPoolExecutor
from database import Log
from database import Written
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from threading import Lock

import requests
import time


TIMEOUT = 300

_turn = itemgetter(0)


@dataclass(frozen=True)
class Request:
    """A request whose body is ready before the clock starts."""

    method: str
    path: str
    body: bytes | None = None
    accept: str = "application/json"
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Answer:
    """An answer; its status is 0 when the connection broke."""

    seconds: float
    status: int
    json: dict | None = None

    @property
    def ok(self):
        return 200 <= self.status < 300


@dataclass(frozen=True)
class Batch:
    """What one batch of requests has cost."""

    clients: int
    seconds: float
    answers: tuple[Answer, ...]
    cpu_seconds: float
    written: Written

    @property
    def successes(self):
        return [answer for answer in self.answers if answer.ok]


class Clients:
    """Clients with a connection each, which they keep from batch to batch.

    :param server: server.Server
    :param auth: name and password, those of the Zope administrator by default
    """

    def __init__(self, server, auth=None):
        self.server = server
        self._auth = auth or server.auth
        self.log = Log(server.data_fs)
        self._sessions = []

    def reset(self):
        """Forget the connections: the server was started anew."""
        for session in self._sessions:
            session.close()
        self._sessions = []

    def send(self, prepared, clients=1):
        """Send requests, each client the next one as soon as it is free.

        :param prepared: list of :class:`Request`
        :param clients: how many of them wait for an answer at the same time
        :returns: :class:`Batch`; its answers are in the order of the requests
        """
        while len(self._sessions) < clients:
            self._sessions.append(self._session())
        queue, lock = iter(enumerate(prepared)), Lock()
        position = self.log.position()
        cpu = self.server.cpu_seconds()
        start = time.perf_counter()
        with ThreadPoolExecutor(clients) as pool:
            shares = list(
                pool.map(
                    lambda session: self._work(session, queue, lock),
                    self._sessions[:clients],
                )
            )
        seconds = time.perf_counter() - start
        return Batch(
            clients=clients,
            seconds=seconds,
            answers=tuple(
                answer for _turn, answer in sorted(chain(*shares), key=_turn)
            ),
            cpu_seconds=self.server.cpu_seconds() - cpu,
            written=self.log.since(position),
        )

    def watch(self, quiet):
        """Wait until the server writes nothing any more.

        :param quiet: seconds without a transaction after which it has come to rest
        :returns: :class:`Batch` with one answer, whose time ends with the last write
        """
        start, begin = time.perf_counter(), self.log.position()
        cpu, position, last = self.server.cpu_seconds(), begin, start
        while time.perf_counter() - last < quiet:
            time.sleep(0.02)
            if self.log.position() != position:
                position, last = self.log.position(), time.perf_counter()
        return Batch(
            clients=1,
            seconds=max(last - start, 0.001),
            answers=(Answer(last - start, 200),),
            cpu_seconds=self.server.cpu_seconds() - cpu,
            written=self.log.since(begin),
        )

    def one(self, method, path, body=None):
        """Send one request that is not measured.

        :returns: decoded answer
        :raises RuntimeError: it was refused
        """
        (answer,) = self.send([Request(method, path, body)]).answers
        if not answer.ok:
            raise RuntimeError(f"{method} {path}: {answer}")
        return answer.json

    def _session(self):
        session = requests.Session()
        session.auth = self._auth
        session.trust_env = False
        return session

    def _work(self, session, queue, lock):
        done = []
        while True:
            with lock:
                turn, request = next(queue, (None, None))
            if request is None:
                return done
            done.append((turn, self._measure(session, request)))

    def _measure(self, session, request):
        headers = {"Accept": request.accept, **dict(request.headers)}
        if request.body is not None:
            headers["Content-Type"] = "application/json"
        start = time.perf_counter()
        try:
            response = session.request(
                request.method,
                self.server.url + request.path,
                data=request.body,
                headers=headers,
                timeout=TIMEOUT,
            )
        except requests.RequestException as error:
            return Answer(time.perf_counter() - start, 0, {"message": str(error)})
        seconds = time.perf_counter() - start
        is_json = "json" in response.headers.get("Content-Type", "")
        json = response.json() if is_json else None
        return Answer(seconds, response.status_code, json)

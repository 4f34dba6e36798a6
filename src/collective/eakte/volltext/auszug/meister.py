"""The long-lived process that has the libraries loaded and forks one for each file.

It is a program of its own, without anything of the site, with one thread. Its owner
sends a job as one message with two descriptors: a socket for the answer, and the file.
The process that reads writes its answer to that socket; when it is gone, this one adds
a line that says how it ended. When the owner is gone, all end.
"""

from collective.eakte.programme.ablage import Ablage
from collective.eakte.volltext.auszug import geselle
from contextlib import suppress

import gc
import json
import os
import select
import signal
import socket
import sys
import time


NACHRICHT = 64 * 1024

RUHE = 900
"""Seconds without a job after which it ends; its owner starts another when needed."""


class Werk:
    """A process that reads a file.

    :param pid: its process id, which is also that of its group.
    :param leitung: socket of the answer.
    :param bis: point in time when it is stopped.
    """

    def __init__(self, pid, leitung, bis):
        self.pid = pid
        self.leitung = leitung
        self.bis = bis
        self.abgebrochen = False

    def brich_ab(self):
        """Stop it and all that it started."""
        self.abgebrochen = True
        beende_gruppe(self.pid)
        # It may not have become the leader of its group yet.
        os.kill(self.pid, signal.SIGKILL)


def beende_gruppe(pid):
    """Kill all processes of a group, if there are any."""
    with suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)


class Meister:
    """Takes jobs and looks after who does them.

    :param steuerung: socket to the owner, one message for each job.
    :param ablage: :class:`~collective.eakte.programme.ablage.Ablage`.
    """

    def __init__(self, steuerung, ablage):
        self.steuerung = steuerung
        self.ablage = ablage
        self.werke = {}
        self.meldungen = {}
        self.pid = os.getpid()
        self.zuletzt = time.monotonic()
        self.wecker, geweckt = socket.socketpair()
        self.geweckt = geweckt
        for ende in (self.wecker, geweckt):
            ende.setblocking(False)
        signal.signal(signal.SIGCHLD, lambda *_angaben: None)
        signal.set_wakeup_fd(geweckt.fileno(), warn_on_full_buffer=False)

    def arbeite(self):
        """Work until the owner is gone or there has been nothing to do for long."""
        while self._runde():
            pass
        for werk in self.werke.values():
            werk.brich_ab()
        while self.werke:
            self._ernte(warte=True)

    def _runde(self):
        bereit = self._warte()
        if self.wecker.fileno() in bereit:
            self.wecker.recv(4096)
        for nummer in bereit & self.meldungen.keys():
            self._melde(*self.meldungen.pop(nummer))
        self._ernte()
        jetzt = time.monotonic()
        for werk in self.werke.values():
            if jetzt > werk.bis:
                werk.brich_ab()
        if self.steuerung.fileno() in bereit:
            return self._nimm()
        return bool(self.werke) or jetzt < self.zuletzt + RUHE

    def _warte(self):
        poll = select.poll()
        poll.register(self.steuerung, select.POLLIN)
        poll.register(self.wecker, select.POLLIN)
        for nummer in self.meldungen:
            poll.register(nummer, select.POLLOUT)
        fristen = [werk.bis for werk in self.werke.values()]
        bis = min([self.zuletzt + RUHE, *fristen])
        # A group that has been killed is harvested in a moment.
        wartezeit = max(0.05, bis - time.monotonic())
        return {nummer for nummer, _was in poll.poll(wartezeit * 1000)}

    def _nimm(self):
        """Take a job.

        :returns: whether the owner is there.
        """
        try:
            nachricht, nummern, _marken, _wer = socket.recv_fds(
                self.steuerung, NACHRICHT, 2
            )
        except ConnectionError:
            return False
        if not nachricht:
            return False
        self.zuletzt = time.monotonic()
        leitung = socket.socket(fileno=nummern[0])
        auftrag = json.loads(nachricht)
        pid = os.fork()
        if pid == 0:
            self._reiche_weiter(auftrag, nummern[1], leitung)
        os.close(nummern[1])
        self.werke[pid] = Werk(pid, leitung, self.zuletzt + auftrag["frist"])
        return True

    def _reiche_weiter(self, auftrag, datei, leitung):
        try:
            signal.set_wakeup_fd(-1)
            ablage = self.ablage.fuer(os.getpid())
            geselle.lies(auftrag, datei, leitung.fileno(), self.pid, ablage)
        finally:
            # Whatever happens, there is only one of those who take jobs.
            os._exit(1)

    def _ernte(self, warte=False):
        """See who has ended.

        :param warte: whether to wait for one.
        """
        while self.werke:
            try:
                pid, ende, verbrauch = os.wait4(-1, 0 if warte else os.WNOHANG)
            except ChildProcessError:
                self.werke.clear()
                return
            if not pid:
                return
            werk = self.werke.pop(pid, None)
            if werk is None:
                continue
            # What it started does not outlive it.
            beende_gruppe(pid)
            self.ablage.raeume(pid)
            meldung = {
                "ende": os.waitstatus_to_exitcode(ende),
                "abgebrochen": werk.abgebrochen,
                "rechenzeit": verbrauch.ru_utime + verbrauch.ru_stime,
            }
            self._melde(werk.leitung, b"\n" + json.dumps(meldung).encode())

    def _melde(self, leitung, rest):
        """Add the last line to an answer, without waiting for who reads it."""
        try:
            rest = rest[leitung.send(rest, socket.MSG_DONTWAIT) :]
        except BlockingIOError:
            pass
        except OSError:
            # Nobody wants to know any more.
            rest = b""
        if rest:
            self.meldungen[leitung.fileno()] = (leitung, rest)
        else:
            leitung.close()


def main():
    """Work for the owner at the other end of a socket, the first argument."""
    steuerung = socket.socket(fileno=int(sys.argv[1]))
    with Ablage("werkstatt") as ablage:
        # Pages of memory that nobody writes to are shared with all who are forked.
        gc.collect()
        gc.freeze()
        Meister(steuerung, ablage).arbeite()


if __name__ == "__main__":
    main()

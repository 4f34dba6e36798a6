"""No file keeps anybody from working: limits bite, and nobody outlives his owner."""

from collective.eakte.volltext.auszug import annahme
from collective.eakte.volltext.auszug import Grenzen
from collective.eakte.volltext.auszug import WerkstattGestoert
from collective.eakte.volltext.auszug.werkstatt import PROGRAMM
from collective.eakte.volltext.auszug.werkstatt import Werkstatt
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import gc
import os
import psutil
import pytest
import signal
import subprocess
import sys
import time


def leser(koerper):
    """Program in which plain text is read by other code."""
    return (
        "from collective.eakte.volltext.auszug import verteiler\n"
        "def lies(datei, lesung):\n"
        + "".join(f"    {zeile}\n" for zeile in koerper.splitlines())
        + "verteiler.LESER['text'] = lies\n"
    )


def warte(bis, sekunden=60):
    ende = time.monotonic() + sekunden
    while not bis() and time.monotonic() < ende:
        time.sleep(0.02)
    return bis()


def tot(pid):
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


class TestStoerung:
    """What fails in the machine says nothing of a file: it is read again later."""

    @pytest.mark.parametrize("nummer", ["ENOSPC", "EIO", "EMFILE"])
    @pytest.mark.parametrize("innen", [False, True])
    def test_a_failure_of_the_machine_is_no_state_of_the_file(
        self, werkstatt, nummer, innen
    ):
        koerper = (
            "import errno\n"
            "def lies():\n"
            f"    raise OSError(errno.{nummer}, 'x')\n"
            + ("lesung.innen('a', lies)" if innen else "lies()")
        )
        with pytest.raises(WerkstattGestoert):
            werkstatt(b"x", anlauf=leser(koerper))

    def test_also_when_a_library_takes_it_for_a_broken_file(self, werkstatt):
        koerper = (
            "import os, errno\n"
            "def preadv(*werte):\n"
            "    raise OSError(errno.EIO, 'x')\n"
            "os.preadv = preadv\n"
            "try:\n"
            "    datei.seek(10)\n"
            "    datei.read()\n"
            "except OSError:\n"
            "    raise ValueError('broken')"
        )
        with pytest.raises(WerkstattGestoert):
            werkstatt(b"x" * 50_000, anlauf=leser(koerper))

    def test_what_libraries_say_of_a_file_is_no_failure_of_the_machine(self, werkstatt):
        assert werkstatt(b"x", anlauf=leser("raise OSError('no OLE')")) == "beschaedigt"


class TestGrenzen:
    """Whatever a library does, it comes to an end."""

    def test_who_computes_without_end_is_stopped(self, werkstatt):
        ende = werkstatt(
            b"x",
            anlauf=leser("while True: pass"),
            grenzen=Grenzen(rechenzeit=1, sekunden=30),
        )
        assert ende == "zu-langsam"

    def test_who_sleeps_is_stopped(self, werkstatt):
        ende = werkstatt(
            b"x", anlauf=leser("import time; time.sleep(99)"), grenzen=KURZ
        )
        assert ende == "zu-langsam"

    def test_who_does_not_hear_the_alarm_is_stopped_from_outside(self, werkstatt):
        taub = leser(
            "import signal, time\n"
            "signal.signal(signal.SIGALRM, signal.SIG_IGN)\n"
            "time.sleep(99)"
        )
        assert werkstatt(b"x", anlauf=taub, grenzen=KURZ) == "zu-langsam"

    def test_who_takes_all_memory_is_stopped(self, werkstatt):
        gierig = leser("alles = []\nwhile True: alles.append(b'x' * 10_000_000)")
        eng = Grenzen(speicher=300_000_000)
        assert werkstatt(b"x", anlauf=gierig, grenzen=eng) == "zu-gross"

    def test_who_writes_is_stopped(self, werkstatt, tmp_path):
        ort = tmp_path / "datei"
        schreibend = leser(f"open({str(ort)!r}, 'wb', 0).write(b'x')")
        assert werkstatt(b"x", anlauf=schreibend) == "beschaedigt"
        assert ort.stat().st_size == 0

    def test_who_crashes_harms_nobody(self, werkstatt):
        assert werkstatt(b"x", anlauf=leser("import os; os.abort()")) == "beschaedigt"

    def test_who_recurses_without_end_harms_nobody(self, werkstatt):
        assert werkstatt(b"x", anlauf=leser("lies(datei, lesung)")) == "beschaedigt"

    def test_who_starts_others_takes_them_along(self):
        startend = leser(
            "import os, time\n"
            "pid = os.fork()\n"
            "if not pid: time.sleep(99)\n"
            "lesung.sammlung.zeile(str(pid))"
        )
        with Eigene(startend) as lies:
            pid = int(lies()["text"])
            assert warte(lambda: tot(pid))

    def test_what_was_read_when_time_is_up_is_kept(self, werkstatt):
        langsam = leser(
            "import time\n"
            "while True:\n"
            "    lesung.sammlung.zeile('da')\n"
            "    time.sleep(0.01)"
        )
        ende = werkstatt(b"x", anlauf=langsam, grenzen=Grenzen(sekunden=1))
        assert ende == "gekuerzt"

    def test_five_megabytes_of_text_fit_and_more_is_cut(self, auszug):
        ganz = auszug(("ä" * 99 + "\n").encode() * 50_000)
        assert (ganz.stand, len(ganz.text)) == ("gelesen", 4_999_999)
        mehr = auszug(("ä" * 99 + "\n").encode() * 60_000)
        assert mehr.stand == "gekuerzt"
        assert 4_999_900 <= len(mehr.text) <= 5_000_000

    def test_a_log_of_any_length_is_read_at_its_beginning(self, auszug, tmp_path):
        riesig = tmp_path / "log.txt"
        with open(riesig, "wb") as datei:
            datei.write("Anfang für alle\n".encode() * 1000)
            datei.truncate(3_000_000_000)
        ergebnis = auszug(riesig, grenzen=Grenzen(zeichen=1000))
        assert ergebnis.stand == "gekuerzt"
        assert 980 <= len(ergebnis.text) <= 1000

    def test_what_would_be_read_as_a_whole_must_not_be_too_large(self, auszug, dateien):
        datei = dateien.pdf("x")
        assert auszug(datei, grenzen=Grenzen(bytes=100)).stand == "zu-gross"


KURZ = Grenzen(sekunden=0.3, fremd_sekunden=0.3)

AUFTRAG = {"mime_type": "", "dateiname": "", "ocr": None, "kommentare": True}


class TestUmgebung:
    """Who reads a file knows nothing of the site."""

    def test_nothing_of_the_environment_is_there(self, monkeypatch):
        monkeypatch.setenv("GEHEIMNIS", "Kennwort")
        lesend = leser(
            "import os\nlesung.sammlung.zeile(' '.join(os.environ))\n"
            "lesung.sammlung.zeile(os.getcwd())"
        )
        with Eigene(lesend) as lies:
            namen, ort = lies()["text"].split("\n")
            assert set(namen.split()) <= {
                "LANG",
                "LC_CTYPE",
                "PATH",
                "TMPDIR",
                "OMP_THREAD_LIMIT",
            }
            assert ort == "/"

    def test_the_site_does_not_load_the_libraries(self):
        lauf = subprocess.run(
            [
                sys.executable,
                "-c",
                "import collective.eakte.volltext.auszug, sys\n"
                "fremd = {'pypdfium2', 'oxmsg', 'olefile', 'email.parser'}\n"
                "print(sorted(fremd & set(sys.modules)))",
            ],
            capture_output=True,
            text=True,
            check=True,
        )
        assert lauf.stdout.strip() == "[]"

    def test_no_file_of_the_owner_is_open(self, tmp_path):
        offen = [os.open(tmp_path, os.O_RDONLY) for _nummer in range(20)]
        for nummer in offen:
            os.set_inheritable(nummer, True)
        lesend = leser("import os\nlesung.sammlung.zeile(repr(os.listdir('/dev/fd')))")
        with Eigene(lesend) as lies:
            # Nothing, the file, the answer, and the listing itself.
            assert lies()["text"] == "['0', '1', '2', '3', '4', '5']"
        for nummer in offen:
            os.close(nummer)

    def test_the_position_of_the_file_stays(self, auszug, tmp_path):
        ort = tmp_path / "brief.txt"
        ort.write_text("Größe")
        with open(ort, "rb") as datei:
            datei.read(3)
            assert auszug(datei).text == "Größe"
            assert datei.tell() == 3
        assert auszug(str(ort)).text == "Größe"
        assert auszug(tmp_path / "fehlt").stand == "fehlt"


class Eigene:
    """A process of the test's own that reads this very file."""

    def __init__(self, anlauf):
        self.werkstatt = Werkstatt(anlauf + PROGRAMM)

    def __enter__(self):
        return self

    def __exit__(self, *_fehler):
        self.werkstatt.schliesse()

    def __call__(self):
        with open(__file__, "rb") as datei:
            return self.werkstatt.lies(datei.fileno(), AUFTRAG, Grenzen())[0]

    @property
    def prozess(self):
        return psutil.Process(self.werkstatt.pid)

    def beim_lesen(self):
        """The process, once it has one that reads; ``None`` before."""
        with suppress(psutil.NoSuchProcess):
            if self.werkstatt.pid and self.prozess.children():
                return self.prozess
        return None


class TestLeben:
    """One process lives long, and dies with its owner."""

    def test_one_process_serves_all_files(self, text):
        text(b"eins")
        pid = annahme.WERKSTATT.pid
        assert text(b"zwei") == "zwei"
        assert annahme.WERKSTATT.pid == pid

    def test_when_it_was_killed_another_one_is_started(self, text):
        text(b"eins")
        pid = annahme.WERKSTATT.pid
        os.kill(pid, signal.SIGKILL)
        assert text(b"zwei") == "zwei"
        assert annahme.WERKSTATT.pid != pid
        assert warte(lambda: tot(pid))

    def test_when_it_was_killed_at_work_the_file_is_read_again(self, tmp_path):
        marke = tmp_path / "marke"
        einmal = leser(
            f"import os, time\nif not os.path.exists({str(marke)!r}):\n"
            f"    os.mkdir({str(marke)!r})\n    time.sleep(99)\n"
            "lesung.sammlung.zeile('doch')"
        )
        with Eigene(einmal) as lies, ThreadPoolExecutor() as faeden:
            ergebnis = faeden.submit(lies)
            assert warte(marke.exists)
            meister = warte(lies.beim_lesen)
            kind = meister.children()[0].pid
            meister.kill()
            assert ergebnis.result()["text"] == "doch"
            assert warte(lambda: tot(kind))

    def test_when_none_can_be_had_it_is_not_the_fault_of_the_file(self):
        kaputt = Werkstatt("raise SystemExit(1) #")
        with open(__file__, "rb") as datei, pytest.raises(WerkstattGestoert):
            kaputt.lies(datei.fileno(), AUFTRAG, Grenzen())

    def test_it_ends_with_its_owner_even_when_that_is_killed(self, tmp_path):
        langsam = leser("import time; time.sleep(99)")
        eigner = subprocess.Popen(
            [
                sys.executable,
                "-c",
                "import sys, threading\n"
                "from collective.eakte.volltext.auszug import annahme\n"
                "from collective.eakte.volltext.auszug.werkstatt import Werkstatt\n"
                f"werkstatt = Werkstatt({langsam + PROGRAMM!r})\n"
                "annahme.WERKSTATT = werkstatt\n"
                f"threading.Thread(target=annahme.lies, args=[{__file__!r}]).start()\n"
                "import time\n"
                "while not werkstatt.pid: time.sleep(0.01)\n"
                "print(werkstatt.pid, flush=True)\n",
            ],
            stdout=subprocess.PIPE,
            text=True,
        )
        pid = int(eigner.stdout.readline())
        assert warte(lambda: psutil.Process(pid).children())
        kinder = [kind.pid for kind in psutil.Process(pid).children()]
        ablage = _ablage(pid)
        eigner.kill()
        eigner.wait()
        eigner.stdout.close()
        assert warte(lambda: all(map(tot, [pid, *kinder])))
        assert not ablage.exists()

    def test_who_reads_ends_when_it_is_killed(self):
        with Eigene(leser("import time; time.sleep(99)")) as lies:
            with ThreadPoolExecutor() as faeden:
                faeden.submit(lies)
                meister = warte(lies.beim_lesen)
                kind = meister.children()[0].pid
                meister.kill()
                assert warte(lambda: tot(kind))
                # The second attempt hangs as well.
                warte(lies.beim_lesen).kill()

    def test_without_work_it_goes_and_comes_again_with_the_next_file(self):
        with Eigene(
            "from collective.eakte.volltext.auszug import meister\nmeister.RUHE = 0.2\n"
        ) as lies:
            assert lies()["stand"] == "gelesen"
            # It may have gone already.
            pid = lies.werkstatt.pid
            assert warte(lambda: tot(pid))
            assert lies()["stand"] == "gelesen"
            assert lies.werkstatt.pid != pid

    def test_what_killed_processes_left_is_swept_by_the_next(self, auszug):
        with Eigene("") as lies:
            lies()
            andere = lies.prozess
            rest = _ablage(andere.pid)
            (rest / "geheim").write_text("Inhalt")
            andere.kill()
            assert rest.exists()
            lies()
            assert not rest.exists()

    def test_a_copy_of_the_owner_has_a_process_of_its_own(self, text):
        text(b"eins")
        ergebnis, hier = os.pipe()
        pid = os.fork()
        if not pid:
            gut = annahme.lies(__file__).stand == "gelesen"
            annahme.WERKSTATT.schliesse()
            os.write(hier, b"gut" if gut else b"schlecht")
            os._exit(0)
        os.waitpid(pid, 0)
        assert os.read(ergebnis, 9) == b"gut"
        os.close(ergebnis)
        os.close(hier)
        vorher = annahme.WERKSTATT.pid
        assert text(b"zwei") == "zwei"
        assert annahme.WERKSTATT.pid == vorher


def _ablage(pid):
    ziele = [os.readlink(nummer) for nummer in Path(f"/proc/{pid}/fd").iterdir()]
    return next(Path(ziel) for ziel in ziele if "/eakte-werkstatt-" in ziel)


class TestFaeden:
    """Several threads have files read at the same time."""

    def test_every_thread_gets_its_own_answer(self, auszug, dateien):
        daten = [
            dateien.pdf(f"Seite {nummer}") if nummer % 2 else f"Seite {nummer}".encode()
            for nummer in range(60)
        ]
        with ThreadPoolExecutor(8) as faeden:
            texte = [ergebnis.text for ergebnis in faeden.map(auszug, daten)]
        assert texte == [f"Seite {nummer}" for nummer in range(60)]

    def test_some_are_read_at_the_same_time_and_the_others_wait(self, tmp_path):
        # Whoever reads lays a directory down, waits once for somebody else, and says
        # how many have been there: a process that reads cannot write files.
        drinnen, zu_zweit = tmp_path / "drinnen", tmp_path / "zu zweit"
        drinnen.mkdir()
        zaehlend = leser(
            "import os, time\n"
            f"drinnen, zu_zweit = {str(drinnen)!r}, {str(zu_zweit)!r}\n"
            "os.mkdir(f'{drinnen}/{os.getpid()}')\n"
            "while len(os.listdir(drinnen)) < 2 and not os.path.exists(zu_zweit):\n"
            "    time.sleep(0.01)\n"
            "os.makedirs(zu_zweit, exist_ok=True)\n"
            "time.sleep(0.3)\n"
            "lesung.sammlung.zeile(str(len(os.listdir(drinnen))))\n"
            "os.rmdir(f'{drinnen}/{os.getpid()}')"
        )
        andere = Werkstatt(zaehlend + PROGRAMM, gleichzeitig=2)
        try:
            with open(__file__, "rb") as datei, ThreadPoolExecutor(4) as faeden:
                alle = [
                    faeden.submit(andere.lies, datei.fileno(), AUFTRAG, Grenzen())
                    for _mal in range(4)
                ]
                gezaehlt = [int(eines.result()[0]["text"]) for eines in alle]
            assert zu_zweit.exists()
            assert max(gezaehlt) <= 2
        finally:
            andere.schliesse()

    def test_no_descriptors_are_left_over(self, text):
        text(b"x")
        gc.collect()
        orte = ("/proc/self/fd", f"/proc/{annahme.WERKSTATT.pid}/fd")
        vorher = [len(os.listdir(ort)) for ort in orte]
        for _mal in range(20):
            text(b"x")
        # The other side closes what it has answered in its own time.
        for ort, offen in zip(orte, vorher, strict=True):
            assert warte(lambda ort=ort, offen=offen: len(os.listdir(ort)) <= offen)


class TestKosten:
    """Reading costs little: no process is started, one is copied."""

    def test_a_pdf_of_60_kb_costs_at_most_30_cpu_milliseconds(self, auszug, dateien):
        satz = "Die Stadt setzt Straßenausbaubeiträge fest. " * 40
        datei = dateien.pdf(*[satz] * 3) + b"\n%" + b"x" * 55_000
        auszug(datei)
        gemessen = sorted(auszug(datei).rechenzeit for _mal in range(9))
        assert gemessen[4] < 0.03

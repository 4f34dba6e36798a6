"""Measure the reading of files: CPU time of all processes, files per second.

Needs no server. See README.md beside it.
"""

from argparse import ArgumentParser
from collective.eakte.volltext.auszug import annahme
from collective.eakte.volltext.auszug import lies
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from payloads import pdf
from report import percentile
from texte import Wortschatz

import io
import json
import os
import psutil
import random
import time
import zipfile


GOAL = 30
"""CPU milliseconds of all processes for a PDF of 60 kB."""

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def arguments():
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=200, help="of each kind (200)")
    parser.add_argument(
        "--threads", type=int, default=4, help="that read at the same time (4)"
    )
    parser.add_argument("--quick", action="store_true", help="40 of each kind")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write figures, too")
    options = parser.parse_args()
    options.files = 40 if options.quick else options.files
    return options


def kinds():
    """Functions that make the file of a number, by kind."""
    schatz, chance = Wortschatz(), random.Random(1)
    words = random.Random(2).choices(schatz.woerter[:5000], k=200_000)

    def text(count):
        start = chance.randrange(len(words) - count)
        return " ".join(words[start : start + count])

    def docx(_number):
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            paragraphs = "".join(
                f"<w:p><w:r><w:t>{text(30)}</w:t></w:r></w:p>" for _times in range(40)
            )
            archive.writestr(
                "word/document.xml",
                f"<w:document {W}><w:body>{paragraphs}</w:body></w:document>",
            )
        return target.getvalue()

    return {
        "PDF, 60 kB, 3 pages": pdf,
        "DOCX, 1,200 words": docx,
        "plain text, 1,200 words": lambda _number: text(1200).encode("cp1252"),
        "plain text, 1 MB": lambda _number: (text(8000) * 20).encode()[:1_000_000],
    }


def cpu(process):
    """CPU seconds of a process, without its children."""
    times = process.cpu_times()
    return times.user + times.system


def measure(files, threads):
    """Read files one after the other, then at the same time.

    :returns: dict of figures.
    """
    own, other = psutil.Process(), psutil.Process(annahme.WERKSTATT.pid)
    before = cpu(own) + cpu(other)
    start, waits, children = time.perf_counter(), [], 0.0
    for data in files:
        begin = time.perf_counter()
        result = lies(io.BytesIO(data))
        waits.append((time.perf_counter() - begin) * 1000)
        if result.stand != "gelesen":
            raise SystemExit(f"Not read: {result.stand}")
        children += result.rechenzeit
    seconds = time.perf_counter() - start
    spent = cpu(own) + cpu(other) - before + children
    start = time.perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(lambda data: lies(io.BytesIO(data)), files))
    together = time.perf_counter() - start
    waits.sort()
    return {
        "cpu_ms": round(spent / len(files) * 1000, 1),
        "median_ms": round(percentile(waits, 50), 1),
        "p95_ms": round(percentile(waits, 95), 1),
        "per_second": round(len(files) / seconds, 1),
        "per_second_threads": round(len(files) / together, 1),
    }


def main():
    options = arguments()
    begin = time.perf_counter()
    lies(io.BytesIO(b"x"))
    process = psutil.Process(annahme.WERKSTATT.pid)
    figures = {
        "start": {
            "ms": round((time.perf_counter() - begin) * 1000),
            "cpu_ms": round(cpu(process) * 1000),
            "rss_mb": round(process.memory_info().rss / 1e6),
        }
    }
    print(f"load {os.getloadavg()[0]:.1f}, process {figures['start']}")
    for name, make in kinds().items():
        count = max(5, options.files // (10 if "1 MB" in name else 1))
        figures[name] = measure(
            [make(number) for number in range(count)], options.threads
        )
        print(f"{name}: {figures[name]}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n")
    annahme.WERKSTATT.schliesse()
    spent = figures["PDF, 60 kB, 3 pages"]["cpu_ms"]
    print(f"PDF: {spent} CPU-ms, goal at most {GOAL}: {spent <= GOAL}")


if __name__ == "__main__":
    main()

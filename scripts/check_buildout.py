"""Prove that buildout.cfg builds from the environment and that its instance answers.

Nothing is downloaded, and everything that is built goes to a temporary directory.
"""

from pathlib import Path

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request


ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PATIENCE = 120

opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def free_port():
    """Return a port of this machine that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def build(target, port):
    """Run buildout offline, with all its directories below the target."""
    directories = [
        f"buildout:{name}-directory={target / name}"
        for name in ("bin", "develop-eggs", "eggs", "parts")
    ]
    subprocess.run(
        [
            BIN / "buildout",
            "-oq",
            *directories,
            f"buildout:installed={target / 'installed.cfg'}",
            f"instance:http-address=127.0.0.1:{port}",
            f"instance:var={target / 'var'}",
        ],
        cwd=ROOT,
        # pip builds the develop egg with the setuptools of the environment; this
        # variable of pip reads like its opposite
        env={**os.environ, "PIP_NO_BUILD_ISOLATION": "0", "PIP_NO_INDEX": "1"},
        check=True,
    )


def answers(port):
    """Return the status of the instance's answer, None while there is none."""
    try:
        with opener.open(f"http://127.0.0.1:{port}/", timeout=30) as response:
            return response.status
    except OSError:
        return None


def run_instance(target, port):
    """Start the instance, wait for an answer, stop it.

    :returns: status of the answer, None when there was none
    """
    log = target / "console.log"
    with open(log, "wb") as stream:
        server = subprocess.Popen(
            [target / "bin" / "instance", "console"],
            stdout=stream,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            end = time.monotonic() + PATIENCE
            status = None
            while status is None and time.monotonic() < end and server.poll() is None:
                time.sleep(0.5)
                status = answers(port)
        finally:
            # the script of the recipe starts the server as a child of its own
            if server.poll() is None:
                os.killpg(server.pid, signal.SIGTERM)
                server.wait(timeout=30)
    if status is None:
        print(log.read_text(encoding="utf-8", errors="replace"), file=sys.stderr)
    return status


def main():
    """Build, start, ask."""
    with tempfile.TemporaryDirectory(prefix="eakte-buildout-") as name:
        target = Path(name)
        port = free_port()
        build(target, port)
        scripts = sorted(path.name for path in (target / "bin").iterdir())
        print("buildout made:", ", ".join(scripts))
        status = run_instance(target, port)
    if status != 200:
        print("The instance of buildout.cfg does not answer.", file=sys.stderr)
        return 1
    print(f"The instance of buildout.cfg answers with status {status}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The move of a site from FileStorage to PostgreSQL, as docs/betrieb.md tells it."""

from pathlib import Path

import psycopg2.extensions
import subprocess
import sys


CONVERT = """
<filestorage source>
  path {var}/filestorage/Data.fs
  blob-dir {var}/blobstorage
</filestorage>
%import relstorage
<relstorage destination>
  keep-history false
  shared-blob-dir false
  blob-dir {cache}
  <postgresql>
    dsn {dsn}
  </postgresql>
</relstorage>
"""


def convert(var, url, directory):
    """Move a site.

    :param var: data directory of an instance that does not run.
    :param url: address of an empty database.
    :param directory: for the settings and the cache.
    """
    parts = psycopg2.extensions.parse_dsn(url)
    dsn = " ".join(f"{name}='{value}'" for name, value in parts.items())
    conf = Path(directory, "umzug.conf")
    conf.write_text(CONVERT.format(var=var, cache=Path(directory, "cache"), dsn=dsn))
    done = subprocess.run(
        [Path(sys.executable).with_name("zodbconvert"), conf],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr

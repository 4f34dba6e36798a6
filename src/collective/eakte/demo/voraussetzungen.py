"""What must be installed before the demo can be built."""

from importlib.util import find_spec


#: Module -> distribution of the extra ``demo`` (see setup.py).
BIBLIOTHEKEN = {
    "docx": "python-docx",
    "fpdf": "fpdf2",
    "openpyxl": "openpyxl",
    "PIL": "Pillow",
}


class DemoNichtInstalliert(RuntimeError):
    """The libraries that write the demo's files are missing."""


def pruefe_voraussetzungen() -> None:
    """Check that the libraries of the extra ``demo`` can be imported.

    :raises DemoNichtInstalliert: naming every missing distribution and the
        command that installs them.
    """
    fehlend = [dist for modul, dist in BIBLIOTHEKEN.items() if find_spec(modul) is None]
    if fehlend:
        raise DemoNichtInstalliert(
            f"The demo needs {', '.join(sorted(fehlend))}. "
            'Install them with: pip install "collective.eakte[demo]" -c constraints.txt'
        )

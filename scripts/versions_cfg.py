"""Write versions.cfg for buildout from constraints.txt.

Both environments, the one of uv and the one of buildout, take the same versions; this
script is the only author of versions.cfg, and a test compares the two files.
"""

from pathlib import Path


ROOT = Path(__file__).resolve().parent.parent
HEADER = "# Generated from constraints.txt by scripts/versions_cfg.py; do not edit.\n"


def parse_constraints(text):
    """Return the pins of a constraints file.

    :param text: content of constraints.txt
    :returns: list of (name, version) in the order of the file
    :raises ValueError: when a line is not an exact pin
    """
    pins = []
    for number, line in enumerate(text.splitlines(), start=1):
        line = line.split("#", 1)[0].strip()
        if not line:
            continue
        name, separator, version = line.partition("==")
        if not separator or ";" in version:
            raise ValueError(f"Line {number} is not an exact pin: {line}")
        pins.append((name.strip(), version.strip()))
    return pins


def render_versions(pins):
    """Return the text of versions.cfg for a list of (name, version)."""
    lines = [f"{name} = {version}" for name, version in pins]
    return HEADER + "[versions]\n" + "\n".join(lines) + "\n"


if __name__ == "__main__":
    constraints = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    (ROOT / "versions.cfg").write_text(
        render_versions(parse_constraints(constraints)), encoding="utf-8"
    )

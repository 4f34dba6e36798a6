from hashlib import sha256
from pathlib import Path

import collective.eakte.ui
import pytest
import re


UI = Path(collective.eakte.ui.__file__).parent
VORLAGEN = sorted(UI.rglob("*.pt"))


def test_browsers_notice_that_a_module_has_changed():
    """The bundle's address is made of its content, and the modules lie below it."""
    inhalt = b"".join(
        datei.read_bytes() for datei in sorted((UI / "static/module").glob("*.js"))
    )
    stand = sha256(inhalt).hexdigest()[:12]
    buendel = (UI / "static/eakte.js").read_text("utf-8")
    assert f"// Modules: {stand}" in buendel, f"write '// Modules: {stand}' into it"


def test_the_style_sheet_forces_nothing():
    assert "!important" not in (UI / "static/eakte.css").read_text("utf-8")


def test_our_names_are_our_own():
    """Whatever is not called eakte- is touched on our own pages only."""
    css = (UI / "static/eakte.css").read_text("utf-8")
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    auswahlen = re.findall(r"([^{};]+)\{", css)
    fremde = [
        auswahl.strip()
        for auswahl in ",".join(auswahlen).split(",")
        if auswahl.strip() and not re.search(r"eakte-|^:root$|^@", auswahl.strip())
    ]
    assert fremde == []


@pytest.mark.parametrize("vorlage", VORLAGEN, ids=lambda pfad: pfad.name)
def test_templates_obey_a_strict_content_security_policy(vorlage):
    text = vorlage.read_text("utf-8")
    assert not re.search(r"<script(?![^>]*src=)", text)
    assert not re.search(r"\sstyle=|\son[a-z]+=\"", text)

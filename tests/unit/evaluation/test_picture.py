import re
from xml.etree import ElementTree

from server.evaluation.picture import Bar, bars, document, points, words

SVG = "{http://www.w3.org/2000/svg}"


def tree(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def drawn() -> ElementTree.Element:
    rows = [Bar("a <& b", "1 of 2", (0.25, 0.0, 0.75)), Bar("c", "0.9", (0.9,), aim=0.5)]
    pictures = [bars("First", rows, ("one", "two", "three")), points("Second", [(0.1, 0.2, 5), (1, 1, 20)])]
    return tree(document("All & more", "Said <in words>", pictures))


def test_it_is_well_formed_and_says_itself_in_words() -> None:
    found = drawn()
    assert found.tag == f"{SVG}svg"
    assert found.get("role") == "img"
    assert [found.find(f"{SVG}{name}").text for name in ("title", "desc")] == [
        "All & more",
        "Said <in words>",
    ]
    assert found.get("aria-labelledby") == "title desc"
    words = [each.text for each in found.iter(f"{SVG}text")]
    assert {"First", "Second", "a <& b", "1 of 2", "three", "n 5: shown 10.0%, was so 20.0%"} <= set(words)


def test_bars_are_as_long_as_their_figures() -> None:
    rects = [each for each in drawn().iter(f"{SVG}rect") if each.get("height") == "20"]
    full = float(rects[0].get("width"))
    parts = [(each.get("class"), float(each.get("width")) / full) for each in rects]
    assert [(name, round(share, 3)) for name, share in parts] == [
        ("line", 1), ("a", 0.25), ("c", 0.75), ("line", 1), ("a", 0.9),
    ]  # fmt: skip
    assert float(rects[2].get("x")) == float(rects[1].get("x")) + float(rects[1].get("width"))
    aims = [each for each in drawn().iter(f"{SVG}line") if each.get("class") == "aim"]
    assert [float(each.get("x1")) for each in aims] == [float(rects[0].get("x")) + full / 2]


def test_points_stand_where_they_should() -> None:
    one, two = drawn().iter(f"{SVG}circle")
    assert float(two.get("cx")) - float(one.get("cx")) == 0.9 * 300
    assert float(one.get("cy")) - float(two.get("cy")) == 0.8 * 300
    assert (one.get("r"), two.get("r")) == ("8.0", "12.0")


def test_pictures_stand_below_each_other_and_fit() -> None:
    found = drawn()
    first, second = (int(re.findall(r"\d+", each.get("transform"))[1]) for each in found.findall(f"{SVG}g"))
    assert (first, second) == (0, 84 + 2 * 32 + 16)
    assert int(found.get("height")) == second + 88 + 300 + 52
    assert found.get("viewBox") == f"0 0 {found.get('width')} {found.get('height')}"
    for each in found.iter(f"{SVG}rect"):
        assert float(each.get("x", "0")) + float(each.get("width")) <= int(found.get("width"))


def test_it_can_be_read_in_the_dark() -> None:
    style = drawn().find(f"{SVG}style").text
    light, _, dark = style.partition("prefers-color-scheme: dark")
    assert set(re.findall(r"[.]\w+|text", light)) - {".quiet", ".title"} <= set(
        re.findall(r"[.]\w+|text", dark)
    ) | {".title"}


def test_a_share_is_said_on_its_part_where_there_is_room() -> None:
    found = tree(document("t", "d", [bars("First", [Bar("a", "b", (0.09, 0.1, 0.81))], ("x", "y", "z"))]))
    said = [(each.get("class"), each.text) for each in found.iter(f"{SVG}text") if "%" in (each.text or "")]
    assert said == [("on on-b", "10%"), ("on on-c", "81%")]


def test_long_names_stand_above_their_bars() -> None:
    row = Bar("A name that is a whole sentence", "0.9", (0.9,), aim=0.5)
    found = tree(document("t", "d", [bars("First", [row, row], above=True)]))
    names = [each for each in found.iter(f"{SVG}text") if each.text == row.name]
    rects = [each for each in found.iter(f"{SVG}rect") if each.get("class") == "line"]
    assert [(each.get("x"), each.get("text-anchor")) for each in names] == [("20.0", None)] * 2
    assert [float(bar.get("y")) - float(name.get("y")) for name, bar in zip(names, rects, strict=True)] == [
        8
    ] * 2
    assert float(rects[1].get("y")) - float(rects[0].get("y")) == 56
    assert int(found.get("height")) == 84 + 2 * 56 + 16


def test_lines_of_words_stand_below_each_other() -> None:
    found = words("In words", ["one", "two <"])
    assert found.height == 60 + 2 * 22
    drawn = tree(document("t", "d", [found]))
    assert [each.text for each in drawn.iter(f"{SVG}text")] == ["In words", "one", "two <"]
    ys = [float(each.get("y")) for each in drawn.iter(f"{SVG}text")]
    assert ys == [32, 60, 82]

"""Importing a list at the desk: what is seen before it goes, how far it is, what it shows at the end."""

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.driving.desk import Desk
from tests.live import LiveServer

Open = Callable[..., Desk]
CAMPAIGN = [
    "Esperienza pessima: la camera era sporca, personale maleducato. Nessuno ha chiesto scusa, alla larga.",
    "Pessima esperienza, la camera era sporca, personale maleducato. Nessuno ha chiesto scusa: alla larga!",
    "Esperienza pessima. La camera era sporca, personale maleducato e nessuno ha chiesto scusa. Alla larga",
    "La camera era sporca, personale maleducato. Nessuno ha chiesto scusa, esperienza pessima, alla larga.",
    "Esperienza pessima: camera sporca, personale maleducato. Nessuno ha chiesto scusa, alla larga!!!",
]
LIFT = [
    "Siamo rimasti tre giorni e l'ascensore era rotto: con due valigie al quinto piano è stata dura.",
    "Ascensore fuori servizio per tutto il soggiorno, mia madre anziana ha dovuto fare le scale a piedi.",
]
_WORDS = re.findall(
    r"\w+",
    "albero aceto aquilone ancora bicicletta balcone biscotto bottega candela cassetto carciofo dado delfino "
    "diario edicola elmetto faro fagiolo farina forbici fungo gatto ghiaccio giraffa gomitolo grano guanto "
    "inchiostro isola lampione lavagna libro limone luna mandorla martello miele mulino nastro neve nido "
    "nuvola ombrello orchestra orologio orto pane papavero pentola pesca piatto pigna pista quaderno quercia "
    "radice rana riso rosa ruota sabbia salice sapone scala scarpa sedia sirena stella tamburo tappeto tazza",
)


def guests(count: int, seed: int) -> Iterator[str]:
    """Comments of different people, none like the other."""
    dice = random.Random(seed)  # noqa: S311 - no secret is made of it
    for _ in range(count):
        yield " ".join(dice.sample(_WORDS, 12)).capitalize() + "."


def table(seed: int = 1) -> str:
    """Sixty comments with a campaign of five, one row without a comment, one with an open quotation mark."""
    rows = [f"Ospite {at};{text};2026-04-{at % 28 + 1:02};7" for at, text in enumerate(guests(53, seed))]
    for place, text in enumerate(CAMPAIGN):
        rows.insert(5 + 10 * place, f"Nome {place};{text};2026-05-0{place + 1};3")
    rows += [f"Persona {at};{text};;2" for at, text in enumerate(LIFT)]
    return "\n".join(["Autore;Recensione;Data;Camera", *rows, "Ada;;;", 'Bea;"mai chiuse;;'])


def import_file(desk: Desk, name: str, content: bytes) -> None:
    desk.part("file-input").set_input_files({"name": name, "mimeType": "text/csv", "buffer": content})


def until_over(desk: Desk) -> None:
    expect(desk.part("summary")).to_be_visible(timeout=30_000)


@pytest.fixture(scope="module")
def finished(desk_server: LiveServer, desk_token: str) -> str:
    """The address of a list that was imported."""
    desk = Desk(None, desk_server.url, desk_token)  # type: ignore[arg-type]
    begun = desk.ask("POST", "/v1/imports", {"text": table()})["id"]
    while desk.ask("GET", f"/v1/imports/{begun}")["state"] in ("waiting", "running"):
        pass
    return f"#/import/{begun}"


def test_a_first_visit_teaches_and_gives_a_sample_that_can_be_imported(
    open_desk: Open, tmp_path: Path
) -> None:
    desk = open_desk("#/import")
    expect(desk.part("teach")).to_contain_text("Degli autori resta uno pseudonimo.")
    expect(desk.part("latest")).to_have_count(0)
    with desk.page.expect_download() as saved:
        desk.part("sample").click()
    saved.value.save_as(tmp_path / "sample.csv")
    assert saved.value.suggested_filename == "esempio-garbo.csv"
    import_file(desk, "esempio.csv", (tmp_path / "sample.csv").read_bytes())
    expect(desk.part("file")).to_contain_text("esempio.csv")
    expect(desk.part("file")).to_contain_text("1 kB · letto come UTF-8")
    expect(desk.part("file").locator("pre")).to_have_text("Autore;Data;Voto;Commento")
    desk.part("send").click()
    until_over(desk)
    expect(desk.part("message")).to_have_text("Fatto. Commenti conservati: 3.")
    desk.part("read").locator("summary").click()
    columns = ["Commento: «Commento»", "Autore: «Autore»", "Data: «Data»", "Voto: «Voto»"]
    expect(desk.part("column")).to_have_text(columns)


def test_a_campaign_of_five_among_sixty_is_shown_side_by_side(open_desk: Open) -> None:
    desk = open_desk("#/import")
    desk.page.get_by_label("Commenti, uno per riga").fill(table())
    expect(desk.part("seen")).to_contain_text("Vedo 63 righe.")
    desk.page.get_by_text("Dove stavano").click()
    desk.page.get_by_label("Sito").select_option("tripadvisor")
    desk.part("send").click()
    until_over(desk)
    group = desk.page.locator('[data-garbo="campaigns"] [data-garbo="group"]')
    expect(group).to_have_count(1)
    expect(desk.part("campaigns").get_by_role("heading", level=2)).to_have_text("Testi che si somigliano")
    # Worth checking is no campaign.
    expect(desk.part("maybe-campaign")).to_have_count(0)
    days = "in 4 giorni, dal 1 maggio 2026 al 5 maggio 2026"
    expect(group).to_contain_text(f"5 commenti · 5 nomi diversi · {days}")
    lines = [re.search(r"riga (\d+)", said) for said in group.locator("li .quiet").all_text_contents()]
    assert sorted(int(found[1]) for found in lines if found) == [7, 17, 27, 37, 47]
    expect(group.locator('[data-garbo="see"]')).to_have_count(5)
    expect(group.locator('[data-garbo="badge"][data-band="to-check"]')).to_have_count(5)
    expect(desk.part("summary")).to_contain_text("Casi nuovi in coda: 5.")
    expect(desk.page.locator('[data-kind="same-problem"]').filter(has_text="Ascensore")).to_have_count(1)
    expect(desk.part("witnesses")).to_contain_text("Lo stesso problema detto da 2 persone")
    expect(desk.part("skip").first).to_have_text("Riga 62 · Qui non c'è un commento.")
    expect(desk.part("skip").last).to_contain_text("Riga 63 · Si aprono delle virgolette")
    desk.part("read").locator("summary").click()
    expect(desk.part("unused")).to_have_text("Colonne non usate: «Camera».")
    group.locator('[data-garbo="see"]').first.click()
    expect(desk.page).to_have_url(re.compile("#/cases/case_"))


@pytest.mark.parametrize(
    ("language", "width", "dark"),
    [("it", 1280, False), ("en", 320, True), ("it", 320, False)],
)
def test_the_pages_are_whole(open_desk: Open, finished: str, language: str, width: int, dark: bool) -> None:
    desk = open_desk("#/import", language=language, width=width, dark=dark)
    desk.settle()
    expect(desk.part("list").first).to_be_visible()
    import_file(desk, "a.csv", table().encode())
    expect(desk.part("file")).to_be_visible()
    assert desk.faults() == []
    desk.part("file-gone").click()
    desk.go(finished)
    until_over(desk)
    desk.page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true;")
    assert desk.faults() == []


def test_it_can_be_stopped_and_says_what_stays(open_desk: Open) -> None:
    desk = open_desk("#/import")
    before = len(desk.ask("GET", "/v1/export.json")["comments"])
    desk.page.get_by_label("Commenti, uno per riga").fill("\n".join(guests(600, seed=2)))
    desk.part("send").click()
    expect(desk.page.locator("progress")).to_have_attribute("max", "600")
    expect(desk.part("running")).to_contain_text("i commenti già valutati restano")
    expect(desk.part("far")).to_have_text(re.compile(r"^[1-9]\d* di 600, (circa|meno)"), timeout=15_000)
    assert desk.faults() == []
    desk.part("stop").click()
    until_over(desk)
    kept = len(desk.ask("GET", "/v1/export.json")["comments"]) - before
    assert 0 < kept < 600
    expect(desk.part("message")).to_have_text(
        f"Fermato. I commenti già valutati restano: {kept}. Gli altri non sono stati importati."
    )
    expect(desk.part("stop")).to_be_hidden()
    expect(desk.part("far")).to_have_text(f"{kept} di 600")


def test_leaving_and_reloading_find_it_again(open_desk: Open) -> None:
    desk = open_desk("#/import")
    desk.page.get_by_label("Commenti, uno per riga").fill("\n".join(guests(900, seed=3)))
    desk.part("send").click()
    expect(desk.part("stop")).to_be_visible()
    address = desk.page.url
    desk.page.reload()
    expect(desk.part("stop")).to_be_visible()
    desk.go("#/privacy")
    desk.go("#/import")
    expect(desk.part("now")).to_contain_text("di 900")
    expect(desk.page.get_by_label("Commenti, uno per riga")).to_have_value("")
    desk.part("now").get_by_role("link").click()
    expect(desk.page).to_have_url(address)
    desk.page.route("**/v1/imports/*", lambda route: route.abort())
    expect(desk.part("error")).to_contain_text("al sicuro")
    desk.page.unroute("**/v1/imports/*")
    desk.part("retry").click()
    expect(desk.part("error")).to_have_count(0)
    desk.part("stop").click()
    until_over(desk)
    desk.go("#/import")
    expect(desk.part("now")).to_have_count(0)
    expect(desk.part("list").first).to_contain_text("Fermato.")


@pytest.mark.parametrize(
    ("encoding", "told", "mark"),
    [("cp1252", "Windows-1252", b""), ("utf-16-le", "UTF-16", b"\xff\xfe"), ("utf-8-sig", "UTF-8", b"")],
)
def test_accents_arrive_whichever_way_the_file_was_saved(
    open_desk: Open, encoding: str, told: str, mark: bytes
) -> None:
    comment = f"La città è bella, però il caffè non c'è più già a metà mattina ({told})."
    desk = open_desk("#/import")
    import_file(desk, "recensioni.csv", mark + f"Autore;Commento\r\nNoè;{comment}\r\n".encode(encoding))
    expect(desk.part("file")).to_contain_text(f"letto come {told}")
    desk.part("send").click()
    until_over(desk)
    expect(desk.part("comment").locator("blockquote")).to_have_text(comment, use_inner_text=False)
    expect(desk.part("note")).to_have_count(0)


def test_a_table_without_texts_is_refused_and_stays(open_desk: Open) -> None:
    desk = open_desk("#/import")
    desk.page.get_by_label("Commenti, uno per riga").fill("Era scritto prima.")
    import_file(desk, "voti.csv", b"Marta;5\nUgo;4\n")
    desk.part("send").click()
    expect(desk.part("refused")).to_contain_text("Niente è stato importato. Non si capisce quale colonna")
    expect(desk.part("file")).to_contain_text("voti.csv")
    assert desk.faults() == []
    desk.part("file-gone").click()
    expect(desk.part("choose")).to_be_focused()
    expect(desk.page.get_by_label("Commenti, uno per riga")).to_have_value("Era scritto prima.")


def test_how_many_cases_would_be_opened_is_said_first(open_desk: Open) -> None:
    desk = open_desk("#/import")
    asked: list[str] = []
    desk.page.on("request", lambda each: asked.append(each.url) if each.method == "POST" else None)
    text = desk.page.get_by_label("Commenti, uno per riga")
    text.fill("\n".join(guests(21, seed=5)))
    desk.page.get_by_label("Apri un caso per ogni commento").check()
    desk.part("send").click()
    expect(desk.part("refused")).to_contain_text("Si aprono fino a 21 casi")
    expect(desk.part("send")).to_have_text("Importa e apri fino a 21 casi")
    text.fill("\n".join(guests(22, seed=5)))
    expect(desk.part("send")).to_have_text("Importa")
    desk.part("send").click()
    expect(desk.part("send")).to_have_text("Importa e apri fino a 22 casi")
    assert asked == []
    desk.part("send").click()
    until_over(desk)
    expect(desk.part("summary")).to_contain_text("Casi nuovi in coda: 2")


def test_what_is_too_much_is_said_before_it_goes(open_desk: Open) -> None:
    desk = open_desk("#/import")
    text = desk.page.get_by_label("Commenti, uno per riga")
    import_file(desk, "a.csv", b"x" * (4 * 1024 * 1024 + 1))
    expect(desk.part("refused")).to_contain_text("«a.csv» supera i 4 MB. Dividilo in più file")
    import_file(desk, "a.xlsx", b"PK")
    expect(desk.part("refused")).to_contain_text("salvalo come CSV")
    paste = "(field, text) => { field.value = text; field.dispatchEvent(new Event('input')); }"
    text.evaluate(paste, f"{'è' * 1000}\n" * 2_200)
    desk.part("send").click()
    expect(desk.part("refused")).to_have_text(re.compile("L'elenco supera i 4 MB"))
    text.evaluate(paste, "x\n" * 5_002)
    expect(desk.part("seen")).to_contain_text("al massimo 5.000 per volta")
    desk.part("send").click()
    expect(desk.part("refused")).to_contain_text("Niente è stato importato.")
    assert len(text.input_value()) == 10_004
    text.evaluate(paste, " ")
    desk.part("send").click()
    expect(desk.part("told")).to_have_text("Incolla prima i commenti, o scegli un file.")
    expect(text).to_be_focused()


def test_a_dropped_file_is_not_lost_by_a_wrong_press(open_desk: Open) -> None:
    desk = open_desk("#/import")
    asked: list[Any] = []
    desk.page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    expect(desk.part("import")).to_be_visible()
    desk.part("import").evaluate("""form => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['Uno\\n\\nDue'], 'elenco.txt'));
      for (const type of ['dragover', 'drop']) {
        form.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      }
    }""")
    expect(desk.part("file")).to_contain_text("elenco.txt")
    expect(desk.part("seen")).to_contain_text("Vedo 2 righe.")
    desk.page.get_by_role("link", name="Privacy").click()
    expect(desk.part("file")).to_contain_text("elenco.txt")
    assert len(asked) == 1
    desk.part("file-gone").click()


def test_a_press_opens_the_case_of_one(open_desk: Open, finished: str) -> None:
    desk = open_desk(finished)
    until_over(desk)
    folded = desk.page.locator('[data-garbo="rest"][data-of="likely-customer"]')
    folded.locator("summary").first.click()
    row = folded.locator('[data-garbo="comment"]').first
    row.locator('[data-garbo="open-case"]').click()
    there = row.locator('[data-garbo="see"]')
    expect(there).to_be_focused()
    expect(desk.part("told")).to_have_text("Caso aperto: è in coda.")
    opened = (there.get_attribute("href") or "").removeprefix("#/cases/")
    assert desk.ask("GET", f"/v1/cases/{opened}")["id"] == opened


def test_a_list_that_is_forgotten_says_what_is_safe(open_desk: Open) -> None:
    desk = open_desk("#/import/i_gone")
    expect(desk.part("empty")).to_contain_text("I commenti importati sono al sicuro")
    assert desk.faults() == []
    desk.page.get_by_role("link", name="Importa un altro elenco").click()
    expect(desk.part("import")).to_be_visible()


def test_by_keyboard_alone_and_nothing_is_lost_when_the_server_is_away(
    open_desk: Open, desk_server: LiveServer
) -> None:
    desk = open_desk("#/import", language="en")
    desk.settle()
    desk.page.get_by_label("Comments, one a line").focus()
    desk.page.keyboard.type("The shower was cold for the whole week.")
    desk.page.keyboard.press("Enter")
    desk.page.keyboard.type("Nobody answered at the desk at night.")
    for part in ("choose", None, None, "send"):
        desk.page.keyboard.press("Tab")
        if part:
            expect(desk.part(part)).to_be_focused()
    desk_server.stop()
    try:
        desk.page.keyboard.press("Enter")
        expect(desk.part("error")).to_have_attribute("data-kind", "not-running")
    finally:
        desk_server.start()
    expect(desk.page.get_by_label("Comments, one a line")).to_have_value(re.compile("cold.*\n.*night"))
    desk.page.keyboard.press("Enter")
    until_over(desk)
    expect(desk.part("message")).to_have_text("Done. Comments kept: 2.")

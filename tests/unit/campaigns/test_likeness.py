import pytest

from server.campaigns import similar
from server.campaigns.likeness import CLOSE_LOOKS, COPY_LINES, PROBLEM_LINE, THING_LINE

STAY = (
    "Abbiamo dormito tre notti in questo albergo vicino alla stazione. La camera puzzava di fumo, il bagno "
    "era pieno di capelli e alla reception nessuno ha voluto ascoltarci."
)
RETOLD = (
    "Siamo rimasti per tre notti nell'hotel accanto alla stazione. Stanza con odore di fumo, in bagno "
    "capelli dappertutto, e il personale della reception non ci ha dato ascolto."
)
#: One problem told by two people in their own words.
SAME_PROBLEM = [
    (
        "Nella doccia mancava l'acqua calda tutte le mattine.",
        "Acqua fredda sotto la doccia per tre giorni, nessuno ha riparato la caldaia.",
    ),
    (
        "Abbiamo aspettato la pizza per oltre un'ora e mezza.",
        "Attesa infinita: le pizze sono arrivate dopo novanta minuti.",
    ),
    (
        "Il pacco è arrivato con tre settimane di ritardo.",
        "La spedizione ha impiegato quasi un mese, mi avevano promesso tre giorni.",
    ),
    (
        "C'erano macchie di muffa sul soffitto del bagno.",
        "Bagno con la muffa sulle pareti e un odore di umido terribile.",
    ),
    (
        "The lift was broken and we had to carry our bags up five floors.",
        "No working elevator the whole week, so we climbed the stairs with heavy suitcases.",
    ),
    (
        "Breakfast was cold and there was nothing left after nine.",
        "By 9.15 the breakfast buffet was empty and the eggs were freezing.",
    ),
    (
        "They charged me twice for the same night.",
        "My credit card was debited two times for one booking.",
    ),
    (
        "Les murs sont très fins, on entend tout des voisins.",
        "Las paredes son finísimas, se oye todo de la habitación de al lado.",
    ),
    (
        "L'ascensore era guasto e abbiamo fatto cinque piani a piedi con le valigie.",
        "Der Aufzug war kaputt, wir mussten die Koffer fünf Stockwerke hochtragen.",
    ),
]


def kinds(comment, others):
    return [(match.kind, match.comment.id) for match in similar(comment, others)]


def test_the_same_words_are_a_copy(comment_of):
    one, other = comment_of(STAY), comment_of(STAY.upper() + "!!!")
    (match,) = similar(one, [other])
    assert (match.comment, match.kind, match.similarity) == (other, "copy", 1.0)


def test_an_edited_copy_is_a_copy_by_its_shared_words(comment_of):
    one = comment_of("alfa beta gamma delta " + " ".join(f"parola{n}" for n in range(16)), bare=True)
    edited = comment_of(" ".join(f"parola{n}" for n in range(16)) + " nuovo altro diverso strano", bare=True)
    (match,) = similar(one, [edited])
    assert (match.kind, match.similarity) == ("copy", 16 / 24)


@pytest.mark.parametrize(("words", "line"), COPY_LINES)
def test_the_fewer_the_words_the_more_must_be_shared(comment_of, words, line):
    def text(first):
        return comment_of(" ".join(f"parola{number}" for number in range(first, first + words)), bare=True)

    least = next(n for n in range(words + 1) if n / (2 * words - n) >= line)
    assert kinds(text(0), [text(words - least)]) != []
    assert kinds(text(0), [text(words - least + 1)]) == []


def test_five_words_are_nobodys(comment_of):
    assert (
        kinds(
            comment_of("Pessimo albergo, mai più davvero"), [comment_of("Pessimo albergo, mai più davvero")]
        )
        == []
    )


def test_a_part_put_into_a_longer_text_is_a_copy(comment_of):
    longer = comment_of(" ".join(f"giorno{n} e notte{n}" for n in range(40)) + " " + STAY)
    assert kinds(comment_of(STAY), [longer]) == [("copy", longer.id)]
    assert kinds(longer, [comment_of(STAY)])[0][0] == "copy"


def test_common_words_in_another_order_are_no_part(comment_of):
    words = [f"parola{n}" for n in range(12)]
    longer = comment_of(" ".join(f"{word} {n}" for n, word in enumerate(reversed(words), 100)), bare=True)
    assert kinds(comment_of(" ".join(words), bare=True), [longer]) == []


def test_the_same_story_in_other_words_is_a_paraphrase(comment_of):
    other = comment_of(RETOLD)
    (match,) = similar(comment_of(STAY), [other])
    assert (match.kind, match.comment) == ("paraphrase", other)
    assert 0.6 < match.similarity < 1


@pytest.mark.parametrize("named", [" Camera {}.", " Prenotazione n. {}."])
def test_another_room_or_reference_is_another_stay(comment_of, named):
    one, other = comment_of(STAY + named.format(312)), comment_of(RETOLD + named.format(105))
    assert [match.kind for match in similar(one, [other])] in ([], ["same-problem"])
    assert kinds(one, [comment_of(RETOLD + named.format(312))])[0][0] == "paraphrase"


@pytest.mark.parametrize(("one", "other"), SAME_PROBLEM)
def test_one_problem_told_by_two_people(comment_of, one, other):
    (match,) = similar(comment_of(one), [comment_of(other)])
    assert match.kind == "same-problem"
    assert match.similarity >= THING_LINE


def test_other_problems_are_not_the_same(comment_of):
    told = [comment_of(one) for one, _ in SAME_PROBLEM[:8]]
    for comment in told:
        assert kinds(comment, told) == []


def test_one_person_with_one_problem_is_one(comment_of):
    one, other = SAME_PROBLEM[0]
    first = comment_of(one, author="anna", namesake="anna")
    assert kinds(first, [comment_of(other, author="anna-elsewhere", namesake="anna")]) == []


def test_a_comment_is_not_like_itself(comment_of):
    one = comment_of(STAY)
    assert kinds(one, [one]) == []


@pytest.mark.parametrize("author", [None, "anna"])
def test_a_part_that_was_selected_again_is_no_other_comment(comment_of, author):
    whole = comment_of(STAY, author="anna", namesake="anna", url="https://a.invalid/1")
    facts = {"author": author, "namesake": author, "url": "https://a.invalid/1"}
    part = comment_of(STAY.partition(". ")[2], **facts)
    assert kinds(whole, [part]) == kinds(part, [whole]) == kinds(whole, [comment_of(STAY, **facts)]) == []


def test_an_edit_by_its_author_is_no_other_comment(comment_of):
    facts = {"author": "anna", "namesake": "anna", "url": None}
    assert (
        kinds(comment_of(STAY, **facts), [comment_of(STAY.replace("tre", "due") + " Ora basta.", **facts)])
        == []
    )


def test_the_same_words_on_another_page_or_site_are_shown(comment_of):
    one = comment_of(STAY, author="anna", namesake="anna")
    for facts in (
        {"author": None, "namesake": None},
        {"author": "anna", "namesake": "anna"},
        {"site": "b.invalid"},
    ):
        assert kinds(one, [comment_of(STAY, **facts)])[0][0] == "copy"


def test_the_likest_come_first(comment_of):
    problem = comment_of("La camera puzzava di fumo in modo insopportabile e nessuno l'ha pulita.")
    retold, edited, copy = comment_of(RETOLD), comment_of(STAY + " Mai più qui."), comment_of(STAY)
    found = kinds(comment_of(STAY), [problem, retold, edited, copy])
    assert found[:3] == [("copy", copy.id), ("copy", edited.id), ("paraphrase", retold.id)]


@pytest.mark.parametrize("text", ["", "😀" * 500, "\0" * 500, "<b>" * 300, "مرحبا بالعالم " * 100])
def test_odd_texts_are_like_nothing(comment_of, text):
    assert kinds(comment_of(text), [comment_of(STAY), comment_of(text)]) == []


def test_a_thing_in_common_is_enough_where_the_sentences_are_only_a_little_alike(comment_of):
    one = comment_of("Ascensore rotto da tre giorni, sono salita al quinto piano con le valigie.")
    other = comment_of("Peccato che l'ascensore non funzionasse: mia madre ha dovuto fare le scale.")
    (match,) = similar(one, [other])
    assert match.kind == "same-problem"
    assert THING_LINE <= match.similarity < PROBLEM_LINE


def test_forty_copies_are_forty_and_no_other_guests(comment_of):
    others = [comment_of(STAY) for _ in range(40)]
    matches = similar(comment_of(STAY), others)
    assert {match.kind for match in matches} == {"copy"}
    assert len(matches) == CLOSE_LOOKS


def test_who_repeats_himself_hides_nobody(comment_of):
    mine = comment_of(STAY)
    own = [comment_of(STAY, namesake=mine.namesake) for _ in range(40)]
    other = comment_of(STAY.replace("tre notti", "due notti"))
    assert other.id in {match.comment.id for match in similar(mine, [*own, other])}


def test_a_copy_has_something_to_show_side_by_side(comment_of):
    words = [f"parola{number}" for number in range(24)]
    mixed = [words[place] for start in range(3) for place in range(start, 24, 3)]
    assert kinds(comment_of(" ".join(words), bare=True), [comment_of(" ".join(mixed), bare=True)]) == []


def test_one_profile_is_one_person_whatever_the_name(comment_of):
    one, other = SAME_PROBLEM[0]
    first = comment_of(one, profile="p")
    assert kinds(first, [comment_of(other, profile="p")]) == []

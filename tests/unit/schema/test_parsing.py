import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server.problems import Problem
from server.schema import parsing
from server.schema.incoming import BusinessBody
from server.schema.parsing import field_error


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize(
    ("message", "number"),
    [
        ("Expected `float` >= 0.0", "0"),
        ("Expected `float` >= 0.5", "0.5"),
        ("Expected `float` >= 0.50", "0.5"),
        ("Expected `int` >= 1", "1"),
        ("Expected `int` >= 10", "10"),
        ("Expected `float` >= 10.0", "10"),
        ("Expected `float` <= 5.0", "5"),
        ("Expected `float` <= 100.25", "100.25"),
    ],
)
def test_a_limit_is_written_as_people_write_it(
    message: str, number: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parsing, "spoken_language", lambda: language)
    error = field_error("/rating", message)
    assert error.pointer == "/rating"
    assert error.detail.endswith(f" {number}.")


_SECRET = "qzj7-segreto"
_VALUES = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.just(_SECRET), st.text()
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)
_FIELDS = [each.encode_name for each in msgspec.structs.fields(BusinessBody)]


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(_FIELDS), _VALUES, max_size=4))
def test_whatever_is_wrong_is_said_and_what_was_sent_is_not(
    monkeypatch: pytest.MonkeyPatch, sent: dict[str, object]
) -> None:
    monkeypatch.setattr(parsing, "spoken_language", lambda: "it")
    try:
        profile = parsing.parse(msgspec.json.encode(sent), BusinessBody)
    except Problem as problem:
        refused = problem
    else:
        assert profile.name == sent["name"]
        return
    (error,) = refused.errors
    assert refused.code == "invalid-body"
    assert error.detail
    assert error.pointer == "" or error.pointer.startswith("/")
    assert _SECRET not in error.detail + error.pointer

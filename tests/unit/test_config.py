"""Settings from the environment."""

from pathlib import Path

import pytest

from server.config import SettingError, Settings


def test_defaults() -> None:
    settings = Settings.from_env({"XDG_DATA_HOME": "/x"})
    assert settings.port == 8742
    assert settings.data == Path("/x/garbo")
    assert settings.language in ("it", "en")
    assert settings.retention_days == 90
    assert settings.store_text is True


def test_everything_can_be_set() -> None:
    settings = Settings.from_env({"GARBO_DATA": "/d", "GARBO_PORT": "9000", "GARBO_LANG": "it"})
    assert settings == Settings(data=Path("/d"), port=9000, language="it")


@pytest.mark.parametrize("days", ["0", "1", "36500"])
def test_how_long_to_keep(days: str) -> None:
    assert Settings.from_env({"GARBO_RETENTION_DAYS": days}).retention_days == int(days)


@pytest.mark.parametrize("days", ["-1", "36501", "90d", " 90", "1.5", "٣"])
def test_days_that_are_none(days: str) -> None:
    with pytest.raises(SettingError, match="GARBO_RETENTION_DAYS"):
        Settings.from_env({"GARBO_RETENTION_DAYS": days})


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("true", True), ("YES", True), ("on", True), ("1", True), ("", True),
        ("false", False), ("No", False), ("off", False), ("0", False),
    ],
)  # fmt: skip
def test_whether_words_are_kept(said: str, kept: bool) -> None:
    assert Settings.from_env({"STORE_TEXT": said}).store_text is kept


def test_a_doubtful_wish_for_privacy_is_refused() -> None:
    with pytest.raises(SettingError, match="STORE_TEXT"):
        Settings.from_env({"STORE_TEXT": "flase"})


@pytest.mark.parametrize("port", ["0", "65536", "-1", "8742x", " 1", "٣", "1.5"])
def test_a_port_that_is_none(port: str) -> None:
    with pytest.raises(SettingError, match="GARBO_PORT"):
        Settings.from_env({"GARBO_PORT": port})


@pytest.mark.parametrize(("port", "number"), [("1", 1), ("65535", 65535)])
def test_the_outermost_ports(port: str, number: int) -> None:
    assert Settings.from_env({"GARBO_PORT": port}).port == number


@pytest.mark.parametrize(
    ("system", "language"), [("it_IT", "it"), ("Italian_Italy", "it"), ("en_GB", "en"), (None, "en")]
)
def test_the_systems_language(monkeypatch: pytest.MonkeyPatch, system: str | None, language: str) -> None:
    monkeypatch.setattr("locale.getlocale", lambda: (system, "UTF-8"))
    assert Settings.from_env({}).language == language


@pytest.mark.parametrize(("platform", "env", "folder"), [
    ("win32", {"LOCALAPPDATA": "/local"}, Path("/local/Garbo")),
    ("darwin", {}, Path.home() / "Library/Application Support/Garbo"),
    ("linux", {}, Path.home() / ".local/share/garbo"),
])  # fmt: skip
def test_where_each_system_wants_data(
    monkeypatch: pytest.MonkeyPatch, platform: str, env: dict[str, str], folder: Path
) -> None:
    monkeypatch.setattr("sys.platform", platform)
    assert Settings.from_env(env).data == folder


@pytest.mark.parametrize(
    ("env", "language"),
    [
        ({"LANG": "it_IT.UTF-8"}, "it"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "it_IT.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "it_CH.UTF-8"}, "it"),
        ({"LANG": "it_IT.UTF-8", "GARBO_LANG": "en"}, "en"),
    ],
)
def test_the_environment_says_the_systems_language_first(env: dict[str, str], language: str) -> None:
    assert Settings.from_env(env).language == language


@pytest.mark.parametrize("url", ["postgresql://anna:pw@db.example/desk", "postgres://db.example"])
def test_a_team_has_a_database(url: str) -> None:
    settings = Settings.from_env({"DATABASE_URL": url, "LOGNAME": "anna"})
    assert settings.database == url
    assert "db.example" not in repr(settings)  # a password must not get into any log


@pytest.mark.parametrize("url", ["mysql://x", "sqlite:///x", "db.example", " postgresql://x"])
def test_a_database_that_is_none(url: str) -> None:
    with pytest.raises(SettingError, match="DATABASE_URL should begin with postgresql://"):
        Settings.from_env({"DATABASE_URL": url})


@pytest.mark.parametrize(
    ("env", "name"),
    [
        ({}, ""),
        ({"LOGNAME": "anna"}, ""),
        ({"GARBO_NAME": "  Anna  Bianchi "}, "Anna Bianchi"),
        ({"DATABASE_URL": "postgresql://", "LOGNAME": "anna", "USER": "x"}, "anna"),
        ({"DATABASE_URL": "postgresql://", "USER": "bruno"}, "bruno"),
        ({"DATABASE_URL": "postgresql://", "USERNAME": "carla"}, "carla"),
        ({"DATABASE_URL": "postgresql://", "USER": "bruno", "GARBO_NAME": "Bruno"}, "Bruno"),
        ({"DATABASE_URL": "postgresql://"}, ""),
        ({"GARBO_NAME": "x" * 60}, "x" * 60),
    ],
)
def test_in_a_team_a_moderator_has_a_name(env: dict[str, str], name: str) -> None:
    assert Settings.from_env(env).moderator == name


@pytest.mark.parametrize("name", ["x" * 61, "a\u202eb", "a\0b"])
def test_a_name_that_is_none(name: str) -> None:
    with pytest.raises(SettingError, match="GARBO_NAME"):
        Settings.from_env({"GARBO_NAME": name})

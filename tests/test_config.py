"""What an operator sets, what they are told when it is wrong, and that no secret is ever repeated."""

from dataclasses import fields

import pytest

from bot import config

BOT_TOKEN = "xoxb-1-canary"
APP_TOKEN = "xapp-1-canary"
SIGNING_SECRET = "0123456789abcdef" * 2
SOCKET = {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_APP_TOKEN": APP_TOKEN}
HTTP = {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_SIGNING_SECRET": SIGNING_SECRET}


def faults(environ: dict[str, str]) -> tuple[str, ...]:
    with pytest.raises(config.Misconfigured) as refused:
        config.Settings.from_env(environ)
    assert str(refused.value) == "\n".join(refused.value.faults)
    return refused.value.faults


def test_two_tokens_are_enough_for_socket_mode() -> None:
    settings = config.Settings.from_env(SOCKET)

    assert settings.mode == "socket"
    assert settings.database_url == "sqlite:///matters.db"
    assert settings.slack_api_url == "https://slack.com/api/"
    assert (settings.host, settings.port) == ("127.0.0.1", 3000)
    assert (settings.log_level, settings.log_format) == ("INFO", "console")
    assert settings.slack_signing_secret == ""


def test_a_token_and_the_signing_secret_are_enough_for_http() -> None:
    assert config.Settings.from_env(HTTP).mode == "http"


def test_an_app_token_asks_for_socket_mode_even_beside_a_signing_secret() -> None:
    assert config.Settings.from_env({**SOCKET, **HTTP}).mode == "socket"


def test_commands_that_only_touch_the_database_need_no_tokens() -> None:
    settings = config.Settings.from_env({"DATABASE_URL": "postgresql:///matters"}, needs_slack=False)

    assert settings.database_url == "postgresql:///matters"


def test_blanks_around_a_value_are_not_part_of_it_and_an_empty_one_is_unset() -> None:
    settings = config.Settings.from_env({**SOCKET, "SLACK_BOT_TOKEN": f" {BOT_TOKEN}\n", "PORT": ""})

    assert (settings.slack_bot_token, settings.port) == (BOT_TOKEN, 3000)


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        pytest.param(
            "DATABASE_URL", "sqlite:////var/lib/matters.db", "sqlite:////var/lib/matters.db", id="file"
        ),
        pytest.param("DATABASE_URL", "postgresql://a:b@db/x", "postgresql://a:b@db/x", id="postgresql"),
        pytest.param(
            "DATABASE_URL",
            "postgresql://?host=/run&dbname=x",
            "postgresql://?host=/run&dbname=x",
            id="unix-socket",
        ),
        pytest.param("SLACK_API_URL", "http://localhost:9/api", "http://localhost:9/api/", id="stand-in"),
        pytest.param("SLACK_API_URL", "http://[::1]:9/api/", "http://[::1]:9/api/", id="stand-in-on-ipv6"),
        pytest.param("PORT", "0", 0, id="any-free-port"),
        pytest.param("KEEP_SENT_DAYS", "7", 7, id="days"),
        pytest.param("LOG_LEVEL", "debug", "DEBUG", id="level-in-small-letters"),
        pytest.param("LOG_FORMAT", "JSON", "json", id="format-in-capitals"),
    ],
)
def test_a_well_formed_setting_is_read(name: str, value: str, read: str | int) -> None:
    settings = config.Settings.from_env({**SOCKET, name: value})

    assert getattr(settings, name.lower()) == read


@pytest.mark.parametrize(
    ("name", "value", "advice"),
    [
        pytest.param(
            "DATABASE_URL", "postgres://canary@db/x", "write postgresql:// instead", id="old-scheme"
        ),
        pytest.param(
            "DATABASE_URL", "postgresql+asyncpg://canary@db/x", "write postgresql:// alone", id="driver"
        ),
        pytest.param(
            "DATABASE_URL", "mysql://canary@db/x", "write sqlite:///path or postgresql://", id="mysql"
        ),
        pytest.param("DATABASE_URL", "canary", "write sqlite:///path or postgresql://", id="no-scheme"),
        pytest.param("DATABASE_URL", "sqlite://canary", "write sqlite:///matters.db", id="two-slashes"),
        pytest.param("DATABASE_URL", "sqlite:///:memory:", "names no file", id="memory"),
        pytest.param("DATABASE_URL", "postgresql://u:canary@db", "names no database", id="no-database"),
        pytest.param(
            "DATABASE_URL", "postgresql://u:canary@db:x/y", "check its host and port", id="bad-port"
        ),
        pytest.param("SLACK_BOT_TOKEN", APP_TOKEN, "belongs in SLACK_APP_TOKEN", id="tokens-swapped"),
        pytest.param("SLACK_BOT_TOKEN", "xoxp-canary", "a person's token", id="a-person's-token"),
        pytest.param("SLACK_BOT_TOKEN", "canary", "begins with xoxb-", id="no-token"),
        pytest.param("SLACK_APP_TOKEN", BOT_TOKEN, "belongs in SLACK_BOT_TOKEN", id="swapped-the-other-way"),
        pytest.param("SLACK_SIGNING_SECRET", BOT_TOKEN, "copy Signing Secret", id="token-as-secret"),
        pytest.param("SLACK_BOT_TOKEN", "xoxb-", "is not a whole token", id="nothing-but-its-beginning"),
        pytest.param("SLACK_BOT_TOKEN", "xoxb-…", "is not a whole token", id="as-in-the-readme"),
        pytest.param("SLACK_BOT_TOKEN", "xoxb-1 canary", "is not a whole token", id="a-blank-in-it"),
        pytest.param("SLACK_BOT_TOKEN", '"xoxb-1-canary"', "begins with xoxb-", id="quoted"),
        pytest.param("SLACK_APP_TOKEN", "xapp-canary\u200b", "is not a whole token", id="invisible-letter"),
        pytest.param("SLACK_SIGNING_SECRET", "canar", "is not a signing secret", id="five-letters"),
        pytest.param("SLACK_SIGNING_SECRET", "0123456789abcdef" * 2 + "0", "is 32 digits", id="one-too-many"),
        pytest.param("SLACK_SIGNING_SECRET", ("0123456789abcdef" * 2)[:31], "is 32 digits", id="cut-short"),
        pytest.param("SLACK_SIGNING_SECRET", "canary" + "0" * 26, "is 32 digits", id="other-letters"),
        pytest.param("SLACK_SIGNING_SECRET", "٣" * 32, "is 32 digits", id="other-digits"),
        pytest.param("SLACK_API_URL", "http://canary.example/api", "in the clear", id="plain-http"),
        pytest.param("SLACK_API_URL", "canary", "begin it with https://", id="no-address"),
        pytest.param("SLACK_API_URL", "https://u:canary@slack.example", "leave out names", id="password"),
        pytest.param("SLACK_API_URL", "https://[canary", "is not a web address", id="broken-host"),
        pytest.param("SLACK_API_URL", "ftp://canary.example", "begin it with https://", id="ftp"),
        pytest.param("PORT", "65536", "from 1 to 65535", id="port-too-high"),
        pytest.param("PORT", "-1", "from 1 to 65535", id="port-below-none"),
        pytest.param("PORT", "٣", "from 1 to 65535", id="port-in-other-digits"),
        pytest.param("KEEP_SENT_DAYS", "0", "from 1 to 9999", id="no-days"),
        pytest.param("KEEP_SENT_DAYS", "canary", "from 1 to 9999", id="days-in-words"),
        pytest.param("KEEP_SENT_DAYS", "99999", "from 1 to 9999", id="too-many-days"),
        pytest.param("LOG_LEVEL", "canary", "write DEBUG, INFO, WARNING, ERROR or CRITICAL", id="level"),
        pytest.param("LOG_FORMAT", "canary", "write console or json", id="format"),
    ],
)
def test_a_malformed_setting_is_named_with_advice_and_not_repeated(
    name: str, value: str, advice: str
) -> None:
    (fault,) = faults({**SOCKET, **HTTP, name: value})

    assert fault.startswith(f"{name} ")
    assert advice in fault
    assert "canary" not in fault
    assert "\n" not in fault


@pytest.mark.parametrize(
    ("environ", "named"),
    [
        pytest.param({}, ["SLACK_BOT_TOKEN is missing", "SLACK_APP_TOKEN is missing"], id="nothing"),
        pytest.param({"SLACK_APP_TOKEN": APP_TOKEN}, ["SLACK_BOT_TOKEN is missing"], id="no-bot-token"),
        pytest.param({"SLACK_BOT_TOKEN": BOT_TOKEN}, ["SLACK_APP_TOKEN is missing"], id="no-mode"),
    ],
)
def test_what_is_missing_is_named(environ: dict[str, str], named: list[str]) -> None:
    told = faults(environ)

    assert len(told) == len(named)
    assert all(fault.startswith(start) for fault, start in zip(told, named, strict=True))


def test_every_fault_is_told_at_once() -> None:
    told = faults({"PORT": "many", "LOG_FORMAT": "xml", "DATABASE_URL": "postgres://db/x"})

    assert [fault.split()[0] for fault in told] == [
        "DATABASE_URL",
        "PORT",
        "LOG_FORMAT",
        "SLACK_BOT_TOKEN",
        "SLACK_APP_TOKEN",
    ]


def test_settings_shown_in_a_debugger_hold_no_secret() -> None:
    settings = config.Settings.from_env({**SOCKET, **HTTP, "DATABASE_URL": "postgresql://u:canary@db/x"})

    shown = f"{settings!r} {settings}"
    assert "canary" not in shown
    assert SIGNING_SECRET not in shown
    assert "3000" in shown


def test_each_setting_of_the_table_is_read() -> None:
    names = [setting.name.lower() for setting in config.SETTINGS]

    assert names == [field.name for field in fields(config.Settings)]


def test_the_table_of_settings_explains_each_once() -> None:
    names = [setting.name for setting in config.SETTINGS]

    assert len(names) == len(set(names))
    assert all(setting.meaning for setting in config.SETTINGS)
    assert all(setting.check(setting.default) for setting in config.SETTINGS if setting.default)

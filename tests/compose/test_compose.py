"""docker-compose.yml and the image, read as an engine would read them: none is at hand here.

`compose-spec.json` is the Compose Specification's own schema (Apache-2.0), as check-jsonschema 0.39 ships it.
"""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml

from settings import load

ROOT = Path(__file__).parent.parent.parent
VARIABLE = re.compile(r"\$\{(\w+)(?::-([^}]*))?\}")
OURS = ("migrate", "web", "worker")
NEEDS_NO_IMAGE = {"tests", "docs", "benchmarks", ".ci"}
"""What the running product does without."""


@pytest.fixture(scope="module")
def written() -> str:
    return (ROOT / "docker-compose.yml").read_text("utf-8")


@pytest.fixture(scope="module")
def compose(written: str) -> Any:
    """With every variable at its default, and the anchors merged."""
    return yaml.safe_load(VARIABLE.sub(lambda found: found[2] or "", written))


@pytest.fixture(scope="module")
def services(compose: Any) -> dict[str, Any]:
    found: dict[str, Any] = compose["services"]
    return found


def test_it_keeps_to_the_specification(compose: Any) -> None:
    schema = json.loads((ROOT / "tests" / "compose" / "compose-spec.json").read_text("utf-8"))
    wrong = [f"{error.instance_path}: {error.message}" for error in jsonschema_rs.iter_errors(schema, compose)]
    assert wrong == []


def test_every_variable_has_a_default(written: str) -> None:
    assert [name for name, default in VARIABLE.findall(written) if f"${{{name}:-" not in written] == []


def test_what_is_named_is_declared(compose: Any, services: dict[str, Any]) -> None:
    for name, service in services.items():
        assert set(service.get("networks", ())) <= compose["networks"].keys(), name
        assert set(service.get("secrets", ())) <= compose["secrets"].keys(), name
        volumes = {volume.partition(":")[0] for volume in service.get("volumes", ())}
        assert volumes <= compose["volumes"].keys(), f"{name} keeps data in something that is no named volume."
        assert set(service.get("depends_on", ())) <= services.keys(), name


def test_who_waits_for_somebodys_health_waits_for_one_that_has_it(services: dict[str, Any]) -> None:
    for name, service in services.items():
        for other, said in service.get("depends_on", {}).items():
            if said["condition"] == "service_healthy":
                assert "test" in services[other]["healthcheck"], f"{name} would wait for {other} for ever."
            else:
                assert services[other]["restart"] == "no", f"{other} never completes."


@pytest.mark.parametrize("name", ["web", "worker", "postgres", "redis"])
def test_what_stays_says_how_it_is_and_comes_back(services: dict[str, Any], name: str) -> None:
    health = services[name]["healthcheck"]
    assert health["test"][0] in ("CMD", "CMD-SHELL")
    assert health["retries"] >= 3
    assert services[name]["restart"] == "unless-stopped"


def test_the_probes_of_web_and_worker_ask_where_these_listen(services: dict[str, Any]) -> None:
    asked = {name: " ".join(services[name]["healthcheck"]["test"]) for name in ("web", "worker")}
    assert "http://127.0.0.1:8000/readyz" in asked["web"]
    port = services["worker"]["environment"]["FUNIL_WORK_PORT"]
    assert f"http://127.0.0.1:{port}/readyz" in asked["worker"]


def test_nobody_is_root_and_nobody_can_become_it(services: dict[str, Any]) -> None:
    for name, service in services.items():
        assert service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert service["read_only"] is True, name
        assert not service.get("privileged"), name
        if name not in OURS:
            assert service["user"] not in ("root", "0"), name


def test_one_port_is_published_and_on_loopback_only(services: dict[str, Any]) -> None:
    ports = {name: service["ports"] for name, service in services.items() if "ports" in service}
    assert ports == {"web": ["127.0.0.1:8000:8000"]}


def test_database_and_queue_are_in_no_network_that_leads_outside(compose: Any, services: dict[str, Any]) -> None:
    assert compose["networks"]["inside"]["internal"] is True
    for name in ("postgres", "redis"):
        assert services[name]["networks"] == ["inside"]


def test_web_and_worker_can_be_many(services: dict[str, Any]) -> None:
    for name in ("web", "worker"):
        assert "container_name" not in services[name]
        assert "volumes" not in services[name], "What they know is in the database."


def test_redis_keeps_what_it_is_given(services: dict[str, Any]) -> None:
    command = " ".join(services["redis"]["command"])
    assert "--appendonly yes" in command
    assert "--maxmemory-policy noeviction" in command


def test_the_database_has_connections_for_a_few_of_each(services: dict[str, Any]) -> None:
    (most,) = [int(each.partition("=")[2]) for each in services["postgres"]["command"] if "max_connections" in each]
    assert most >= 10 * 10


def test_no_secret_stands_in_it(written: str, compose: Any, services: dict[str, Any]) -> None:
    assert all(set(secret) == {"file"} for secret in compose["secrets"].values())
    for name, service in services.items():
        for variable, value in service.get("environment", {}).items():
            if re.search("PASSWORD|SECRET|KEY|DATABASE_URL|TOKEN", variable):
                assert variable.endswith("_FILE"), f"{name}: {variable}"
                assert value.startswith("/run/secrets/"), f"{name}: {variable}"
    assert not re.search(
        r"://[^/\s\"]*:[^/\s\"$]+@", "\n".join(line for line in written.splitlines() if line[:1] != "#")
    )


def test_the_settings_are_settings(services: dict[str, Any], tmp_path: Path) -> None:
    for name in OURS:
        environ = {variable: value or "" for variable, value in services[name]["environment"].items()}
        for variable, content in (
            ("DATABASE_URL", "postgres://funil:x@postgres/funil"),
            ("SECRET_KEYS", "a" * 43 + "="),
        ):
            kept = tmp_path / variable
            kept.write_text(content)
            assert environ[f"FUNIL_{variable}_FILE"].startswith("/run/secrets/")
            environ[f"FUNIL_{variable}_FILE"] = str(kept)
        settings = load({**environ, "FUNIL_DATA_DIR": str(tmp_path)})
        assert not settings.embedded


@pytest.fixture(scope="module")
def image() -> list[list[str]]:
    """The Dockerfile's instructions, each in words."""
    joined = (ROOT / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
    return [line.split() for line in joined.splitlines() if line and not line.startswith("#")]


def test_the_image_runs_as_nobody_in_particular(image: list[list[str]]) -> None:
    last = max(number for number, line in enumerate(image) if line[0] == "FROM")
    users = [line[1] for line in image[last:] if line[0] == "USER"]
    assert users == ["10001:10001"]
    assert [line[1:] for line in image[last:] if line[0] == "ENTRYPOINT"] == [['["funil"]']]
    assert any(line[0] == "HEALTHCHECK" for line in image[last:])
    assert not any(line[0] == "ADD" for line in image), "Nothing is fetched but what the lock names."
    assert not any(re.search("PASSWORD|SECRET|TOKEN", " ".join(line)) for line in image if line[0] in ("ENV", "ARG"))


def test_the_image_holds_all_that_the_product_reads() -> None:
    allowed = {line[1:].strip("/") for line in (ROOT / ".dockerignore").read_text().splitlines() if line[:1] == "!"}
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, text=True, capture_output=True, check=True).stdout.split(
        "\n"
    )
    folders = {name.partition("/")[0] for name in tracked if "/" in name} - NEEDS_NO_IMAGE
    assert folders - allowed == set()
    assert allowed - folders <= {"*.py", "uv.lock", "pyproject.toml", "LICENSE", "funil"}

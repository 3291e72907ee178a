"""The Kubernetes manifests are valid and keep what docs/DEPLOY.md promises; no cluster is needed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

from dashboard import __version__

FOLDER = Path(__file__).resolve().parents[2] / "deploy" / "kubernetes"
KUBERNETES = "1.37.0"
KUSTOMIZATION: dict[str, Any] = yaml.safe_load((FOLDER / "kustomization.yaml").read_text(encoding="utf-8"))
MANIFESTS: dict[str, dict[str, Any]] = {
    path.name: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted(FOLDER.glob("*.yaml"))
    if path.name != "kustomization.yaml"
}
DEPLOYMENT = MANIFESTS["deployment.yaml"]
POD: dict[str, Any] = DEPLOYMENT["spec"]["template"]["spec"]
CONTAINER: dict[str, Any] = POD["containers"][0]


@pytest.mark.parametrize("name", MANIFESTS)
def test_a_manifest_is_valid(name: str) -> None:
    kubernetes_validate.validate(MANIFESTS[name], KUBERNETES, strict=True)


def test_a_misspelt_field_would_be_found() -> None:
    broken = {**DEPLOYMENT, "spec": {**DEPLOYMENT["spec"], "stratgy": {}}}
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(broken, KUBERNETES, strict=True)


def test_kustomize_applies_every_file() -> None:
    assert sorted(KUSTOMIZATION["resources"]) == sorted(MANIFESTS)
    assert KUSTOMIZATION["namespace"] == MANIFESTS["namespace.yaml"]["metadata"]["name"]
    assert [image["newTag"] for image in KUSTOMIZATION["images"]] == [__version__]
    assert CONTAINER["image"] == f"{KUSTOMIZATION['images'][0]['name']}:{__version__}"


def test_a_pod_has_no_rights_and_writes_to_tmp_only() -> None:
    assert POD["securityContext"]["runAsNonRoot"] is True
    assert POD["securityContext"]["runAsUser"] == 10001
    assert POD["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    assert POD["automountServiceAccountToken"] is False
    assert CONTAINER["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert [mount["mountPath"] for mount in CONTAINER["volumeMounts"]] == ["/tmp"]
    assert CONTAINER["resources"]["limits"]["memory"]
    assert CONTAINER["resources"]["requests"].keys() == {"cpu", "memory"}


def test_probes_ask_under_a_name_that_the_app_answers_to() -> None:
    probes = {name: CONTAINER[f"{name}Probe"]["httpGet"] for name in ("startup", "liveness", "readiness")}
    assert {name: probe["path"] for name, probe in probes.items()} == {
        "startup": "/_stcore/health",
        "liveness": "/_stcore/health",
        "readiness": "/ready",
    }
    for probe in probes.values():
        assert probe["httpHeaders"] == [{"name": "Host", "value": "localhost"}]
    startup = CONTAINER["startupProbe"]
    assert startup["periodSeconds"] * startup["failureThreshold"] >= 90, "a warm start takes long on a busy machine"


def test_an_update_starts_the_new_before_it_stops_the_old() -> None:
    assert DEPLOYMENT["spec"]["strategy"]["rollingUpdate"] == {"maxSurge": 1, "maxUnavailable": 0}
    waits = CONTAINER["lifecycle"]["preStop"]["sleep"]["seconds"]
    assert waits >= 5
    assert POD["terminationGracePeriodSeconds"] > waits + 10, "start.py waits ten seconds for running answers"
    budget, autoscaler = MANIFESTS["disruption-budget.yaml"]["spec"], MANIFESTS["autoscaler.yaml"]["spec"]
    assert budget["maxUnavailable"] == 1
    assert autoscaler["minReplicas"] >= 2
    assert "replicas" not in DEPLOYMENT["spec"], "it would undo what the autoscaler decided"


def test_everything_names_the_same_pods_and_ports() -> None:
    labels = DEPLOYMENT["spec"]["template"]["metadata"]["labels"]
    service, ingress = MANIFESTS["service.yaml"], MANIFESTS["ingress.yaml"]
    assert service["spec"]["selector"] == labels
    assert DEPLOYMENT["spec"]["selector"]["matchLabels"] == labels
    assert MANIFESTS["disruption-budget.yaml"]["spec"]["selector"]["matchLabels"] == labels
    assert MANIFESTS["network-policy.yaml"]["spec"]["podSelector"]["matchLabels"] == labels
    target = MANIFESTS["autoscaler.yaml"]["spec"]["scaleTargetRef"]
    assert (target["kind"], target["name"]) == ("Deployment", DEPLOYMENT["metadata"]["name"])
    backend = ingress["spec"]["rules"][0]["http"]["paths"][0]["backend"]["service"]
    assert backend["name"] == service["metadata"]["name"]
    assert backend["port"]["name"] == service["spec"]["ports"][0]["name"]
    assert service["spec"]["ports"][0]["targetPort"] == CONTAINER["ports"][0]["name"]


def test_a_session_stays_with_its_pod_by_a_cookie() -> None:
    ingress = MANIFESTS["ingress.yaml"]["metadata"]["annotations"]
    assert ingress["nginx.ingress.kubernetes.io/affinity"] == "cookie"
    assert ingress["nginx.ingress.kubernetes.io/session-cookie-change-on-failure"] == "true"
    assert int(ingress["nginx.ingress.kubernetes.io/proxy-read-timeout"]) >= 3600
    service = MANIFESTS["service.yaml"]["metadata"]["annotations"]
    assert service["traefik.ingress.kubernetes.io/service.sticky.cookie"] == "true"
    host = MANIFESTS["ingress.yaml"]["spec"]["rules"][0]["host"]
    assert MANIFESTS["configmap.yaml"]["data"]["MYOCOMPARE_HOSTS"] == host

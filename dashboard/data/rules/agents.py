"""Rules of co-medications: every partner of an interaction is known, and every agent has one name of its own."""

from __future__ import annotations

from collections import Counter

from dashboard.data.faults import Fault
from dashboard.data.rules.reading import Tables, rows
from dashboard.data.schema import VOCABULARIES


def interaction_partners_known(tables: Tables) -> list[Fault]:
    """Every partner in interactions.csv is an agent of agents.csv, or a class that has members there."""
    agents = {record["agent"] for _, record in rows(tables, "agents")}
    members = {record["class"] for _, record in rows(tables, "agents")}
    faults: list[Fault] = []
    for row, record in rows(tables, "interactions"):
        partner = record["agent"]
        if record["agent_kind"] == "agent" and partner not in agents:
            faults.append(Fault("interactions.csv", row, "agent", partner, "it must exist in agents.csv"))
        if record["agent_kind"] == "class" and partner not in VOCABULARIES["agent_class"]:
            faults.append(Fault("interactions.csv", row, "agent", partner, "it must be a class of agents"))
        elif record["agent_kind"] == "class" and partner not in members:
            faults.append(Fault("interactions.csv", row, "agent", partner, "the class has no member in agents.csv"))
    return faults


def one_generic_name_each(tables: Tables) -> list[Fault]:
    """Every agent of agents.csv has exactly one generic name, by which it is shown."""
    generic = Counter(record["agent"] for _, record in rows(tables, "agent_names") if record["kind"] == "generic")
    agents = dict.fromkeys(record["agent"] for _, record in rows(tables, "agents"))
    return [
        Fault("agent_names.csv", None, "kind", agent, f"it needs one generic name, it has {generic[agent]}")
        for agent in agents
        if generic[agent] != 1
    ]

"""Rules of co-medications: every partner of an interaction is known, and every agent has one name of its own."""

from __future__ import annotations

from collections import Counter

from dashboard.data.faults import Fault
from dashboard.data.rules.reading import AGENT_NAMES, AGENTS, INTERACTIONS, Tables, lines
from dashboard.data.schema import VOCABULARIES


def interaction_partners_known(tables: Tables) -> list[Fault]:
    """Every partner in interactions.csv is an agent of agents.csv, or a class that has members there."""
    listed = [line.row for line in lines(tables, AGENTS)]
    agents, members = {row.agent for row in listed}, {row.class_ for row in listed}
    faults: list[Fault] = []
    for line in lines(tables, INTERACTIONS):
        kind, partner = line.row.agent_kind, line.row.agent
        if kind == "agent" and partner not in agents:
            faults.append(line.fault("agent", "it must exist in agents.csv"))
        if kind == "class" and partner not in VOCABULARIES["agent_class"]:
            faults.append(line.fault("agent", "it must be a class of agents"))
        elif kind == "class" and partner not in members:
            faults.append(line.fault("agent", "the class has no member in agents.csv"))
    return faults


def one_generic_name_each(tables: Tables) -> list[Fault]:
    """Every agent of agents.csv has exactly one generic name, by which it is shown."""
    names = (line.row for line in lines(tables, AGENT_NAMES))
    generic = Counter(row.agent for row in names if row.kind == "generic")
    counts = {line.row.agent: generic[(line.row.agent,)] for line in lines(tables, AGENTS)}
    return [
        Fault(file="agent_names.csv", column="kind", value=agent, rule=f"it needs one generic name, it has {count}")
        for agent, count in counts.items()
        if count != 1
    ]

"""What a browser tells the server of the widgets on a page: the value of each, as Streamlit's messages hold it."""

from __future__ import annotations

import json

from streamlit.proto.Element_pb2 import Element
from streamlit.proto.WidgetStates_pb2 import WidgetState

TEXTS = ("text_input", "text_area")
CHOICES = ("selectbox", "radio")
LISTS = ("multiselect", "button_group")
WIDGETS = (*TEXTS, *CHOICES, *LISTS, "checkbox", "date_input")
Value = str | bool | list[str]


def told(element: Element) -> WidgetState | None:
    """Return what a browser holds of a widget once it has drawn it; None for what holds nothing."""
    kind = element.WhichOneof("type")
    if kind not in WIDGETS:
        return None
    widget = getattr(element, kind)
    state = WidgetState(id=widget.id)
    if kind in TEXTS:
        state.string_value = widget.value if widget.set_value else widget.default
    elif kind == "checkbox":
        state.bool_value = widget.value if widget.set_value else widget.default
    elif kind == "date_input":
        state.string_array_value.data.extend(widget.value if widget.set_value else widget.default)
    elif kind in CHOICES:
        chosen = widget.options[widget.default] if widget.HasField("default") else ""
        if shown := widget.raw_value if widget.set_value else chosen:
            state.string_value = shown
    else:
        options = [option.content if kind == "button_group" else option for option in widget.options]
        state.string_array_value.data.extend(
            widget.raw_values if widget.set_value else [options[at] for at in widget.default]
        )
    return state


def said(identity: str, value: Value) -> WidgetState:
    """Return the state of a widget in which somebody has typed or chosen `value`."""
    state = WidgetState(id=identity)
    if isinstance(value, bool):
        state.bool_value = value
    elif isinstance(value, str):
        state.string_value = value
    else:
        state.string_array_value.data.extend(value)
    return state


def pressed(identity: str) -> WidgetState:
    """Return the state of a button that somebody has pressed."""
    return WidgetState(id=identity, trigger_value=True)


def reported(identity: str, event: str, value: object) -> WidgetState:
    """Return the state of a component that reports an event."""
    payload = json.dumps([{"event": event, "value": value}])
    return WidgetState(id=f"$$STREAMLIT_INTERNAL_KEY_{identity}__events", json_trigger_value=payload)

"""Boxes in which names are typed: what is typed is what is meant, nothing is guessed, nothing is lost (hazard H41)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st
from streamlit.components.v2 import component
from streamlit.delta_generator import DeltaGenerator

from dashboard.names.answers import Answer
from dashboard.render import markup
from dashboard.ui import say
from dashboard.ui.state import quoted

Read = Callable[[Sequence[str]], Sequence[Answer]]
VOCABULARY_KINDS = ("patient factor", "condition")
HELD, REPLACED = "_held", "_replaced"
SEARCHED = (
    "relaxants", "start_search", "my_condition", "my_has", "my_has_not", "my_medicines", "my_stopped", "my_allergies"
)  # fmt: skip
"""Keys of all boxes in which names are typed; the sidebar watches them on every page."""
UNSENT, LEFT = "unsent", "unsent_left"
_WATCH = component("myocompare_search_box", html="<span></span>", js=markup.asset("search_box.js"))


def search_box(
    place: DeltaGenerator, label: str, key: str, *, options: Sequence[str], read: Read, placeholder: str, hint: str
) -> list[str]:
    """Draw a box for several names and return what it holds.

    The box looks at the beginning of its options only, so that an exact name comes first, and takes any other text:
    `read` understands it, or it stays in the box as typed until it is answered (see `ask_again`).
    """
    _check(key)
    before = st.session_state.get(key, [])
    held = settled(before, read)
    if held != before:  # what is set here replaces what is added in the browser meanwhile
        st.session_state[key] = held
    st.session_state[f"{key}{HELD}"] = list(held)
    return place.multiselect(
        label, [*options, *(text for text in held if text not in options)], key=key, persist_state="session",
        select_all=False, accept_new_options=True, filter_mode="prefix", placeholder=placeholder, help=hint, wrap=True,
        on_change=_notice_replaced, args=(key,),
    )  # fmt: skip


def _notice_replaced(key: str) -> None:
    """Notice names that left a box while others came: no click does both, so an answer of the server overtook them."""
    before, now = st.session_state.get(f"{key}{HELD}", []), st.session_state.get(key, [])  # cleared by another callback
    gone = [text for text in before if text not in now]
    st.session_state[f"{key}{REPLACED}"] = gone if any(text not in before for text in now) else []


def offer_replaced(place: DeltaGenerator, key: str) -> None:
    """Offer names that left a box without a click, so that nothing typed is lost."""
    gone = [text for text in st.session_state.get(f"{key}{REPLACED}", []) if text not in st.session_state[key]]
    for text in gone:
        with place.container(border=True, key=f"replaced-{key}-{text}"):
            say.alert("warning", f"{quoted(text)} left the box while another name was added.")
            with st.container(horizontal=True):
                for label, back in (("Put it back", text), ("Leave it out", "")):
                    name = f"replaced-{key}-{text}-{label}"
                    st.button(label, key=name, on_click=_put_back, args=(key, text, back))


def _put_back(key: str, text: str, back: str) -> None:
    st.session_state[f"{key}{REPLACED}"] = [one for one in st.session_state[f"{key}{REPLACED}"] if one != text]
    if back:
        st.session_state[key] = [*st.session_state[key], back]


def choice_box(
    label: str, key: str, options: Sequence[str], read: Read, *, placeholder: str, wide: bool = False
) -> str | None:
    """Draw a box for one name, in which any of its names may be typed; return what it holds.

    A `wide` one takes the whole width and says what it is for inside.
    """
    _check(key)
    held = st.session_state.get(key)
    if held:
        (st.session_state[key],) = settled([held], read)[:1]
    shown = [*options, *([held] if held and held not in options else [])]
    return st.selectbox(
        label,
        shown,
        index=None,
        key=key,
        persist_state="session",
        accept_new_options=True,
        filter_mode="prefix",
        placeholder=placeholder,
        width="stretch" if wide else 420,
        label_visibility="collapsed" if wide else "visible",
    )


def settled(texts: Sequence[str], read: Read) -> list[str]:
    """Return the texts with every name that is understood in its one spelling, and the others as typed."""
    return list(dict.fromkeys(answer.found or answer.typed for answer in read(texts)))


def ask_again(place: DeltaGenerator, key: str, answers: Sequence[Answer], what: str) -> None:
    """Ask about every name that was not understood; what nobody knows is said, never dropped (hazard H25)."""
    if isinstance(st.session_state[key], list):
        offer_replaced(place, key)
    for answer in answers:
        if answer.understood:
            continue
        said = _question(answer, what)
        with place.container(border=True, key=f"ask-{key}-{abs(hash(answer.typed))}"):
            say.alert("warning", said, icon=":material/help:")
            with st.container(horizontal=True):
                for label in answer.choices or answer.similar:
                    name = f"answer-{key}-{answer.typed}-{label}"
                    st.button(label, key=name, on_click=_replace, args=(key, answer.typed, label))
                remove = f"remove-{key}-{answer.typed}"
                st.button("Remove", key=remove, on_click=_replace, args=(key, answer.typed, ""), type="tertiary")


def _question(answer: Answer, what: str) -> str:
    said = quoted(answer.typed)
    if answer.hint:
        return f"{said}: {answer.hint}"
    if answer.choices:
        return f"{said} can mean more than one {what}. Nothing below takes it into account yet. Which one is meant?"
    if answer.similar:
        return f"{said} is not recognised as a {what}. Nothing below takes it into account. Did you mean:"
    if what in VOCABULARY_KINDS:
        return f"{said}: we have no such {what}. Nothing below takes it into account: look at the labels."
    return (
        f"{said} is not recognised as a {what}. Nothing below takes it into account: "
        "try the generic name, or look at the label."
    )


def _replace(key: str, typed: str, label: str) -> None:
    """Replace a text in a box by the answer that was chosen; a callback."""
    if not isinstance(st.session_state[key], list):
        st.session_state[key] = label or None
        return
    held = [label if text == typed else text for text in st.session_state[key]]
    st.session_state[key] = list(dict.fromkeys(text for text in held if text))


def _check(key: str) -> None:
    if key not in SEARCHED:
        raise ValueError(f"{key} is not in SEARCHED, so that a text left in its box would be lost")


def watch() -> None:
    """Keep what is typed into all search boxes, and notice text that is left without Enter (see `offer_left`).

    It takes the room of a line although nothing of it is seen: call it once, where a gap does not matter.
    """
    _WATCH(data={"keys": list(SEARCHED)}, key=UNSENT, on_left_change=_notice_left)


def _notice_left() -> None:
    told = st.session_state[UNSENT].left
    if told:
        st.session_state[LEFT] = (str(told["box"]), str(told["text"]))


def offer_left(place: DeltaGenerator, *keys: str) -> None:
    """Offer text that was left in one of some boxes without Enter, so that nothing typed is lost."""
    box, text = st.session_state.get(LEFT, ("", ""))
    if box not in keys or not text:
        return
    with place.container(border=True, key=f"{UNSENT}-{box}"):
        say.alert("warning", f"{quoted(text)} was typed but not chosen: press Enter after a name, or choose here.")
        with st.container(horizontal=True):
            add, drop = f"{UNSENT}-{box}-add-{text}", f"{UNSENT}-{box}-drop-{text}"
            st.button(f"Add {quoted(text)}", key=add, on_click=_add_left, args=(box, text))
            st.button("Leave it out", key=drop, on_click=_add_left, args=(box, ""), type="tertiary")


def _add_left(box: str, text: str) -> None:
    st.session_state.pop(LEFT, None)
    if text:
        held = st.session_state.get(box)
        st.session_state[box] = [*held, text] if isinstance(held, list) else text

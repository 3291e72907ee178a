"""The yardstick: a page with one button and one changing text."""

import streamlit as st

if st.button("Click"):
    st.session_state["clicks"] = st.session_state.get("clicks", 0) + 1
st.title("Empty")
st.text(f"clicks {st.session_state.get('clicks', 0)}")

"""The second yardstick: a page with one table of 15 rows, two small charts and a button that changes them."""

import altair as alt
import pandas as pd
import streamlit as st

if st.button("Click"):
    st.session_state["clicks"] = st.session_state.get("clicks", 0) + 1
clicks = st.session_state.get("clicks", 0)
st.title("Minimal")
frame = pd.DataFrame({"name": [f"row {at}" for at in range(15)], "value": [(at * 7 + clicks) % 15 for at in range(15)]})
st.table(frame)
for column in ("name", "value"):
    st.altair_chart(alt.Chart(frame).mark_bar().encode(x="value:Q", y=alt.Y("name:N", sort=column)))

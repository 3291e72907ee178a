"""How quick the dashboard is, as ratios to an empty Streamlit page measured in the same run."""

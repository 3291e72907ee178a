"""The bits that pages share: the sidebar, tables, charts, downloads, messages. With pages, all that knows Streamlit."""

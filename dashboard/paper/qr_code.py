"""QR codes, so that somebody who holds a sheet finds the view that it was made from."""

from __future__ import annotations

import io

import segno


def qr_svg(link: str) -> str:
    """Return a link as a QR code in SVG; raises ValueError for a link too long for one."""
    buffer = io.BytesIO()
    segno.make_qr(link, error="m").save(buffer, kind="svg", border=0, xmldecl=False, svgns=True, omitsize=True)
    return buffer.getvalue().decode()

"""ZIP packages that say nothing about when and where they were made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_EPOCH = (1980, 1, 1, 0, 0, 0)


def fixed_zip(parts: Mapping[str, bytes]) -> bytes:
    """A ZIP of the named parts, in their order, all dated 1 January 1980, as made on no system."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, data)
    return raw.getvalue()

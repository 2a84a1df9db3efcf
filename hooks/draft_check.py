"""MkDocs' doorbell to the page "Check a draft": what it loads is put into the site."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel

from hub import draft_bundle
from hub.model import CouldNotCheck


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Adds the gate and the Python that runs it, for that page alone."""
    try:
        bundle = draft_bundle.bundle(Path(config.config_file_path).parent)
    except CouldNotCheck as error:
        raise PluginError(str(error)) from None
    for path, data in bundle.items():
        files.append(File.generated(config, path, content=data, inclusion=InclusionLevel.INCLUDED))
    return files

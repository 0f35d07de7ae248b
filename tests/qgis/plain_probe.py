"""Opens a project in a QGIS that has never heard of the plugin.

    plain_probe.py PROJECT LAYER

Prints as JSON what a reader without the plugin has of the layer of this name.
"""

from __future__ import annotations

import html
import json
import sys
from typing import Any

from qgis.core import QgsApplication, QgsProject, QgsVectorLayer


def seen(layer: QgsVectorLayer) -> dict[str, Any]:
    """What a layer says without the plugin: its drawing, legend, column titles and metadata."""
    renderer, metadata = layer.renderer(), layer.metadata()
    return {
        "valid": layer.isValid(),
        "rows": layer.featureCount(),
        "renderer": renderer.type(),
        "legend": [one.label() for one in renderer.legendSymbolItems()],
        "colours": [one.symbol().color().name() for one in renderer.legendSymbolItems()],
        "rules": [one.filterExpression() for one in renderer.rootRule().children()],
        "aliases": [one.alias() for one in layer.fields()],
        "title": html.unescape(metadata.title()),
        "abstract": html.unescape(metadata.abstract()),
        "keywords": {key: [*map(html.unescape, v)] for key, v in metadata.keywords().items()},
        "constraints": [html.unescape(one.constraint) for one in metadata.constraints()],
        "history": [*map(html.unescape, metadata.history())],
    }


def main() -> None:
    path, name = sys.argv[1:]
    application = QgsApplication([], False)
    application.initQgis()
    project = QgsProject.instance()
    assert project.read(path)
    (layer,) = project.mapLayersByName(name)
    told = seen(layer)
    ours = [one for one in sys.modules if one.startswith("msme_qgis_plugin")]
    known = QgsApplication.processingRegistry().providerById("msme") is not None
    sys.stdout.write(json.dumps({"plugin": bool(ours) or known, "layer": told}) + "\n")
    project.clear()
    application.exitQgis()


if __name__ == "__main__":
    main()

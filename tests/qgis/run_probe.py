"""Runs the ground floor's algorithms in a QGIS of one language.

    run_probe.py LOCALE PROFILE

Prints what it saw as JSON: numbers, cells and tokens, and no sentence that
may differ between languages.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from qgis.core import (
    NULL,
    QgsApplication,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsSettings,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QLocale

HOME = Path(__file__).resolve().parents[2]
SAID = ("message", "boundary", "REASON")


def rows(layer: QgsVectorLayer) -> list[list[Any]]:
    names = [name for name in layer.fields().names() if name not in SAID]
    return [
        [None if feature[name] == NULL else feature[name] for name in names]
        for feature in layer.getFeatures()
    ]


def run(algorithm_id: str, **parameters: Any) -> dict[str, Any]:
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(algorithm_id)
    for definition in algorithm.destinationParameterDefinitions():
        parameters.setdefault(definition.name(), QgsProcessing.TEMPORARY_OUTPUT)
    context = QgsProcessingContext()
    results, done = algorithm.run(parameters, context, QgsProcessingFeedback(), {}, False)
    assert done
    layers = {}
    for name, value in list(results.items()):
        layer = context.temporaryLayerStore().mapLayer(str(value))
        if layer is not None:
            context.temporaryLayerStore().takeMapLayer(layer)
            layers[name] = layer
            results[name] = rows(layer)
        elif isinstance(value, str) and Path(value).is_file():
            del results[name]
    kept = {name: one for name, one in results.items() if name not in SAID}
    return {"label": algorithm.displayName(), **kept, "layers": layers}


def main() -> None:
    locale, profile = sys.argv[1:]
    os.environ["QGIS_CUSTOM_CONFIG_PATH"] = profile
    application = QgsApplication([], True, profile)
    QgsSettings().setValue("locale/overrideFlag", True)
    QgsSettings().setValue("locale/userLocale", locale)
    QLocale.setDefault(QLocale(locale))
    application.initQgis()
    sys.path.insert(0, str(HOME))
    from msme_qgis_plugin.algorithms.provider import MsmeProvider
    from msme_qgis_plugin.plugin import install_translator

    translator = install_translator()
    provider = MsmeProvider()
    QgsApplication.processingRegistry().addProvider(provider)

    table = HOME / "resources" / "demo" / "umkm_demo.csv"
    joined = run("msme:harmonise", INPUT=str(table))
    layer = joined.pop("layers")["OUTPUT"]
    field = next(n for n in layer.fields().names() if "1_000" in n)
    styled = run("msme:stylechoropleth", INPUT=layer, FIELD=field, LANGUAGE="en")
    imported = run("msme:importboundaries", INPUT=layer)
    for result in (styled, imported):
        result.pop("layers")
    # The layer that was styled goes by another id each time.
    assert styled.pop("OUTPUT") == layer.id()
    seen = {
        "locale": QLocale().name(),
        "translated": translator is not None,
        "labels": [one.pop("label") for one in (joined, styled, imported)],
        "results": [joined, styled, imported],
    }
    sys.stdout.write(json.dumps(seen, sort_keys=True) + "\n")
    application.exitQgis()


if __name__ == "__main__":
    main()

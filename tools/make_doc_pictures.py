"""Makes the pictures of the tutorial, in `docs/images/`.

    python tools/make_doc_pictures.py           the pages: maps and one profile
    python tools/make_doc_pictures.py --window  the dock, in a real QGIS window

Everything comes from the embedded demonstration. The window needs Xvfb and
opens the plugin from its zip, as a person installs it.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray
    from qgis.core import QgsMapLayer

HOME = Path(__file__).resolve().parents[1]
TARGET = HOME / "docs" / "images"
PROBE = Path(__file__).with_name("make_doc_pictures_window.py")
LANGUAGES = ("en", "id")
SCREEN = "-screen 0 1366x768x24"
PAGE_DPI = 110
COLOURS, COARSE = 256, 8
LONGEST_WAIT = 300
MAP_FIELD = "UMKM_per_1_000_penduduk"
WOMEN_FIELD = "UMKM_milik_perempuan_pct"
PROVINCE, DISTRICT = "15", "1501"
WORDS = {
    "en": {
        "map": "Micro and small enterprises per 1,000 people",
        "access": "Internet signal and density of MSMEs",
        "source": "demonstration, synthetic data",
        MAP_FIELD: "Enterprises per 1,000 people",
        WOMEN_FIELD: "Owned by women (%)",
        "share_internet": "MSMEs with signal (share)",
        "msme_per_km2": "MSMEs per km²",
    },
    "id": {
        "map": "Usaha mikro dan kecil per 1.000 penduduk",
        "access": "Sinyal internet dan kepadatan UMKM",
        "source": "data contoh (sintetis)",
        MAP_FIELD: "Usaha per 1.000 penduduk",
        WOMEN_FIELD: "Milik perempuan (%)",
        "share_internet": "UMKM bersinyal (proporsi)",
        "msme_per_km2": "UMKM per km²",
    },
}
SETTINGS = """\
[locale]
overrideFlag=true
userLocale={locale}
globalLocale={locale}
[qgis]
checkVersion=false
showTips=false
[PythonPlugins]
msme_qgis_plugin=true
processing=true
"""


def shrink(path: Path) -> None:
    """Bring a picture to the colours that it has most, not dithered."""
    import numpy as np
    from qgis.PyQt.QtGui import QColor, QImage

    image = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
    size = image.width(), image.height()
    bits = image.constBits()
    bits.setsize(image.sizeInBytes())
    pixels = np.frombuffer(bits, np.uint8).reshape(-1, 4)[:, :3].copy()
    # The eye does not see the last bits; a palette has room without them.
    rough, number, count = np.unique(
        pixels // COARSE, axis=0, return_inverse=True, return_counts=True
    )
    common = np.argsort(-count)[:COLOURS]
    middle = rough[common].astype(int)
    nearest = np.array([np.abs(middle - one).sum(axis=1).argmin() for one in rough])
    shown = QImage(*size, QImage.Format.Format_Indexed8)
    shown.setColorTable([QColor(*_mean(pixels[number.ravel() == one])).rgb() for one in common])
    places = nearest[number.ravel()].astype(np.uint8).reshape(size[::-1])
    lines = shown.bits()
    lines.setsize(shown.sizeInBytes())
    width = shown.bytesPerLine()
    np.frombuffer(lines, np.uint8).reshape(-1, width)[:, : size[0]] = places
    if not shown.save(str(path), "PNG", 0):
        raise SystemExit(f"{path} could not be written")
    print(f"{path.relative_to(HOME)}: {path.stat().st_size // 1024} KiB")


def _mean(pixels: NDArray[np.uint8]) -> list[int]:
    """Return the mean red, green and blue of pixels kept the other way."""
    return [round(float(one)) for one in pixels.mean(axis=0)[::-1]]


class Runner:
    """Runs our algorithms and hands their layers over."""

    def __init__(self) -> None:
        from qgis.core import QgsProcessingContext, QgsProject

        self.context = QgsProcessingContext()
        self.context.setProject(QgsProject.instance())

    def run(self, name: str, values: dict[str, Any]) -> dict[str, Any]:
        """Return what an algorithm gives; end where it fails."""
        from qgis.core import QgsApplication, QgsProcessingFeedback

        registry = QgsApplication.processingRegistry()
        algorithm = registry.createAlgorithmById(f"msme:{name}")
        wanted = {
            one.name(): "TEMPORARY_OUTPUT"
            for one in algorithm.destinationParameterDefinitions()
            if not one.flags() & one.Flag.FlagOptional
        }
        results, done = algorithm.run(
            {**wanted, **values}, self.context, QgsProcessingFeedback(False)
        )
        if not done:
            raise SystemExit(f"{name} did not finish")
        return results

    def layer(self, result: str) -> QgsMapLayer:
        """Return the layer of a result."""
        return self.context.getMapLayer(result)


def demo_requests() -> dict[str, dict[str, Any]]:
    """Return what the tutorial runs, by algorithm."""
    from demo_access import request

    from msme_qgis_plugin.core.paths import resource

    access = {
        name: value for name, value in request(Path()).items() if not str(value).startswith("ogr:")
    }
    table = str(resource("demo", "umkm_demo.csv"))
    return {"harmonise": {"INPUT": table}, "accessoverlay": access}


def pages(runner: Runner, language: str) -> Iterator[Path]:
    """Write the pages of one language."""
    words = WORDS[language]
    asked = demo_requests()
    districts = runner.layer(runner.run("harmonise", asked["harmonise"])["OUTPUT"])
    access = runner.layer(runner.run("accessoverlay", asked["accessoverlay"])["OUTPUT"])
    for layer in (districts, access):
        for name, alias in words.items():
            layer.setFieldAlias(layer.fields().indexFromName(name), alias)
    common = {"LANGUAGE": language, "SOURCE": words["source"], "DPI": PAGE_DPI, "PERIOD": "2024"}
    for name, layer, fields, more in (
        ("map", districts, [MAP_FIELD], {"TITLE": words["map"], "METHOD": "quantile"}),
        (
            "access",
            access,
            ["share_internet", "msme_per_km2"],
            {"PAGE": "province", "PROVINCE": PROVINCE, "TITLE": words["access"]},
        ),
        ("profile", districts, [MAP_FIELD, WOMEN_FIELD], {"PAGE": "atlas", "DISTRICT": DISTRICT}),
    ):
        path = TARGET / f"tutorial-{name}-{language}.png"
        result = runner.run(
            "districtreport",
            {"INPUT": layer, "FIELDS": fields, "OUTPUT": str(path), **common, **more},
        )
        made = Path(result["OUTPUT"])
        yield made.replace(path)


def make_pages() -> None:
    """Write all pages."""
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    sys.path.insert(0, str(HOME))
    from msme_qgis_plugin.algorithms.provider import MsmeProvider

    provider = MsmeProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    for language in LANGUAGES:
        for path in pages(Runner(), language):
            shrink(path)
    application.exitQgis()


def make_window(language: str, folder: Path) -> None:
    """Take the pictures of the dock in a QGIS of one language."""
    import package

    profile = folder / "profiles" / "default"
    with zipfile.ZipFile(package.build(folder)) as archive:
        archive.extractall(profile / "python" / "plugins")
    (profile / "QGIS").mkdir()
    (profile / "QGIS" / "QGIS3.ini").write_text(SETTINGS.format(locale=language))
    process = subprocess.Popen(
        ["xvfb-run", "-a", "-s", SCREEN, "tools/in-env", "qgis", "--nologo",
         "--noversioncheck", "--lang", language, "--code", str(PROBE)],
        cwd=HOME,
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "xcb",
            "QGIS_CUSTOM_CONFIG_PATH": str(folder),
            "MSME_PICTURES": str(TARGET),
        },
        start_new_session=True,
    )  # fmt: skip
    try:
        process.wait(timeout=LONGEST_WAIT)
    finally:
        # A QGIS that hangs must not stay behind, nor its screen.
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)


def main(arguments: list[str]) -> None:
    """Make the pictures that the command line asks for."""
    TARGET.mkdir(parents=True, exist_ok=True)
    if "--window" not in arguments:
        make_pages()
        return
    for language in LANGUAGES:
        with tempfile.TemporaryDirectory() as folder:
            make_window(language, Path(folder))
    for path in sorted(TARGET.glob("dock-*.png")):
        shrink(path)


if __name__ == "__main__":
    main(sys.argv[1:])

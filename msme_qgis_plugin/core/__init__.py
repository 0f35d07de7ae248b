"""Tables in, tables out: nothing here knows QGIS or Qt."""

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
 <context>
  <name>MsmeAlgorithm</name>
  <message>
   <source>Analysis</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Data</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Map</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Overlay</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>MsmePlugin</name>
  <message>
   <source>MSME planning</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show or hide the MSME planning panel</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>MsmeProvider</name>
  <message>
   <source>MSME planning</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>WelcomeDock</name>
  <message>
   <source>&amp;Map a spreadsheet…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Open the demo</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Excel, CSV, ODS or DBF, one row per district. The header, the codes and the number style are found for you, and every row is accounted for.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>First time here?</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Join a table to the districts, see what matched and what did not, and get a layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>MSME planning</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open the example map that comes with the plugin</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Synthetic figures for all 514 districts. Goes straight to a map.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Works offline. Your files stay on this computer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Your own table</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>core</name>
  <message>
   <source>1 to {most} different class breaks are expected, “{value}” was given.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A dataset called {dataset} is already described. Choose another name for your description, or say that it replaces your own.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A map can have {least} to {most} classes; {value} were asked for.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>All {count} values are equal ({value}), so there is one class.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Belongs to {unit} ({code}), which the boundaries in use do not hold.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Class breaks are numbers separated by ; or spaces, such as “18; 27,5; 37.5” without thousands separators; “{value}” is not a number.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Head/tail breaks find their number of classes themselves: {made} instead of {wanted}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Head/tail breaks would make more than {made} classes; the topmost are joined into one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No unit has a value that may be shown, so there are no classes and every unit is drawn as without data.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>None of the markets {markets} has a region of its own in the table of pairs. Choose at least one market that has.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Not added up to the parents, because a share, rate or average cannot be added: {columns}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Pairs of regions are expected in the columns user_loc, fr_loc, scaled_sci or user_country, friend_country, user_region, friend_region, scaled_sci; the table has: {columns}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Round steps give {made} classes instead of {wanted}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Row {row} of the pairs: a connectedness of 0 or more is expected, “{value}” was found.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Row {row}: “{value}” is no quadkey of level {level}: {level} digits from 0 to 3 are expected. If a spreadsheet turned it into a number, import the column as text.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>So many units have the same value that {made} classes were made instead of {wanted}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The class break “{value}” lies outside the values when its separator is a decimal one, and inside when it marks thousands. Write {thousands} if thousands are meant, or a break within the values.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The column “{column}” is listed both as extensive (counts, which are shared out) and as intensive (rates, which are averaged). Choose one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The coordinate reference system “{crs}” is not understood. Give the layer a known one, such as EPSG:4326, and run again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The description {file} is wrong at {place}: expected {expected}, found {found}. Correct the file there, or take it out of its folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The field “{field}” holds {type}; classes need a field of numbers. Choose another field, or let the table's numbers be read first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layer has no field “{field}”; it has: {fields}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The pair {user} – {friend} is listed more than once with different values ({first} and {second}). Keep one of the rows.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The plugin's own file {path} is missing. Install the plugin again from its zip.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The point {x}, {y} cannot be brought to {crs}. Check that the layer has the right coordinate reference system.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The points have no column “{column}”; they have: {columns}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The polygons have no column “{column}”; they have: {columns}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The raster {path} cannot be read. A GeoTIFF or another raster that QGIS opens is expected; check that the file is complete.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The raster {path} has {bands} band(s); band {band} was asked for.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The result could not be written: {reason}. Check that the disk has room and that the file is not open elsewhere, then run again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The table holds the periods {periods}; {period} is mapped.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The weight {weight} must be 0 or more, but unit {unit} has {value} in row {row}. Correct that row, then run again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There are only {made} different values, so {made} classes were made instead of {wanted}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is no dataset called {dataset} in the catalogue. The nearest are: {near}. Choose one of them, or describe the file's columns once and save the description.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is no indicator called {indicator} in the catalogue. The nearest are: {near}. Take the id from the list of indicators.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Weights must be 0 or more; row {row} of the points has {value}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Weights must be 0 or more; the raster {path} holds {value}. If that value means “no data”, declare it as the raster's no-data value.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} of {classes} classes hold no unit.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} values are infinite and are drawn as without data.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{dataset} does not hold {variable}. It holds: {known}. Choose another variable or another dataset.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{indicator} cannot be computed: {missing} is not at hand. Datasets that hold it: {suppliers}. Add one of them or leave the indicator out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{source} has no column {column}, which {dataset} needs for {purpose}. Its columns begin: {headers}. Check that the file is of that dataset and wave, or choose another dataset.</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>dependencies</name>
  <message>
   <source>This computer's QGIS lacks the Python packages: {packages}. On a computer with internet, download them with "pip download {arguments}" and copy the files to a USB stick. Here, open the OSGeo4W Shell (Windows) or a terminal and run "python -m pip install --no-index --find-links FOLDER {arguments}", with the folder on the stick. Then restart QGIS.</source>
   <translation type="unfinished" />
  </message>
 </context>
</TS>

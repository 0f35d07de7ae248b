<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
 <context>
  <name>AccessOverlay</name>
  <message>
   <source>A count. Gives the gap between signal and use, and whether to build the network or to train people.</source>
   <translation>Berupa jumlah. Memberi kesenjangan antara sinyal dan pemakaian, serta apakah sebaiknya membangun jaringan atau melatih orang.</translation>
  </message>
  <message>
   <source>Access by sector and sex</source>
   <translation>Akses menurut kategori dan jenis kelamin</translation>
  </message>
  <message>
   <source>Access of MSMEs by district</source>
   <translation>Akses UMKM menurut kabupaten/kota</translation>
  </message>
  <message>
   <source>Code of the village, subdistrict or district, or the district's name. Found by its content if empty.</source>
   <translation>Kode desa, kecamatan, atau kabupaten/kota, atau nama kabupaten/kota. Dicari dari isinya jika kosong.</translation>
  </message>
  <message>
   <source>Code system of the counts</source>
   <translation>Sistem kode wilayah pada jumlah UMKM</translation>
  </message>
  <message>
   <source>Column with MSMEs that use the internet</source>
   <translation>Kolom UMKM yang memakai internet</translation>
  </message>
  <message>
   <source>Column with the count</source>
   <translation>Kolom jumlah</translation>
  </message>
  <message>
   <source>Column with the owner's sex</source>
   <translation>Kolom jenis kelamin pemilik</translation>
  </message>
  <message>
   <source>Column with the place</source>
   <translation>Kolom tempat</translation>
  </message>
  <message>
   <source>Column with the sector</source>
   <translation>Kolom kategori</translation>
  </message>
  <message>
   <source>Counts of MSMEs</source>
   <translation>Jumlah UMKM</translation>
  </message>
  <message>
   <source>Dataset</source>
   <translation>Dataset</translation>
  </message>
  <message>
   <source>Districts estimated</source>
   <translation>Kabupaten/kota dengan perkiraan</translation>
  </message>
  <message>
   <source>Districts ranked</source>
   <translation>Peringkat kabupaten/kota</translation>
  </message>
  <message>
   <source>Districts with a value</source>
   <translation>Kabupaten/kota dengan nilai</translation>
  </message>
  <message>
   <source>Each value with its lowest, its highest and its status.</source>
   <translation>Setiap nilai dengan nilai terendah, tertinggi, dan statusnya.</translation>
  </message>
  <message>
   <source>Found by its content if empty; - for none.</source>
   <translation>Dikenali dari isinya jika kosong; - jika tidak ada.</translation>
  </message>
  <message>
   <source>Give a survey of villages as a file or as a layer, exactly one of the two.</source>
   <translation>Berikan survei desa sebagai berkas atau sebagai layer, tepat salah satu.</translation>
  </message>
  <message>
   <source>Give the counts of MSMEs as a file or as a layer, exactly one of the two.</source>
   <translation>Berikan jumlah UMKM sebagai berkas atau sebagai layer, tepat salah satu.</translation>
  </message>
  <message>
   <source>How many of the worst villages to list.</source>
   <translation>Berapa desa prioritas yang didaftar.</translation>
  </message>
  <message>
   <source>Internet access of MSMEs</source>
   <translation>Akses internet UMKM</translation>
  </message>
  <message>
   <source>JSON, a number from 0 to 1 for 4g, 3g, 2g and none.</source>
   <translation>JSON, angka 0 sampai 1 untuk 4g, 3g, 2g, dan none.</translation>
  </message>
  <message>
   <source>Lays counts of MSMEs over a survey of villages: share with 4G, with any internet and an access score, each with its bounds.</source>
   <translation>Menumpangkan jumlah UMKM pada survei desa: proporsi dengan 4G, dengan internet apa pun, dan skor akses, masing-masing dengan batas bawah dan atasnya.</translation>
  </message>
  <message>
   <source>MSMEs counted</source>
   <translation>UMKM yang dihitung</translation>
  </message>
  <message>
   <source>Mean width of the 4G share's bounds</source>
   <translation>Rata-rata lebar rentang proporsi 4G</translation>
  </message>
  <message>
   <source>Mean width of the internet share's bounds</source>
   <translation>Rata-rata lebar rentang proporsi internet</translation>
  </message>
  <message>
   <source>Mean width of the score's bounds</source>
   <translation>Rata-rata lebar rentang skor</translation>
  </message>
  <message>
   <source>One row per district, sector and sex.</source>
   <translation>Satu baris per kabupaten/kota, kategori, dan jenis kelamin.</translation>
  </message>
  <message>
   <source>One row per village, subdistrict or district (and sector and sex); codes of villages as in the survey.</source>
   <translation>Satu baris per desa, kecamatan, atau kabupaten/kota (dan kategori serta jenis kelamin); kode desa seperti dalam survei.</translation>
  </message>
  <message>
   <source>Only for counts by district without names; villages are in the survey's numbering.</source>
   <translation>Hanya untuk jumlah per kabupaten/kota tanpa nama; desa memakai penomoran survei.</translation>
  </message>
  <message>
   <source>Priority villages with many MSMEs</source>
   <translation>Desa prioritas dengan banyak UMKM</translation>
  </message>
  <message>
   <source>Rows of counts read</source>
   <translation>Baris UMKM yang dibaca</translation>
  </message>
  <message>
   <source>Rows of no known district</source>
   <translation>Baris tanpa kabupaten/kota yang dikenal</translation>
  </message>
  <message>
   <source>The only column of numbers if empty.</source>
   <translation>Satu-satunya kolom angka jika kosong.</translation>
  </message>
  <message>
   <source>Those with most MSMEs without full access first.</source>
   <translation>Yang UMKM-nya paling banyak tanpa akses penuh didahulukan.</translation>
  </message>
  <message>
   <source>Villages read</source>
   <translation>Desa yang dibaca</translation>
  </message>
  <message>
   <source>Villages to list</source>
   <translation>Desa yang didaftar</translation>
  </message>
  <message>
   <source>What each level of signal is worth</source>
   <translation>Bobot setiap tingkat sinyal</translation>
  </message>
  <message>
   <source>or counts in the project</source>
   <translation>atau jumlah UMKM dalam proyek</translation>
  </message>
  <message>
   <source>{count} of {rows} rows of the counts name no place that is known, and were not counted.</source>
   <translation>{count} dari {rows} baris data UMKM tidak menyebut tempat yang dikenal dan tidak dihitung.</translation>
  </message>
 </context>
 <context>
  <name>AccessWriter</name>
  <message>
   <source>Internet access of MSMEs</source>
   <translation>Akses internet UMKM</translation>
  </message>
  <message>
   <source>MSMEs: {source}</source>
   <translation>UMKM: {source}</translation>
  </message>
  <message>
   <source>Villages: {source}; {dataset}, {period}; licence: {licence}</source>
   <translation>Desa: {source}; {dataset}, {period}; lisensi: {licence}</translation>
  </message>
  <message>
   <source>Weighted by MSMEs per village where they are known; else totals of subdistricts or districts were spread over villages by families, which makes an estimate (E). The truth lies between _low and _high.</source>
   <translation>Ditimbang menurut UMKM per desa bila diketahui; jika tidak, total kecamatan atau kabupaten/kota disebarkan ke desa menurut keluarga, sehingga menjadi perkiraan (E). Nilai sebenarnya terletak di antara _low dan _high.</translation>
  </message>
 </context>
 <context>
  <name>AggregateVillages</name>
  <message>
   <source>({own} are not in the survey)</source>
   <translation>({own} tidak ada dalam survei)</translation>
  </message>
  <message>
   <source>Aggregate villages to districts</source>
   <translation>Agregasikan desa ke kabupaten/kota</translation>
  </message>
  <message>
   <source>Computes indicators per district from a survey of villages, each by its own rule and weight, with coverage and status.</source>
   <translation>Menghitung indikator per kabupaten/kota dari survei desa, masing-masing dengan aturan dan penimbangnya sendiri, disertai cakupan dan status.</translation>
  </message>
  <message>
   <source>Dataset</source>
   <translation>Dataset</translation>
  </message>
  <message>
   <source>Districts with indicators</source>
   <translation>Kabupaten/kota dengan indikator</translation>
  </message>
  <message>
   <source>Districts with villages</source>
   <translation>Kabupaten/kota dengan desa</translation>
  </message>
  <message>
   <source>Districts without villages</source>
   <translation>Kabupaten/kota tanpa desa</translation>
  </message>
  <message>
   <source>Give a survey of villages as a file or as a layer, exactly one of the two.</source>
   <translation>Berikan survei desa sebagai berkas atau sebagai layer, tepat salah satu.</translation>
  </message>
  <message>
   <source>Ids of the catalogue, such as B04_4g_vill; E01_elec. All that these villages give if empty.</source>
   <translation>Id dari katalog, misalnya B04_4g_vill; E01_elec. Jika kosong, semua yang dapat dihitung dari desa ini.</translation>
  </message>
  <message>
   <source>Indicators</source>
   <translation>Indikator</translation>
  </message>
  <message>
   <source>Indicators computed</source>
   <translation>Indikator yang dihitung</translation>
  </message>
  <message>
   <source>Names of variables, such as banks; cooperatives.</source>
   <translation>Nama variabel, misalnya banks; cooperatives.</translation>
  </message>
  <message>
   <source>Numbered by</source>
   <translation>Penomoran menurut</translation>
  </message>
  <message>
   <source>One feature per district; beside each indicator its status and the share of its weight that had data.</source>
   <translation>Satu fitur per kabupaten/kota; di samping tiap indikator ada statusnya dan bagian penimbang yang memiliki data.</translation>
  </message>
  <message>
   <source>Repeated rows merged</source>
   <translation>Baris berulang digabung</translation>
  </message>
  <message>
   <source>Rows read</source>
   <translation>Baris dibaca</translation>
  </message>
  <message>
   <source>Variables to add up</source>
   <translation>Variabel yang dijumlahkan</translation>
  </message>
  <message>
   <source>Villages without a known district</source>
   <translation>Desa tanpa kabupaten/kota yang dikenal</translation>
  </message>
  <message>
   <source>Weight</source>
   <translation>Penimbang</translation>
  </message>
  <message>
   <source>What a village counts for. It replaces only weights that the catalogue leaves as a choice. If empty, the first of an indicator's weights that the survey holds; the log says which.</source>
   <translation>Bobot satu desa. Hanya menggantikan penimbang yang dibebaskan katalog. Jika kosong, penimbang pertama setiap indikator yang ada dalam survei; log menyebutkannya.</translation>
  </message>
  <message>
   <source>weighted by {weight}</source>
   <translation>ditimbang menurut {weight}</translation>
  </message>
  <message>
   <source>{field}: {name} ({unit}); {formula}; rule: {rule}</source>
   <translation>{field}: {name} ({unit}); {formula}; aturan: {rule}</translation>
  </message>
 </context>
 <context>
  <name>AnalysePage</name>
  <message>
   <source>A table beside the map could not be opened.</source>
   <translation>Tabel di samping peta tidak dapat dibuka.</translation>
  </message>
  <message>
   <source>Accept a spreadsheet on the Data page, or open the demo.</source>
   <translation>Terima spreadsheet di halaman Data, atau buka contoh.</translation>
  </message>
  <message>
   <source>Analyse</source>
   <translation>Analisis</translation>
  </message>
  <message>
   <source>Compute what is ticked and map it (Ctrl+Return)</source>
   <translation>Hitung yang dicentang dan petakan (Ctrl+Return)</translation>
  </message>
  <message>
   <source>In the project too: {name}</source>
   <translation>Ada juga di proyek: {name}</translation>
  </message>
  <message>
   <source>Nothing to analyse yet</source>
   <translation>Belum ada yang dianalisis</translation>
  </message>
  <message>
   <source>Run</source>
   <translation>Jalankan</translation>
  </message>
  <message>
   <source>Tick what to compute</source>
   <translation>Centang yang akan dihitung</translation>
  </message>
  <message>
   <source>What can be computed of the data at hand</source>
   <translation>Yang dapat dihitung dari data yang ada</translation>
  </message>
  <message>
   <source>{count} ticked, ready to run</source>
   <translation>{count} dicentang, siap dijalankan</translation>
  </message>
 </context>
 <context>
  <name>AnalyseView</name>
  <message>
   <source> %</source>
   <translation> %</translation>
  </message>
  <message>
   <source>&amp;Add data…</source>
   <translation>Tambah &amp;data…</translation>
  </message>
  <message>
   <source>&amp;Breakdown</source>
   <translation>&amp;Rincian</translation>
  </message>
  <message>
   <source>&amp;Can be computed</source>
   <translation>&amp;Bisa dihitung</translation>
  </message>
  <message>
   <source>&amp;Min. coverage</source>
   <translation>&amp;Cakupan min.</translation>
  </message>
  <message>
   <source>&amp;Period</source>
   <translation>&amp;Periode</translation>
  </message>
  <message>
   <source>&amp;Users in</source>
   <translation>Peng&amp;guna di</translation>
  </message>
  <message>
   <source>&amp;Weight</source>
   <translation>Penim&amp;bang</translation>
  </message>
  <message>
   <source>By sector</source>
   <translation>Menurut kategori</translation>
  </message>
  <message>
   <source>C&amp;ount in</source>
   <translation>&amp;Jumlah di</translation>
  </message>
  <message>
   <source>Choose the column of internet users below</source>
   <translation>Pilih kolom pengguna internet di bawah</translation>
  </message>
  <message>
   <source>Default</source>
   <translation>Bawaan</translation>
  </message>
  <message>
   <source>Each period</source>
   <translation>Tiap periode</translation>
  </message>
  <message>
   <source>Each province</source>
   <translation>Tiap provinsi</translation>
  </message>
  <message>
   <source>Families</source>
   <translation>Keluarga</translation>
  </message>
  <message>
   <source>Formula: {formula}. Weight: {weight}.</source>
   <translation>Rumus: {formula}. Penimbang: {weight}.</translation>
  </message>
  <message>
   <source>Go to the page where files are dropped</source>
   <translation>Buka halaman tempat berkas diletakkan</translation>
  </message>
  <message>
   <source>MSMEs</source>
   <translation>UMKM</translation>
  </message>
  <message>
   <source>No column</source>
   <translation>Tidak ada kolom</translation>
  </message>
  <message>
   <source>None</source>
   <translation>Tanpa</translation>
  </message>
  <message>
   <source>Of what the page Map shows: {field}.</source>
   <translation>Dari yang ditampilkan halaman Peta: {field}.</translation>
  </message>
  <message>
   <source>Once</source>
   <translation>Sekali</translation>
  </message>
  <message>
   <source>One result, or one layer per province or period</source>
   <translation>Satu hasil, atau satu layer per provinsi atau periode</translation>
  </message>
  <message>
   <source>Parameters</source>
   <translation>Parameter</translation>
  </message>
  <message>
   <source>People</source>
   <translation>Penduduk</translation>
  </message>
  <message>
   <source>Repea&amp;t for</source>
   <translation>&amp;Ulangi per</translation>
  </message>
  <message>
   <source>Search indicators and overlays</source>
   <translation>Cari indikator dan tumpang susun</translation>
  </message>
  <message>
   <source>Share of the weight that needs data behind a value; with less there is no value</source>
   <translation>Bagian penimbang yang harus memiliki data di balik suatu nilai; jika kurang, nilainya tidak ada</translation>
  </message>
  <message>
   <source>Show lines with this text</source>
   <translation>Tampilkan baris dengan teks ini</translation>
  </message>
  <message>
   <source>Show only what the data at hand can give</source>
   <translation>Tampilkan hanya yang dapat dihitung dari data yang ada</translation>
  </message>
  <message>
   <source>The column with the number of MSMEs</source>
   <translation>Kolom yang berisi jumlah UMKM</translation>
  </message>
  <message>
   <source>The column with the number of MSMEs that use the internet, if there is one</source>
   <translation>Kolom yang berisi jumlah UMKM pengguna internet, bila ada</translation>
  </message>
  <message>
   <source>Tick what to compute; what is grey says what it needs</source>
   <translation>Centang yang akan dihitung; yang abu-abu menyebutkan apa yang diperlukan</translation>
  </message>
  <message>
   <source>Villages</source>
   <translation>Desa</translation>
  </message>
  <message>
   <source>What a village counts for, where an indicator leaves that open</source>
   <translation>Bobot tiap desa, bila indikatornya membolehkan pilihan</translation>
  </message>
  <message>
   <source>Whether to add a table with one row per district and sector</source>
   <translation>Apakah ditambahkan tabel dengan satu baris per kabupaten/kota dan kategori</translation>
  </message>
  <message>
   <source>Which of the tables at hand to take, where there are several</source>
   <translation>Tabel mana yang dipakai bila ada beberapa</translation>
  </message>
  <message>
   <source>families</source>
   <translation>keluarga</translation>
  </message>
  <message>
   <source>farm families</source>
   <translation>keluarga tani</translation>
  </message>
  <message>
   <source>none</source>
   <translation>tidak ada</translation>
  </message>
  <message>
   <source>people</source>
   <translation>penduduk</translation>
  </message>
  <message>
   <source>people aged 25 and over</source>
   <translation>penduduk usia 25 tahun ke atas</translation>
  </message>
  <message>
   <source>villages</source>
   <translation>desa</translation>
  </message>
 </context>
 <context>
  <name>AtHand</name>
  <message>
   <source>{count} counts by sector</source>
   <translation>{count} jumlah menurut kategori</translation>
  </message>
  <message>
   <source>{count} villages</source>
   <translation>{count} desa</translation>
  </message>
 </context>
 <context>
  <name>Bars</name>
  <message>
   <source>rank {rank}</source>
   <translation>peringkat {rank}</translation>
  </message>
 </context>
 <context>
  <name>BuildPack</name>
  <message>
   <source>A pack that exists is added to, never written over.</source>
   <translation>Paket yang sudah ada ditambah isinya, tidak pernah ditimpa.</translation>
  </message>
  <message>
   <source>An id of the catalogue, such as se2016, or a title; the name of the layer if empty.</source>
   <translation>Id dari katalog, misalnya se2016, atau sebuah judul; nama layer jika kosong.</translation>
  </message>
  <message>
   <source>At least 16 random bytes; the pack is signed with it. Keep it outside the pack's folder.</source>
   <translation>Sedikitnya 16 bita acak; paket ditandatangani dengannya. Simpan di luar folder paket.</translation>
  </message>
  <message>
   <source>Build a pack</source>
   <translation>Buat paket</translation>
  </message>
  <message>
   <source>Conflict in {table}, {key}: the pack keeps {held}; the other has {came}.</source>
   <translation>Pertentangan di {table}, {key}: paket mempertahankan {held}; yang lain memuat {came}.</translation>
  </message>
  <message>
   <source>Conflicts</source>
   <translation>Pertentangan</translation>
  </message>
  <message>
   <source>Conflicts found</source>
   <translation>Pertentangan yang ditemukan</translation>
  </message>
  <message>
   <source>Dataset</source>
   <translation>Dataset</translation>
  </message>
  <message>
   <source>Districts with values</source>
   <translation>Kabupaten/kota dengan nilai</translation>
  </message>
  <message>
   <source>Fields to take</source>
   <translation>Kolom yang diambil</translation>
  </message>
  <message>
   <source>GeoPackage</source>
   <translation>GeoPackage</translation>
  </message>
  <message>
   <source>Give layers with values, or another pack to merge.</source>
   <translation>Berikan layer dengan nilai, atau paket lain untuk digabungkan.</translation>
  </message>
  <message>
   <source>Match report</source>
   <translation>Laporan pencocokan</translation>
  </message>
  <message>
   <source>Observations added</source>
   <translation>Pengamatan yang ditambahkan</translation>
  </message>
  <message>
   <source>Observations kept, as nothing came for them</source>
   <translation>Pengamatan yang dipertahankan karena tidak ada penggantinya</translation>
  </message>
  <message>
   <source>Observations replaced</source>
   <translation>Pengamatan yang diganti</translation>
  </message>
  <message>
   <source>One row per thing that the two packs hold differently.</source>
   <translation>Satu baris untuk setiap hal yang berbeda di kedua paket.</translation>
  </message>
  <message>
   <source>Outputs of our algorithms: layers and tables with bps_code, values and their status.</source>
   <translation>Hasil algoritme kami: layer dan tabel dengan bps_code, nilai, dan statusnya.</translation>
  </message>
  <message>
   <source>Pack</source>
   <translation>Paket</translation>
  </message>
  <message>
   <source>Period</source>
   <translation>Periode</translation>
  </message>
  <message>
   <source>Puts units, values and where they are from into one GeoPackage, or adds to it.</source>
   <translation>Memasukkan wilayah, nilai, dan asal-usulnya ke dalam satu GeoPackage, atau menambahkannya.</translation>
  </message>
  <message>
   <source>Separated by |; all with a status if empty.</source>
   <translation>Dipisahkan dengan |; semua yang berstatus jika kosong.</translation>
  </message>
  <message>
   <source>Such as 2024; what the layer or dataset says if empty.</source>
   <translation>Misalnya 2024; seperti disebut layer atau dataset jika kosong.</translation>
  </message>
  <message>
   <source>Units added</source>
   <translation>Wilayah yang ditambahkan</translation>
  </message>
  <message>
   <source>What became of each row of the table.</source>
   <translation>Apa yang terjadi pada setiap baris tabel.</translation>
  </message>
  <message>
   <source>What both hold differently is listed, and the pack keeps its own.</source>
   <translation>Yang berbeda di antara keduanya didaftar, dan paket mempertahankan isinya sendiri.</translation>
  </message>
  <message>
   <source>or another pack to merge into it</source>
   <translation>atau paket lain untuk digabungkan ke dalamnya</translation>
  </message>
  <message>
   <source>{added} observations added, {replaced} replaced, {kept} kept because nothing came for them; {units} units added.</source>
   <translation>{added} pengamatan ditambahkan, {replaced} diganti, {kept} dipertahankan karena tidak ada penggantinya; {units} wilayah ditambahkan.</translation>
  </message>
 </context>
 <context>
  <name>Change</name>
  <message>
   <source>A layer or table with the first period, or with all of them.</source>
   <translation>Layer atau tabel dengan periode pertama, atau dengan semua periode.</translation>
  </message>
  <message>
   <source>Between two periods, such as 10; or the periods to compare, such as 2006; 2016. As the data say if empty.</source>
   <translation>Selisih antara dua periode, misalnya 10; atau periode yang dibandingkan, misalnya 2006; 2016. Seperti disebut data jika kosong.</translation>
  </message>
  <message>
   <source>By period: {source}</source>
   <translation>Menurut periode: {source}</translation>
  </message>
  <message>
   <source>Change between periods</source>
   <translation>Perubahan antarperiode</translation>
  </message>
  <message>
   <source>Change by sector</source>
   <translation>Perubahan menurut kategori</translation>
  </message>
  <message>
   <source>Change by sector: {source}</source>
   <translation>Perubahan menurut kategori: {source}</translation>
  </message>
  <message>
   <source>Change of units</source>
   <translation>Perubahan wilayah</translation>
  </message>
  <message>
   <source>Change, growth per year, trend, shift-share by sector, moves in rank and inequality, also where districts were split.</source>
   <translation>Perubahan, pertumbuhan per tahun, tren, shift-share menurut kategori, pergeseran peringkat, dan ketimpangan, juga jika kabupaten/kota dimekarkan.</translation>
  </message>
  <message>
   <source>Change: {source}</source>
   <translation>Perubahan: {source}</translation>
  </message>
  <message>
   <source>Code, name or id. Found by its content if empty.</source>
   <translation>Kode, nama, atau id. Dicari dari isinya jika kosong.</translation>
  </message>
  <message>
   <source>Column with the district</source>
   <translation>Kolom kabupaten/kota</translation>
  </message>
  <message>
   <source>Column with the sector</source>
   <translation>Kolom kategori</translation>
  </message>
  <message>
   <source>Column with the value</source>
   <translation>Kolom nilai</translation>
  </message>
  <message>
   <source>Counts are added to the district of the first period. Else they are X.</source>
   <translation>Jumlah ditambahkan ke kabupaten/kota pada periode pertama. Jika tidak, menjadi X.</translation>
  </message>
  <message>
   <source>Earlier period, or all</source>
   <translation>Periode awal, atau semua</translation>
  </message>
  <message>
   <source>Empty where the first one holds all periods.</source>
   <translation>Kosong jika yang pertama memuat semua periode.</translation>
  </message>
  <message>
   <source>Inequality after</source>
   <translation>Ketimpangan sesudah</translation>
  </message>
  <message>
   <source>Inequality before (Theil's T)</source>
   <translation>Ketimpangan sebelum (T Theil)</translation>
  </message>
  <message>
   <source>Inequality between provinces after</source>
   <translation>Ketimpangan antarprovinsi sesudah</translation>
  </message>
  <message>
   <source>Inequality between provinces before</source>
   <translation>Ketimpangan antarprovinsi sebelum</translation>
  </message>
  <message>
   <source>Kendall's tau-b of the two orders</source>
   <translation>Tau-b Kendall kedua urutan</translation>
  </message>
  <message>
   <source>Later period</source>
   <translation>Periode akhir</translation>
  </message>
  <message>
   <source>Merge up districts that were split</source>
   <translation>Gabungkan kembali kabupaten/kota yang dimekarkan</translation>
  </message>
  <message>
   <source>Moves between fifths, a JSON list</source>
   <translation>Perpindahan antarseperlima, daftar JSON</translation>
  </message>
  <message>
   <source>Of one period; the others are found. The first of several if empty.</source>
   <translation>Dari satu periode; yang lain dicari. Yang pertama jika kosong.</translation>
  </message>
  <message>
   <source>One feature per unit and period, for QGIS's temporal controller.</source>
   <translation>Satu fitur per wilayah dan periode, untuk pengontrol temporal QGIS.</translation>
  </message>
  <message>
   <source>One feature per unit: all periods, and what changed, with statuses.</source>
   <translation>Satu fitur per wilayah: semua periode dan perubahannya, dengan status.</translation>
  </message>
  <message>
   <source>One row per unit and sector: growth, mix and regional share.</source>
   <translation>Satu baris per wilayah dan kategori: pertumbuhan, bauran, dan daya saing.</translation>
  </message>
  <message>
   <source>Shares at rest, a JSON list</source>
   <translation>Proporsi dalam keadaan tetap, daftar JSON</translation>
  </message>
  <message>
   <source>The earlier and the later period are the same. Choose another layer, or none where the first one holds all periods.</source>
   <translation>Periode awal dan akhir sama. Pilih layer lain, atau kosongkan bila yang pertama memuat semua periode.</translation>
  </message>
  <message>
   <source>Units by period</source>
   <translation>Wilayah menurut periode</translation>
  </message>
  <message>
   <source>Units that cannot be compared</source>
   <translation>Wilayah yang tidak dapat dibandingkan</translation>
  </message>
  <message>
   <source>Units with a change</source>
   <translation>Wilayah dengan perubahan</translation>
  </message>
  <message>
   <source>Where there is a row per sector: gives the shift-share.</source>
   <translation>Jika ada satu baris per kategori: memberi shift-share.</translation>
  </message>
  <message>
   <source>Years</source>
   <translation>Tahun</translation>
  </message>
 </context>
 <context>
  <name>CheckDisclosure</name>
  <message>
   <source>A GeoPackage that “Build a pack” made.</source>
   <translation>GeoPackage hasil “Buat paket”.</translation>
  </message>
  <message>
   <source>A row per count that can be told, with its bounds; empty if there is none.</source>
   <translation>Satu baris per jumlah yang ketahuan, dengan batasnya; kosong jika tidak ada.</translation>
  </message>
  <message>
   <source>All that readers will have, also what was published before.</source>
   <translation>Semua yang akan diterima pembaca, juga yang pernah diterbitkan.</translation>
  </message>
  <message>
   <source>As “Withhold counts below” of what made the tables.</source>
   <translation>Seperti “Rahasiakan jumlah di bawah” pada alat yang membuat tabel.</translation>
  </message>
  <message>
   <source>Check what withheld counts give away</source>
   <translation>Periksa kerahasiaan jumlah</translation>
  </message>
  <message>
   <source>Counts below are small</source>
   <translation>Jumlah di bawah ini dianggap kecil</translation>
  </message>
  <message>
   <source>Counts found</source>
   <translation>Jumlah yang ditemukan</translation>
  </message>
  <message>
   <source>Counts withheld</source>
   <translation>Jumlah yang dirahasiakan</translation>
  </message>
  <message>
   <source>GeoPackage</source>
   <translation>GeoPackage</translation>
  </message>
  <message>
   <source>Layers and tables to be published</source>
   <translation>Layer dan tabel yang akan diterbitkan</translation>
  </message>
  <message>
   <source>Pack</source>
   <translation>Paket</translation>
  </message>
  <message>
   <source>Works withheld counts out of sums, shares and other tables, as a reader could, and lists what is found. Run it before tables are passed on.</source>
   <translation>Menghitung jumlah yang dirahasiakan dari penjumlahan, proporsi, dan tabel lain, seperti yang dapat dilakukan pembaca, dan menampilkan yang ditemukan. Jalankan sebelum tabel dibagikan.</translation>
  </message>
 </context>
 <context>
  <name>ClassModel</name>
  <message>
   <source>Category</source>
   <translation>Kategori</translation>
  </message>
  <message>
   <source>From</source>
   <translation>Dari</translation>
  </message>
  <message>
   <source>To</source>
   <translation>Sampai</translation>
  </message>
 </context>
 <context>
  <name>ComparePacks</name>
  <message>
   <source>Bounds, bases or coverages that differ</source>
   <translation>Batas, dasar, atau cakupan yang berbeda</translation>
  </message>
  <message>
   <source>Compare two packs</source>
   <translation>Bandingkan dua paket</translation>
  </message>
  <message>
   <source>Definitions that differ</source>
   <translation>Definisi yang berbeda</translation>
  </message>
  <message>
   <source>Differences</source>
   <translation>Perbedaan</translation>
  </message>
  <message>
   <source>Earlier pack</source>
   <translation>Paket sebelumnya</translation>
  </message>
  <message>
   <source>GeoPackage</source>
   <translation>GeoPackage</translation>
  </message>
  <message>
   <source>Indicators added</source>
   <translation>Indikator baru</translation>
  </message>
  <message>
   <source>Indicators gone</source>
   <translation>Indikator yang hilang</translation>
  </message>
  <message>
   <source>Later pack</source>
   <translation>Paket sesudahnya</translation>
  </message>
  <message>
   <source>Lists what changed from one pack to another: values, units, definitions.</source>
   <translation>Mendaftar apa yang berubah dari satu paket ke paket lain: nilai, wilayah, definisi.</translation>
  </message>
  <message>
   <source>One row per difference: what, of which unit, before, after, and why.</source>
   <translation>Satu baris per perbedaan: apa, wilayah mana, sebelum, sesudah, dan sebabnya.</translation>
  </message>
  <message>
   <source>Statuses that differ</source>
   <translation>Status yang berbeda</translation>
  </message>
  <message>
   <source>Such as last year's.</source>
   <translation>Misalnya paket tahun lalu.</translation>
  </message>
  <message>
   <source>Tolerance (per cent)</source>
   <translation>Toleransi (persen)</translation>
  </message>
  <message>
   <source>Units added</source>
   <translation>Wilayah baru</translation>
  </message>
  <message>
   <source>Units gone</source>
   <translation>Wilayah yang hilang</translation>
  </message>
  <message>
   <source>Units with another code</source>
   <translation>Wilayah dengan kode lain</translation>
  </message>
  <message>
   <source>Values that differ</source>
   <translation>Nilai yang berbeda</translation>
  </message>
  <message>
   <source>Values that differ by no more than this are not listed.</source>
   <translation>Nilai yang selisihnya tidak melebihi ini tidak didaftar.</translation>
  </message>
  <message>
   <source>Where no period is in both, the latest of each are compared, and years in the names of datasets and indicators count for nothing.</source>
   <translation>Bila tidak ada periode yang sama, periode terakhir masing-masing dibandingkan, dan tahun dalam nama dataset dan indikator diabaikan.</translation>
  </message>
 </context>
 <context>
  <name>Comparison</name>
  <message>
   <source>Choose {least} to {most} in the table above, with Ctrl and a click.</source>
   <translation>Pilih {least} sampai {most} pada tabel di atas, dengan Ctrl dan klik.</translation>
  </message>
 </context>
 <context>
  <name>CompositeIndex</name>
  <message>
   <source>A high index means</source>
   <translation>Indeks tinggi berarti</translation>
  </message>
  <message>
   <source>An index with a stand-in is marked as an estimate.</source>
   <translation>Indeks dengan nilai pengganti ditandai sebagai perkiraan.</translation>
  </message>
  <message>
   <source>Average</source>
   <translation>Rata-rata</translation>
  </message>
  <message>
   <source>Borderline units</source>
   <translation>Wilayah di ambang</translation>
  </message>
  <message>
   <source>Composite index with rank intervals</source>
   <translation>Indeks komposit dengan rentang peringkat</translation>
  </message>
  <message>
   <source>Geometric and harmonic means let no indicator make up for another one.</source>
   <translation>Pada rata-rata geometrik dan harmonik, satu indikator tidak menutupi indikator lain.</translation>
  </message>
  <message>
   <source>Goalposts and the target are columns of the indicators.</source>
   <translation>Batas acuan dan target adalah kolom pada tabel indikator.</translation>
  </message>
  <message>
   <source>How many come first</source>
   <translation>Banyaknya wilayah teratas</translation>
  </message>
  <message>
   <source>Make comparable by</source>
   <translation>Cara menyetarakan</translation>
  </message>
  <message>
   <source>More runs make intervals steadier; 0 gives no intervals.</source>
   <translation>Lebih banyak simulasi membuat rentang lebih mantap; 0 tidak memberi rentang.</translation>
  </message>
  <message>
   <source>Rank 1 is the highest index: the most in need, or the best.</source>
   <translation>Peringkat 1 adalah indeks tertinggi: yang paling membutuhkan, atau yang terbaik.</translation>
  </message>
  <message>
   <source>Runs under other choices</source>
   <translation>Simulasi dengan pilihan lain</translation>
  </message>
  <message>
   <source>Seed</source>
   <translation>Benih acak</translation>
  </message>
  <message>
   <source>Several indicators become one index; each rank comes with the interval that it has under other weights and methods.</source>
   <translation>Beberapa indikator menjadi satu indeks; setiap peringkat disertai rentangnya menurut penimbang dan metode lain.</translation>
  </message>
  <message>
   <source>The same seed gives the same result.</source>
   <translation>Benih yang sama memberi hasil yang sama.</translation>
  </message>
  <message>
   <source>Units certain to be among the first</source>
   <translation>Wilayah yang pasti teratas</translation>
  </message>
  <message>
   <source>Units out</source>
   <translation>Wilayah di luar</translation>
  </message>
  <message>
   <source>Weights given and effective, ranks moved, and correlations.</source>
   <translation>Penimbang yang diberikan dan yang efektif, perubahan peringkat, dan korelasi.</translation>
  </message>
  <message>
   <source>What each indicator does</source>
   <translation>Peran setiap indikator</translation>
  </message>
  <message>
   <source>Where a value is missing</source>
   <translation>Jika nilai tidak ada</translation>
  </message>
  <message>
   <source>Whose share of runs among the first so many is worked out.</source>
   <translation>Untuk menghitung proporsi simulasi dengan wilayah termasuk sekian teratas.</translation>
  </message>
  <message>
   <source>achievement</source>
   <translation>capaian</translation>
  </message>
  <message>
   <source>arithmetic</source>
   <translation>aritmetik</translation>
  </message>
  <message>
   <source>distance to a target</source>
   <translation>jarak ke target</translation>
  </message>
  <message>
   <source>geometric</source>
   <translation>geometrik</translation>
  </message>
  <message>
   <source>give no index</source>
   <translation>tidak memberi indeks</translation>
  </message>
  <message>
   <source>goalposts</source>
   <translation>batas acuan</translation>
  </message>
  <message>
   <source>harmonic</source>
   <translation>harmonik</translation>
  </message>
  <message>
   <source>lowest and highest value</source>
   <translation>nilai terendah dan tertinggi</translation>
  </message>
  <message>
   <source>need</source>
   <translation>kebutuhan</translation>
  </message>
  <message>
   <source>percentile rank</source>
   <translation>peringkat persentil</translation>
  </message>
  <message>
   <source>standard score</source>
   <translation>skor baku</translation>
  </message>
  <message>
   <source>take the median of the other units</source>
   <translation>memakai median wilayah lain</translation>
  </message>
  <message>
   <source>use the other indicators</source>
   <translation>memakai indikator lain</translation>
  </message>
 </context>
 <context>
  <name>Counters</name>
  <message>
   <source>Districts without a row in the file</source>
   <translation>Kabupaten/kota tanpa baris dalam berkas</translation>
  </message>
  <message>
   <source>Rows matched by exact name and type, or by hand</source>
   <translation>Baris yang cocok menurut nama dan jenis yang tepat, atau keputusan sendiri</translation>
  </message>
  <message>
   <source>Rows of districts that the boundaries in use do not hold</source>
   <translation>Baris kabupaten/kota yang tidak ada dalam batas wilayah yang dipakai</translation>
  </message>
  <message>
   <source>Rows that are no district known here, or left out</source>
   <translation>Baris yang bukan kabupaten/kota yang dikenal di sini, atau dilewati</translation>
  </message>
  <message>
   <source>Rows that may be several districts, or whose code and name disagree; never guessed</source>
   <translation>Baris yang mungkin berarti beberapa kabupaten/kota, atau yang kode dan namanya bertentangan; tidak pernah ditebak</translation>
  </message>
  <message>
   <source>Rows whose code is a district's</source>
   <translation>Baris yang kodenya milik kabupaten/kota</translation>
  </message>
  <message>
   <source>Rows with a former, English or other known name</source>
   <translation>Baris dengan nama lama, nama Inggris, atau nama lain yang dikenal</translation>
  </message>
  <message>
   <source>Rows with a similar name in the same province; look at them</source>
   <translation>Baris dengan nama mirip di provinsi yang sama; periksalah</translation>
  </message>
  <message>
   <source>Several rows for one district</source>
   <translation>Beberapa baris untuk satu kabupaten/kota</translation>
  </message>
  <message>
   <source>Totals, which are not mapped</source>
   <translation>Total, yang tidak dipetakan</translation>
  </message>
 </context>
 <context>
  <name>Coverage</name>
  <message>
   <source>{have} of {units}</source>
   <translation>{have} dari {units}</translation>
  </message>
 </context>
 <context>
  <name>DataEmpty</name>
  <message>
   <source>&amp;Browse…</source>
   <translation>&amp;Telusuri…</translation>
  </message>
  <message>
   <source>&amp;Data pack</source>
   <translation>Paket &amp;data</translation>
  </message>
  <message>
   <source>&amp;Import…</source>
   <translation>&amp;Impor…</translation>
  </message>
  <message>
   <source>&amp;Layer in project</source>
   <translation>&amp;Layer di proyek</translation>
  </message>
  <message>
   <source>&amp;Open the demo</source>
   <translation>&amp;Buka contoh</translation>
  </message>
  <message>
   <source>&amp;Remove</source>
   <translation>&amp;Keluarkan</translation>
  </message>
  <message>
   <source>&amp;Take the tour</source>
   <translation>I&amp;kuti tur</translation>
  </message>
  <message>
   <source>&amp;Use</source>
   <translation>&amp;Pakai</translation>
  </message>
  <message>
   <source>A GeoPackage that “Add to pack…” or “Build a pack” made</source>
   <translation>GeoPackage hasil “Ke paket…” atau “Buat paket”</translation>
  </message>
  <message>
   <source>A table or layer that is already in the project</source>
   <translation>Tabel atau layer yang sudah ada dalam proyek</translation>
  </message>
  <message>
   <source>Add to &amp;pack…</source>
   <translation>Ke &amp;paket…</translation>
  </message>
  <message>
   <source>Bou&amp;ndaries</source>
   <translation>Batas &amp;wilayah</translation>
  </message>
  <message>
   <source>Bring official boundaries (BIG, BPS, HDX) into the project</source>
   <translation>Masukkan batas resmi (BIG, BPS, HDX) ke proyek</translation>
  </message>
  <message>
   <source>Choose a layer…</source>
   <translation>Pilih layer…</translation>
  </message>
  <message>
   <source>Choose the file that you were sent</source>
   <translation>Pilih berkas yang Anda terima</translation>
  </message>
  <message>
   <source>Dataset</source>
   <translation>Dataset</translation>
  </message>
  <message>
   <source>Districts with data</source>
   <translation>Ada data</translation>
  </message>
  <message>
   <source>Drop a spreadsheet here</source>
   <translation>Letakkan spreadsheet di sini</translation>
  </message>
  <message>
   <source>Excel, CSV or ODS, one row per district. The header and the codes are found for you.</source>
   <translation>Excel, CSV, atau ODS, satu baris per kabupaten/kota. Judul kolom dan kode otomatis.</translation>
  </message>
  <message>
   <source>First time here?</source>
   <translation>Baru pertama kali?</translation>
  </message>
  <message>
   <source>For orientation only, not an official boundary.</source>
   <translation>Hanya untuk orientasi, bukan batas resmi.</translation>
  </message>
  <message>
   <source>In this project</source>
   <translation>Dalam proyek ini</translation>
  </message>
  <message>
   <source>Look at the match of this dataset again</source>
   <translation>Lihat lagi pencocokan dataset ini</translation>
  </message>
  <message>
   <source>Match &amp;again…</source>
   <translation>&amp;Cocokkan lagi…</translation>
  </message>
  <message>
   <source>Match the rows of this layer</source>
   <translation>Cocokkan baris layer ini</translation>
  </message>
  <message>
   <source>Open the demo, then two minutes through the four pages</source>
   <translation>Buka contoh, lalu dua menit melalui empat halaman</translation>
  </message>
  <message>
   <source>Open the example map that comes with the plugin</source>
   <translation>Buka peta contoh bawaan plugin</translation>
  </message>
  <message>
   <source>Open the pack as a group of maps</source>
   <translation>Buka paket sebagai grup peta</translation>
  </message>
  <message>
   <source>Other sources</source>
   <translation>Sumber lain</translation>
  </message>
  <message>
   <source>P&amp;eriod of the values</source>
   <translation>P&amp;eriode data</translation>
  </message>
  <message>
   <source>Period</source>
   <translation>Periode</translation>
  </message>
  <message>
   <source>Put the values of this dataset, its match and where they are from into a data pack: one file to hand on</source>
   <translation>Masukkan nilai dataset ini, pencocokannya, dan asalnya ke paket data: satu berkas untuk dibagikan</translation>
  </message>
  <message>
   <source>Synthetic figures for all 514 districts. Goes straight to a map.</source>
   <translation>Angka buatan untuk semua 514 kabupaten/kota. Langsung menjadi peta.</translation>
  </message>
  <message>
   <source>Take this dataset out of the project; its file stays</source>
   <translation>Keluarkan dataset ini dari proyek; berkasnya tetap ada</translation>
  </message>
  <message>
   <source>The dataset does not say of which period its values are; a year in the name of the file or the sheet is proposed. Goes into the pack and on pages</source>
   <translation>Dataset tidak menyebut periode datanya; tahun pada nama berkas atau lembar diusulkan. Dicatat dalam paket dan pada halaman</translation>
  </message>
  <message>
   <source>The polygons that the values are drawn on</source>
   <translation>Poligon tempat nilai digambar</translation>
  </message>
  <message>
   <source>Use</source>
   <translation>Pakai</translation>
  </message>
  <message>
   <source>What was brought to districts, with the districts that have data</source>
   <translation>Yang sudah dibawa ke kabupaten/kota, dengan jumlah wilayah yang ada datanya</translation>
  </message>
  <message>
   <source>such as 2024</source>
   <translation>misalnya 2024</translation>
  </message>
 </context>
 <context>
  <name>DataGaps</name>
  <message>
   <source>A GeoPackage that “Build a pack” made.</source>
   <translation>GeoPackage buatan “Buat paket”.</translation>
  </message>
  <message>
   <source>A layer of this plugin with values of one or several periods.</source>
   <translation>Layer buatan plugin ini dengan nilai satu atau beberapa periode.</translation>
  </message>
  <message>
   <source>All tables and packs of districts in it and in its folders.</source>
   <translation>Semua tabel dan paket kabupaten/kota di dalamnya dan di subfoldernya.</translation>
  </message>
  <message>
   <source>Annex</source>
   <translation>Lampiran</translation>
  </message>
  <message>
   <source>Annex of a letter</source>
   <translation>Lampiran surat</translation>
  </message>
  <message>
   <source>BPS code</source>
   <translation>Kode BPS</translation>
  </message>
  <message>
   <source>Completeness</source>
   <translation>Kelengkapan</translation>
  </message>
  <message>
   <source>Completeness: {source}</source>
   <translation>Kelengkapan: {source}</translation>
  </message>
  <message>
   <source>Dataset</source>
   <translation>Dataset</translation>
  </message>
  <message>
   <source>District</source>
   <translation>Kabupaten/kota</translation>
  </message>
  <message>
   <source>Districts</source>
   <translation>Kabupaten/kota</translation>
  </message>
  <message>
   <source>Folder of tables</source>
   <translation>Folder tabel</translation>
  </message>
  <message>
   <source>Gaps found</source>
   <translation>Kekosongan yang ditemukan</translation>
  </message>
  <message>
   <source>Gaps in the data</source>
   <translation>Kekosongan data</translation>
  </message>
  <message>
   <source>GeoPackage</source>
   <translation>GeoPackage</translation>
  </message>
  <message>
   <source>Give a folder, a pack or a layer, exactly one of the three.</source>
   <translation>Berikan folder, paket, atau layer, tepat salah satu dari ketiganya.</translation>
  </message>
  <message>
   <source>No.</source>
   <translation>No.</translation>
  </message>
  <message>
   <source>Notes</source>
   <translation>Catatan</translation>
  </message>
  <message>
   <source>Office in the district</source>
   <translation>Dinas di kabupaten/kota</translation>
  </message>
  <message>
   <source>One feature per unit: the share complete and the number of gaps.</source>
   <translation>Satu fitur per wilayah: proporsi yang lengkap dan banyaknya kekosongan.</translation>
  </message>
  <message>
   <source>One row each, with its state.</source>
   <translation>Masing-masing satu baris, dengan keadaannya.</translation>
  </message>
  <message>
   <source>One row per supplier, dataset, period, state and province.</source>
   <translation>Satu baris per penyedia, dataset, periode, keadaan, dan provinsi.</translation>
  </message>
  <message>
   <source>Period</source>
   <translation>Periode</translation>
  </message>
  <message>
   <source>Province</source>
   <translation>Provinsi</translation>
  </message>
  <message>
   <source>Spreadsheet</source>
   <translation>Spreadsheet</translation>
  </message>
  <message>
   <source>Stale after (years)</source>
   <translation>Usang setelah (tahun)</translation>
  </message>
  <message>
   <source>Summary</source>
   <translation>Ringkasan</translation>
  </message>
  <message>
   <source>The last numbers of a dataset are stale when they are older.</source>
   <translation>Angka terakhir suatu dataset usang jika lebih tua.</translation>
  </message>
  <message>
   <source>The latest year of the data if empty.</source>
   <translation>Tahun terakhir data jika kosong.</translation>
  </message>
  <message>
   <source>The office in each district if empty.</source>
   <translation>Dinas di setiap kabupaten/kota jika kosong.</translation>
  </message>
  <message>
   <source>There is no folder {folder}.</source>
   <translation>Tidak ada folder {folder}.</translation>
  </message>
  <message>
   <source>Units by dataset and period</source>
   <translation>Wilayah menurut dataset dan periode</translation>
  </message>
  <message>
   <source>Units with a number</source>
   <translation>Wilayah dengan angka</translation>
  </message>
  <message>
   <source>Units with a number, per cent</source>
   <translation>Wilayah dengan angka, persen</translation>
  </message>
  <message>
   <source>Units without any</source>
   <translation>Wilayah tanpa angka</translation>
  </message>
  <message>
   <source>What is lacking, row by row, and a summary by supplier.</source>
   <translation>Yang kurang, baris demi baris, dan ringkasan per penyedia.</translation>
  </message>
  <message>
   <source>What is there now</source>
   <translation>Keadaan sekarang</translation>
  </message>
  <message>
   <source>Which datasets and periods each district has, partly has or lacks; who has to supply them, as a table and as the annex of a letter.</source>
   <translation>Dataset dan periode yang dimiliki, sebagian dimiliki, atau belum dimiliki setiap kabupaten/kota; siapa yang perlu melengkapinya, sebagai tabel dan lampiran surat.</translation>
  </message>
  <message>
   <source>Who has to supply what</source>
   <translation>Siapa perlu melengkapi apa</translation>
  </message>
  <message>
   <source>Who supplies</source>
   <translation>Penyedia</translation>
  </message>
  <message>
   <source>Who supplies what no producer is known of</source>
   <translation>Penyedia jika produsen tidak diketahui</translation>
  </message>
  <message>
   <source>Year that age is counted from</source>
   <translation>Tahun acuan umur data</translation>
  </message>
  <message>
   <source>or a layer of units</source>
   <translation>atau layer wilayah</translation>
  </message>
  <message>
   <source>or a pack</source>
   <translation>atau paket</translation>
  </message>
 </context>
 <context>
  <name>DataMatch</name>
  <message>
   <source>&amp;Import…</source>
   <translation>&amp;Impor…</translation>
  </message>
  <message>
   <source>&amp;Remember for the next file</source>
   <translation>&amp;Ingat untuk berkas berikutnya</translation>
  </message>
  <message>
   <source>All rows ({count})</source>
   <translation>Semua baris ({count})</translation>
  </message>
  <message>
   <source>All, as one series</source>
   <translation>Semua, sebagai satu seri</translation>
  </message>
  <message>
   <source>Answer what is asked above; then the rows stand here.</source>
   <translation>Jawab pertanyaan di atas; barisnya lalu tampil di sini.</translation>
  </message>
  <message>
   <source>Bou&amp;ndaries</source>
   <translation>Batas &amp;wilayah</translation>
  </message>
  <message>
   <source>Bring official boundaries (BIG, BPS, HDX) into the project</source>
   <translation>Masukkan batas resmi (BIG, BPS, HDX) ke proyek</translation>
  </message>
  <message>
   <source>Close this file without mapping it</source>
   <translation>Tutup berkas ini tanpa memetakannya</translation>
  </message>
  <message>
   <source>Decided ({count})</source>
   <translation>Diputuskan ({count})</translation>
  </message>
  <message>
   <source>Decided as in earlier files: {count} rows.</source>
   <translation>Diputuskan seperti pada berkas sebelumnya: {count} baris.</translation>
  </message>
  <message>
   <source>Double-click shows the district on the map; Alt+Down opens the choice</source>
   <translation>Klik dua kali menampilkan kabupaten/kota pada peta; Alt+Bawah membuka pilihan</translation>
  </message>
  <message>
   <source>First rows, as read</source>
   <translation>Baris pertama, seperti dibaca</translation>
  </message>
  <message>
   <source>I&amp;d of units</source>
   <translation>I&amp;d wilayah</translation>
  </message>
  <message>
   <source>Na&amp;me</source>
   <translation>Na&amp;ma</translation>
  </message>
  <message>
   <source>No row here. Choose other rows, or clear the search.</source>
   <translation>Tidak ada baris di sini. Pilih baris lain, atau kosongkan pencarian.</translation>
  </message>
  <message>
   <source>Nu&amp;mbered by</source>
   <translation>Di&amp;beri nomor oleh</translation>
  </message>
  <message>
   <source>Num&amp;bers written</source>
   <translation>Penulisan &amp;angka</translation>
  </message>
  <message>
   <source>Peri&amp;od</source>
   <translation>Peri&amp;ode</translation>
  </message>
  <message>
   <source>Reading the file…</source>
   <translation>Membaca berkas…</translation>
  </message>
  <message>
   <source>Rows that say the same next year are decided the same way, and shown as remembered; numbers that may be read in two ways are read as you said</source>
   <translation>Baris yang sama tahun depan akan diputuskan dengan cara yang sama dan ditandai sebagai diingat; angka yang dapat dibaca dengan dua cara dibaca sesuai jawaban Anda</translation>
  </message>
  <message>
   <source>Say how the numbers are written.</source>
   <translation>Tentukan cara penulisan angkanya.</translation>
  </message>
  <message>
   <source>Search in the file</source>
   <translation>Cari dalam berkas</translation>
  </message>
  <message>
   <source>Show rows with this text</source>
   <translation>Tampilkan baris dengan teks ini</translation>
  </message>
  <message>
   <source>Show the first rows as they were read</source>
   <translation>Tampilkan baris pertama sebagaimana dibaca</translation>
  </message>
  <message>
   <source>Take another file</source>
   <translation>Ambil berkas lain</translation>
  </message>
  <message>
   <source>The field with the id of the polygons, where they are no provinces, districts or subdistricts of Indonesia</source>
   <translation>Kolom dengan id poligon, bila bukan provinsi, kabupaten/kota, atau kecamatan di Indonesia</translation>
  </message>
  <message>
   <source>The field with the names of the polygons</source>
   <translation>Kolom dengan nama poligon</translation>
  </message>
  <message>
   <source>The polygons that the values are drawn on</source>
   <translation>Poligon tempat nilai digambar</translation>
  </message>
  <message>
   <source>The same digits mean other districts to BPS and to Kemendagri</source>
   <translation>Angka yang sama berarti kabupaten/kota lain bagi BPS dan bagi Kemendagri</translation>
  </message>
  <message>
   <source>The sheet of the file to read</source>
   <translation>Lembar berkas yang dibaca</translation>
  </message>
  <message>
   <source>To check ({count})</source>
   <translation>Perlu diperiksa ({count})</translation>
  </message>
  <message>
   <source>What each column was taken for; change it where it is wrong</source>
   <translation>Sebagai apa tiap kolom dipakai; ubah bila salah</translation>
  </message>
  <message>
   <source>Whether 1.250 is a thousand two hundred and fifty</source>
   <translation>Apakah 1.250 berarti seribu dua ratus lima puluh</translation>
  </message>
  <message>
   <source>Which of the periods in the table to map</source>
   <translation>Periode dalam tabel yang dipetakan</translation>
  </message>
  <message>
   <source>Which rows to show</source>
   <translation>Baris yang ditampilkan</translation>
  </message>
  <message>
   <source>found by itself</source>
   <translation>otomatis</translation>
  </message>
  <message>
   <source>matching the rows</source>
   <translation>mencocokkan baris</translation>
  </message>
  <message>
   <source>reading the table</source>
   <translation>membaca tabel</translation>
  </message>
  <message>
   <source>{rows} rows, {columns} columns</source>
   <translation>{rows} baris, {columns} kolom</translation>
  </message>
 </context>
 <context>
  <name>DataPage</name>
  <message>
   <source>Accept and map</source>
   <translation>Terima dan petakan</translation>
  </message>
  <message>
   <source>Bring a table to districts</source>
   <translation>Bawa tabel ke kabupaten/kota</translation>
  </message>
  <message>
   <source>Bring the values to the districts and show the map (Ctrl+Return)</source>
   <translation>Bawa nilai ke kabupaten/kota dan tampilkan peta (Ctrl+Return)</translation>
  </message>
  <message>
   <source>Data</source>
   <translation>Data</translation>
  </message>
  <message>
   <source>Every row is mapped</source>
   <translation>Semua baris dipetakan</translation>
  </message>
  <message>
   <source>Not matched yet</source>
   <translation>Belum dicocokkan</translation>
  </message>
  <message>
   <source>Spreadsheet to map</source>
   <translation>Spreadsheet yang dipetakan</translation>
  </message>
  <message>
   <source>Tables</source>
   <translation>Tabel</translation>
  </message>
  <message>
   <source>The decisions were not remembered: {reason}</source>
   <translation>Keputusan tidak diingat: {reason}</translation>
  </message>
  <message>
   <source>This layer does not say which file it was made of. Drop the file again.</source>
   <translation>Layer ini tidak menyebut berkas asalnya. Letakkan lagi berkasnya.</translation>
  </message>
  <message>
   <source>bringing values to districts</source>
   <translation>membawa nilai ke kabupaten/kota</translation>
  </message>
  <message>
   <source>{count} rows left off the map</source>
   <translation>{count} baris tidak dipetakan</translation>
  </message>
  <message>
   <source>{file}: {what}, ready for analysis. Tick what to compute.</source>
   <translation>{file}: {what}, siap dianalisis. Centang yang akan dihitung.</translation>
  </message>
 </context>
 <context>
  <name>DecisionBox</name>
  <message>
   <source>&amp;Keep this</source>
   <translation>&amp;Pakai ini</translation>
  </message>
  <message>
   <source>&amp;Leave out</source>
   <translation>&amp;Lewati</translation>
  </message>
  <message>
   <source>&amp;Undo the decision</source>
   <translation>&amp;Batalkan keputusan</translation>
  </message>
  <message>
   <source>A&amp;dd</source>
   <translation>&amp;Jumlahkan</translation>
  </message>
  <message>
   <source>Add the rows of the district up</source>
   <translation>Jumlahkan baris-baris kabupaten/kota ini</translation>
  </message>
  <message>
   <source>All {count}: {choice}</source>
   <translation>Semua {count}: {choice}</translation>
  </message>
  <message>
   <source>Choose among all districts</source>
   <translation>Pilih dari semua kabupaten/kota</translation>
  </message>
  <message>
   <source>Decide alike about all rows of this kind that are open</source>
   <translation>Putuskan sekaligus semua baris sejenis yang masih terbuka</translation>
  </message>
  <message>
   <source>Keep &amp;other</source>
   <translation>Pakai yang &amp;lain</translation>
  </message>
  <message>
   <source>Keep this row off the map</source>
   <translation>Jangan petakan baris ini</translation>
  </message>
  <message>
   <source>Let the row be matched as it was</source>
   <translation>Biarkan baris dicocokkan seperti semula</translation>
  </message>
  <message>
   <source>Map the other row and leave this one out</source>
   <translation>Petakan baris yang lain dan lewati yang ini</translation>
  </message>
  <message>
   <source>Map this row and leave the others out</source>
   <translation>Petakan baris ini dan lewati yang lain</translation>
  </message>
  <message>
   <source>Nothing to decide</source>
   <translation>Tidak ada yang perlu diputuskan</translation>
  </message>
  <message>
   <source>Ot&amp;her…</source>
   <translation>Lai&amp;nnya…</translation>
  </message>
  <message>
   <source>Row {row}: {text}</source>
   <translation>Baris {row}: {text}</translation>
  </message>
  <message>
   <source>Search a district…</source>
   <translation>Cari kabupaten/kota…</translation>
  </message>
  <message>
   <source>Type a part of the district's name</source>
   <translation>Ketik sebagian nama kabupaten/kota</translation>
  </message>
  <message>
   <source>by code</source>
   <translation>menurut kode</translation>
  </message>
  <message>
   <source>by name</source>
   <translation>menurut nama</translation>
  </message>
  <message>
   <source>leave out</source>
   <translation>lewati</translation>
  </message>
  <message>
   <source>the one left</source>
   <translation>satu yang tersisa</translation>
  </message>
 </context>
 <context>
  <name>Deprivation</name>
  <message>
   <source>A row per unit and k.</source>
   <translation>Satu baris per wilayah dan k.</translation>
  </message>
  <message>
   <source>Adjusted headcount</source>
   <translation>Angka deprivasi yang disesuaikan</translation>
  </message>
  <message>
   <source>BPS code of the unit that a row lies in; as codes tell if empty.</source>
   <translation>Kode BPS wilayah tempat baris berada; mengikuti kode jika kosong.</translation>
  </message>
  <message>
   <source>Deprivation by province</source>
   <translation>Deprivasi menurut provinsi</translation>
  </message>
  <message>
   <source>Deprivation over all k</source>
   <translation>Deprivasi atas semua k</translation>
  </message>
  <message>
   <source>Deprived from (share of the weights)</source>
   <translation>Terdeprivasi mulai (bagian penimbang)</translation>
  </message>
  <message>
   <source>Districts and provinces of a table get the built-in boundaries.</source>
   <translation>Kabupaten/kota dan provinsi dari tabel memperoleh batas bawaan.</translation>
  </message>
  <message>
   <source>Field with the larger unit</source>
   <translation>Kolom wilayah di atasnya</translation>
  </message>
  <message>
   <source>Field with the people</source>
   <translation>Kolom penduduk</translation>
  </message>
  <message>
   <source>Intensity</source>
   <translation>Intensitas</translation>
  </message>
  <message>
   <source>Multiple deprivation (Alkire–Foster)</source>
   <translation>Deprivasi multidimensi (Alkire–Foster)</translation>
  </message>
  <message>
   <source>Of villages or households: the share of people who are deprived in several ways at once, how much, and of what.</source>
   <translation>Dari desa atau rumah tangga: proporsi penduduk yang terdeprivasi dalam beberapa hal sekaligus, seberapa besar, dan dalam hal apa.</translation>
  </message>
  <message>
   <source>One per row if empty.</source>
   <translation>Satu per baris jika kosong.</translation>
  </message>
  <message>
   <source>Share who are deprived</source>
   <translation>Proporsi yang terdeprivasi</translation>
  </message>
  <message>
   <source>Units of the result</source>
   <translation>Wilayah hasil</translation>
  </message>
  <message>
   <source>What each province, and all together, have of it.</source>
   <translation>Yang dimiliki setiap provinsi dan keseluruhan.</translation>
  </message>
  <message>
   <source>Who is deprived in at least so much counts as poor.</source>
   <translation>Yang terdeprivasi sedikitnya sebesar itu dihitung miskin.</translation>
  </message>
 </context>
 <context>
  <name>DescribeTable</name>
  <message>
   <source>Columns</source>
   <translation>Kolom</translation>
  </message>
  <message>
   <source>Columns counted</source>
   <translation>Jumlah kolom</translation>
  </message>
  <message>
   <source>Columns that may be read in two ways, a JSON list</source>
   <translation>Kolom yang dapat dibaca dengan dua cara, daftar JSON</translation>
  </message>
  <message>
   <source>Describe a table</source>
   <translation>Deskripsikan tabel</translation>
  </message>
  <message>
   <source>First rows, a JSON list</source>
   <translation>Baris pertama, daftar JSON</translation>
  </message>
  <message>
   <source>Level of the units</source>
   <translation>Tingkat wilayah</translation>
  </message>
  <message>
   <source>Lists the columns of a table and what they are taken for: code, name, province, values.</source>
   <translation>Mendaftar kolom tabel dan dianggap sebagai apa kolom itu: kode, nama, provinsi, nilai.</translation>
  </message>
  <message>
   <source>One row per column; personal columns show no values.</source>
   <translation>Satu baris per kolom; nilai kolom data pribadi tidak ditampilkan.</translation>
  </message>
  <message>
   <source>Rows</source>
   <translation>Baris</translation>
  </message>
  <message>
   <source>Sheet that was read</source>
   <translation>Lembar yang dibaca</translation>
  </message>
  <message>
   <source>Sheets, a JSON list</source>
   <translation>Lembar, daftar JSON</translation>
  </message>
  <message>
   <source>Spreadsheet or text file</source>
   <translation>Berkas spreadsheet atau teks</translation>
  </message>
  <message>
   <source>The file as it came.</source>
   <translation>Berkas apa adanya.</translation>
  </message>
  <message>
   <source>What the table is good for, a JSON object</source>
   <translation>Kegunaan tabel, objek JSON</translation>
  </message>
 </context>
 <context>
  <name>DistrictReport</name>
  <message>
   <source>2 to 7, where the page finds classes itself.</source>
   <translation>2 sampai 7, bila halaman menentukan kelas sendiri.</translation>
  </message>
  <message>
   <source>300 for print. Place names are settled for 300.</source>
   <translation>300 untuk cetak. Nama tempat ditata untuk 300.</translation>
  </message>
  <message>
   <source>BPS code of four digits, for an atlas of this district alone; its province need not be given. For a comparison, codes separated by ;.</source>
   <translation>Kode BPS empat angka, untuk atlas kabupaten/kota ini saja; provinsinya tidak perlu diberikan. Untuk perbandingan, beberapa kode dipisahkan ;.</translation>
  </message>
  <message>
   <source>Colours</source>
   <translation>Warna</translation>
  </message>
  <message>
   <source>District</source>
   <translation>Kabupaten/kota</translation>
  </message>
  <message>
   <source>Districts with values</source>
   <translation>Kabupaten/kota dengan nilai</translation>
  </message>
  <message>
   <source>Fields to show</source>
   <translation>Kolom yang ditampilkan</translation>
  </message>
  <message>
   <source>File format</source>
   <translation>Format berkas</translation>
  </message>
  <message>
   <source>If it is not styled yet, the page finds classes itself; the layer stays as it is.</source>
   <translation>Jika belum diberi gaya, halaman menentukan kelas sendiri; layer tetap seperti semula.</translation>
  </message>
  <message>
   <source>Language of the page</source>
   <translation>Bahasa halaman</translation>
  </message>
  <message>
   <source>Line under the title</source>
   <translation>Baris di bawah judul</translation>
  </message>
  <message>
   <source>Logo</source>
   <translation>Logo</translation>
  </message>
  <message>
   <source>Made from field, period and weight if empty.</source>
   <translation>Disusun dari kolom, periode, dan penimbang jika kosong.</translation>
  </message>
  <message>
   <source>Make a report page or atlas</source>
   <translation>Buat halaman laporan atau atlas</translation>
  </message>
  <message>
   <source>Method of the classes</source>
   <translation>Metode kelas</translation>
  </message>
  <message>
   <source>Name or two-digit BPS code, for province and atlas.</source>
   <translation>Nama atau kode BPS dua angka, untuk province dan atlas.</translation>
  </message>
  <message>
   <source>Names without room on the map</source>
   <translation>Nama yang tidak muat di peta</translation>
  </message>
  <message>
   <source>Names without room on the map: {names}</source>
   <translation>Nama yang tidak muat di peta: {names}</translation>
  </message>
  <message>
   <source>Number of classes</source>
   <translation>Jumlah kelas</translation>
  </message>
  <message>
   <source>Of your office.</source>
   <translation>Logo instansi Anda.</translation>
  </message>
  <message>
   <source>One for a map, two for a map of both, up to 4 for an atlas, 2 to 12 for multiples, up to 10 for a comparison. A field of text is drawn as categories. If empty, what the layer's style shows.</source>
   <translation>Satu untuk peta, dua untuk peta keduanya, sampai 4 untuk atlas, 2 sampai 12 untuk peta kecil berjajar, sampai 10 untuk perbandingan. Kolom teks digambar sebagai kategori. Jika kosong, isi gaya layer.</translation>
  </message>
  <message>
   <source>Organisation</source>
   <translation>Instansi</translation>
  </message>
  <message>
   <source>Page</source>
   <translation>Halaman</translation>
  </message>
  <message>
   <source>Pages</source>
   <translation>Halaman</translation>
  </message>
  <message>
   <source>Period</source>
   <translation>Periode</translation>
  </message>
  <message>
   <source>Pictures</source>
   <translation>Gambar</translation>
  </message>
  <message>
   <source>Project with the layout</source>
   <translation>Proyek dengan tata letak</translation>
  </message>
  <message>
   <source>Province</source>
   <translation>Provinsi</translation>
  </message>
  <message>
   <source>QGIS project</source>
   <translation>Proyek QGIS</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>Laporan</translation>
  </message>
  <message>
   <source>Resolution (dpi)</source>
   <translation>Resolusi (dpi)</translation>
  </message>
  <message>
   <source>Source</source>
   <translation>Sumber</translation>
  </message>
  <message>
   <source>Such as 2024; what the field says if empty.</source>
   <translation>Misalnya 2024; jika kosong, menurut kolomnya.</translation>
  </message>
  <message>
   <source>The name of the field if empty.</source>
   <translation>Nama kolom jika kosong.</translation>
  </message>
  <message>
   <source>The table the layer came from if empty.</source>
   <translation>Tabel asal layer jika kosong.</translation>
  </message>
  <message>
   <source>This page is about one province. Give its name or its two-digit BPS code.</source>
   <translation>Halaman ini tentang satu provinsi. Berikan nama atau kode BPS dua angkanya.</translation>
  </message>
  <message>
   <source>Title</source>
   <translation>Judul</translation>
  </message>
  <message>
   <source>To change the page in QGIS; opens without this plugin. Its data are put in a folder beside it.</source>
   <translation>Untuk mengubah halaman di QGIS; dapat dibuka tanpa plugin ini. Datanya diletakkan dalam folder di sampingnya.</translation>
  </message>
  <message>
   <source>Vector PDF with its fonts inside, PNG or SVG.</source>
   <translation>PDF vektor dengan fon di dalamnya, PNG, atau SVG.</translation>
  </message>
  <message>
   <source>Weight</source>
   <translation>Penimbang</translation>
  </message>
  <message>
   <source>What the values are weighted by; what the field says if empty.</source>
   <translation>Penimbang nilainya; jika kosong, menurut kolomnya.</translation>
  </message>
  <message>
   <source>Who hands the page out; stands after the date.</source>
   <translation>Yang menerbitkan halaman; ditulis setelah tanggal.</translation>
  </message>
  <message>
   <source>Writes a page with map, legend, source and method, or one page per district of a province, as PDF, PNG or SVG.</source>
   <translation>Menulis halaman dengan peta, legenda, sumber, dan metode, atau satu halaman per kabupaten/kota dalam provinsi, sebagai PDF, PNG, atau SVG.</translation>
  </message>
  <message>
   <source>auto follows the file's name. An atlas is one PDF, or one PNG or SVG per district.</source>
   <translation>auto mengikuti nama berkas. Atlas berupa satu PDF, atau satu PNG atau SVG per kabupaten/kota.</translation>
  </message>
  <message>
   <source>auto is the language of QGIS.</source>
   <translation>auto berarti bahasa QGIS.</translation>
  </message>
  <message>
   <source>auto keeps the classes of the layer's style; without one it takes natural groups (jenks), or thirds for two fields.</source>
   <translation>auto mempertahankan kelas gaya layer; tanpa gaya dipakai kelompok alami (jenks), atau sepertiga untuk dua kolom.</translation>
  </message>
  <message>
   <source>better, worse, neutral: what a high value means; auto is what the field says.</source>
   <translation>better, worse, neutral: arti nilai tinggi; auto mengikuti kolomnya.</translation>
  </message>
  <message>
   <source>national_landscape and national_portrait: A4; a3: A3 landscape; province: one province, A4; atlas: a page per district of a province; multiples: one small map per field; comparison: 2 to 5 districts side by side.</source>
   <translation>national_landscape dan national_portrait: A4; a3: A3 mendatar; province: satu provinsi, A4; atlas: satu halaman per kabupaten/kota dalam provinsi; multiples: satu peta kecil per kolom; comparison: 2 sampai 5 kabupaten/kota berdampingan.</translation>
  </message>
 </context>
 <context>
  <name>DockFrame</name>
  <message>
   <source>Cancel</source>
   <translation>Batal</translation>
  </message>
  <message>
   <source>Command for the terminal (qgis_process)</source>
   <translation>Perintah untuk terminal (qgis_process)</translation>
  </message>
  <message>
   <source>Copied.</source>
   <translation>Disalin.</translation>
  </message>
  <message>
   <source>Copied. In the Model Designer, choose Edit, Paste.</source>
   <translation>Disalin. Di Model Designer, pilih Edit, Tempel.</translation>
  </message>
  <message>
   <source>Copy as</source>
   <translation>Salin sebagai</translation>
  </message>
  <message>
   <source>Copy what the button beside does, for a terminal, a script or a model</source>
   <translation>Salin yang dilakukan tombol di sebelahnya, untuk terminal, skrip, atau model</translation>
  </message>
  <message>
   <source>Draw the map again after each change</source>
   <translation>Gambar ulang peta setelah setiap perubahan</translation>
  </message>
  <message>
   <source>Li&amp;ve preview</source>
   <translation>Prat&amp;injau</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>Buka</translation>
  </message>
  <message>
   <source>Options: language, method, colours, coverage, who hands pages out</source>
   <translation>Opsi: bahasa, metode, warna, cakupan, penerbit halaman</translation>
  </message>
  <message>
   <source>Python call</source>
   <translation>Perintah Python</translation>
  </message>
  <message>
   <source>Step for the Model Designer</source>
   <translation>Langkah untuk Model Designer</translation>
  </message>
  <message>
   <source>Stop what is running (Esc)</source>
   <translation>Hentikan yang sedang berjalan (Esc)</translation>
  </message>
  <message>
   <source>The results now lie beside the project: {files}</source>
   <translation>Hasil kini berada di samping proyek: {files}</translation>
  </message>
  <message>
   <source>{about} (Alt+{number})</source>
   <translation>{about} (Alt+{number})</translation>
  </message>
 </context>
 <context>
  <name>Effect</name>
  <message>
   <source>0: all. Else those that were most alike before the start.</source>
   <translation>0: semua. Selain itu, wilayah yang paling mirip sebelum program dimulai.</translation>
  </message>
  <message>
   <source>Automatic: Webb's six with fewer than 12 clusters.</source>
   <translation>Otomatis: enam titik Webb jika klaster kurang dari 12.</translation>
  </message>
  <message>
   <source>By group, period and time since the start; two-way fixed effects; placebos.</source>
   <translation>Menurut kelompok, periode, dan waktu sejak program dimulai; efek tetap dua arah; plasebo.</translation>
  </message>
  <message>
   <source>Clusters</source>
   <translation>Klaster</translation>
  </message>
  <message>
   <source>Compare with</source>
   <translation>Bandingkan dengan</translation>
  </message>
  <message>
   <source>Compares units with and without a programme before and after its start, and says how certain the difference is and what it may not say.</source>
   <translation>Membandingkan wilayah dengan dan tanpa program sebelum dan sesudah program dimulai, serta menyatakan seberapa pasti selisihnya dan apa yang tidak dapat disimpulkan.</translation>
  </message>
  <message>
   <source>Covariates</source>
   <translation>Kovariat</translation>
  </message>
  <message>
   <source>Draws</source>
   <translation>Jumlah pengacakan</translation>
  </message>
  <message>
   <source>Effect of a programme</source>
   <translation>Dampak program</translation>
  </message>
  <message>
   <source>Effect of a programme: {source}</source>
   <translation>Dampak program: {source}</translation>
  </message>
  <message>
   <source>Effect on units with the programme</source>
   <translation>Dampak pada wilayah dengan program</translation>
  </message>
  <message>
   <source>Effects</source>
   <translation>Dampak</translation>
  </message>
  <message>
   <source>Field with the cluster</source>
   <translation>Kolom klaster</translation>
  </message>
  <message>
   <source>Field with the period</source>
   <translation>Kolom periode</translation>
  </message>
  <message>
   <source>Field with the weight</source>
   <translation>Kolom penimbang</translation>
  </message>
  <message>
   <source>Greatest distance of a match</source>
   <translation>Jarak terjauh pembanding</translation>
  </message>
  <message>
   <source>How alike the groups were</source>
   <translation>Kemiripan kelompok</translation>
  </message>
  <message>
   <source>In standard deviations, such as 0.5. Any if empty.</source>
   <translation>Dalam simpangan baku, misalnya 0,5. Tanpa batas jika kosong.</translation>
  </message>
  <message>
   <source>Least effect that would mostly be seen</source>
   <translation>Dampak terkecil yang umumnya akan terlihat</translation>
  </message>
  <message>
   <source>Nearest controls of each unit</source>
   <translation>Jumlah pembanding terdekat per wilayah</translation>
  </message>
  <message>
   <source>Of the bootstrap, and of giving the programme to others. 0: none.</source>
   <translation>Untuk bootstrap, dan untuk pemberian program kepada wilayah lain secara acak. 0: tidak ada.</translation>
  </message>
  <message>
   <source>One of its periods; the others are found.</source>
   <translation>Salah satu periodenya; periode lain dicari sendiri.</translation>
  </message>
  <message>
   <source>Outcome</source>
   <translation>Indikator hasil</translation>
  </message>
  <message>
   <source>Outcome that it cannot have changed</source>
   <translation>Indikator yang tidak mungkin diubah program</translation>
  </message>
  <message>
   <source>Page of the result</source>
   <translation>Halaman hasil</translation>
  </message>
  <message>
   <source>Share of weights below zero, 0 to 1</source>
   <translation>Proporsi penimbang di bawah nol, 0 sampai 1</translation>
  </message>
  <message>
   <source>Signs of the wild bootstrap</source>
   <translation>Tanda pada wild bootstrap</translation>
  </message>
  <message>
   <source>Standard error</source>
   <translation>Galat baku</translation>
  </message>
  <message>
   <source>Standardised differences before the start, of all and of those matched.</source>
   <translation>Selisih terstandar sebelum program dimulai, untuk semua wilayah dan untuk yang dipasangkan.</translation>
  </message>
  <message>
   <source>Start of the programme</source>
   <translation>Awal program</translation>
  </message>
  <message>
   <source>Start, for yes and no</source>
   <translation>Awal, untuk ya dan tidak</translation>
  </message>
  <message>
   <source>Such as enterprises before the start. Each unit counts once if empty.</source>
   <translation>Misalnya jumlah usaha sebelum program dimulai. Setiap wilayah dihitung satu kali jika kosong.</translation>
  </message>
  <message>
   <source>The first period with it, such as 2018; empty for never. Or yes and no.</source>
   <translation>Periode pertama dengan program, misalnya 2018; kosong jika tidak pernah. Atau ya dan tidak.</translation>
  </message>
  <message>
   <source>Two-way fixed effects</source>
   <translation>Efek tetap dua arah</translation>
  </message>
  <message>
   <source>Units that get the programme later count until then, or not at all.</source>
   <translation>Wilayah yang memperoleh program kemudian dihitung sampai saat itu, atau tidak sama sekali.</translation>
  </message>
  <message>
   <source>Units with the programme</source>
   <translation>Wilayah dengan program</translation>
  </message>
  <message>
   <source>Units without it</source>
   <translation>Wilayah tanpa program</translation>
  </message>
  <message>
   <source>What else units may have moved by; each with its value before the start.</source>
   <translation>Hal lain yang mungkin menggerakkan wilayah; masing-masing dengan nilai sebelum program dimulai.</translation>
  </message>
  <message>
   <source>What it says and may not say, a picture and the estimates.</source>
   <translation>Apa yang dapat dan tidak dapat disimpulkan, gambar, dan perkiraannya.</translation>
  </message>
  <message>
   <source>What it was given to, such as the province. The unit if empty.</source>
   <translation>Satuan penerima program, misalnya provinsi. Wilayah itu sendiri jika kosong.</translation>
  </message>
  <message>
   <source>When it began, such as 2018, where the field says yes or no.</source>
   <translation>Kapan program dimulai, misalnya 2018, jika kolom berisi ya atau tidak.</translation>
  </message>
  <message>
   <source>Where an effect on it is found, something else is going on.</source>
   <translation>Jika terlihat dampak padanya, ada hal lain yang sedang terjadi.</translation>
  </message>
  <message>
   <source>Where there is a row per unit and period. Found by its name if empty.</source>
   <translation>Jika ada satu baris per wilayah dan periode. Dicari menurut namanya jika kosong.</translation>
  </message>
  <message>
   <source>With a row per unit and period, name the field with the id of the units.</source>
   <translation>Jika ada satu baris per wilayah dan periode, pilih kolom id wilayah.</translation>
  </message>
  <message>
   <source>p-value</source>
   <translation>Nilai p</translation>
  </message>
  <message>
   <source>p-value of giving the programme to others</source>
   <translation>Nilai p pemberian program kepada wilayah lain</translation>
  </message>
  <message>
   <source>p-value of moving alike before the start</source>
   <translation>Nilai p pergerakan yang sama sebelum program dimulai</translation>
  </message>
  <message>
   <source>p-value of the wild bootstrap</source>
   <translation>Nilai p wild bootstrap</translation>
  </message>
  <message>
   <source>units that do not have it yet</source>
   <translation>wilayah yang belum memiliki program</translation>
  </message>
  <message>
   <source>units that never have it</source>
   <translation>wilayah yang tidak pernah memiliki program</translation>
  </message>
 </context>
 <context>
  <name>EffectPage</name>
  <message>
   <source>Before and after the start</source>
   <translation>Sebelum dan sesudah program dimulai</translation>
  </message>
  <message>
   <source>Compared</source>
   <translation>Yang dibandingkan</translation>
  </message>
  <message>
   <source>Effect</source>
   <translation>Dampak</translation>
  </message>
  <message>
   <source>Effect by periods since the start, with intervals of 95 %</source>
   <translation>Dampak menurut periode sejak program dimulai, dengan selang 95 %</translation>
  </message>
  <message>
   <source>Effect on units with the programme</source>
   <translation>Dampak pada wilayah dengan program</translation>
  </message>
  <message>
   <source>Estimates</source>
   <translation>Perkiraan</translation>
  </message>
  <message>
   <source>From</source>
   <translation>Dari</translation>
  </message>
  <message>
   <source>How alike the groups were before</source>
   <translation>Kemiripan kelompok sebelum program</translation>
  </message>
  <message>
   <source>Mean with</source>
   <translation>Rata-rata dengan program</translation>
  </message>
  <message>
   <source>Mean without</source>
   <translation>Rata-rata tanpa program</translation>
  </message>
  <message>
   <source>Outcome just before</source>
   <translation>Indikator hasil tepat sebelumnya</translation>
  </message>
  <message>
   <source>Periods since the start of the programme</source>
   <translation>Periode sejak program dimulai</translation>
  </message>
  <message>
   <source>Placebo: a start that is too early</source>
   <translation>Plasebo: awal yang terlalu dini</translation>
  </message>
  <message>
   <source>Placebo: another outcome</source>
   <translation>Plasebo: indikator lain</translation>
  </message>
  <message>
   <source>Since</source>
   <translation>Sejak</translation>
  </message>
  <message>
   <source>Standard error</source>
   <translation>Galat baku</translation>
  </message>
  <message>
   <source>Standardised difference</source>
   <translation>Selisih terstandar</translation>
  </message>
  <message>
   <source>To</source>
   <translation>Sampai</translation>
  </message>
  <message>
   <source>Trend of the outcome before</source>
   <translation>Tren indikator hasil sebelumnya</translation>
  </message>
  <message>
   <source>Two-way fixed effects, for comparison</source>
   <translation>Efek tetap dua arah, sebagai perbandingan</translation>
  </message>
  <message>
   <source>With</source>
   <translation>Dengan</translation>
  </message>
  <message>
   <source>Without</source>
   <translation>Tanpa</translation>
  </message>
  <message>
   <source>p</source>
   <translation>p</translation>
  </message>
  <message>
   <source>… after matching</source>
   <translation>… setelah dipasangkan</translation>
  </message>
  <message>
   <source>… that have it since {period}</source>
   <translation>… yang memilikinya sejak {period}</translation>
  </message>
 </context>
 <context>
  <name>EmptyPage</name>
  <message>
   <source>&amp;Open the demo</source>
   <translation>&amp;Buka contoh</translation>
  </message>
  <message>
   <source>Go to &amp;data</source>
   <translation>Ke &amp;data</translation>
  </message>
  <message>
   <source>Open the example map that comes with the plugin</source>
   <translation>Buka peta contoh bawaan plugin</translation>
  </message>
  <message>
   <source>Show the page where files are dropped</source>
   <translation>Tampilkan halaman tempat meletakkan berkas</translation>
  </message>
 </context>
 <context>
  <name>Enablers</name>
  <message>
   <source>Associations (not causes)</source>
   <translation>Hubungan (bukan sebab)</translation>
  </message>
  <message>
   <source>Enablers</source>
   <translation>Pendorong</translation>
  </message>
  <message>
   <source>Enablers and inhibitors of farm enterprises</source>
   <translation>Pendorong dan penghambat usaha pertanian</translation>
  </message>
  <message>
   <source>How factors are made comparable</source>
   <translation>Cara faktor disetarakan</translation>
  </message>
  <message>
   <source>Ids of the catalogue, or fields of the layer. If empty, those of farming that the layer holds.</source>
   <translation>Id katalog, atau kolom layer. Jika kosong, yang menyangkut pertanian sejauh dimuat layer.</translation>
  </message>
  <message>
   <source>Inhibitors</source>
   <translation>Penghambat</translation>
  </message>
  <message>
   <source>Lowest to highest unit of the layer as 0 to 1 (range), by their order (rank), or shares as they are (share), which years and provinces can be compared by.</source>
   <translation>Wilayah terendah sampai tertinggi di layer sebagai 0 sampai 1 (range), menurut urutannya (rank), atau proporsi apa adanya (share) sehingga tahun dan provinsi dapat dibandingkan.</translation>
  </message>
  <message>
   <source>Outcome to correlate with</source>
   <translation>Hasil yang dikorelasikan</translation>
  </message>
  <message>
   <source>Pairs with an association</source>
   <translation>Pasangan yang berhubungan</translation>
  </message>
  <message>
   <source>Roads, irrigation, input kiosks, markets and finance against hazards, crop damage and forest: scores, their balance, and associations, which are no causes.</source>
   <translation>Jalan, irigasi, kios saprotan, pasar, dan pembiayaan terhadap bencana, kerusakan tanaman, dan hutan: skor, neracanya, dan hubungan, yang bukan sebab akibat.</translation>
  </message>
  <message>
   <source>Spearman's rank correlation of each pair, with p- and q-value.</source>
   <translation>Korelasi peringkat Spearman tiap pasangan, dengan nilai p dan q.</translation>
  </message>
  <message>
   <source>Such as the share of farm MSMEs. If empty, factors with each other.</source>
   <translation>Misalnya proporsi UMKM terkait pertanian. Jika kosong, faktor satu sama lain.</translation>
  </message>
 </context>
 <context>
  <name>ExportTable</name>
  <message>
   <source>2 to 7, where no classes are given.</source>
   <translation>2 sampai 7, bila kelas tidak diberikan.</translation>
  </message>
  <message>
   <source>All if empty.</source>
   <translation>Semua jika kosong.</translation>
  </message>
  <message>
   <source>Definition</source>
   <translation>Definisi</translation>
  </message>
  <message>
   <source>Export a table with its metadata</source>
   <translation>Ekspor tabel dengan metadatanya</translation>
  </message>
  <message>
   <source>Fields to export</source>
   <translation>Kolom yang diekspor</translation>
  </message>
  <message>
   <source>For fields that the catalogue does not know.</source>
   <translation>Untuk kolom yang tidak dikenal katalog.</translation>
  </message>
  <message>
   <source>From a map algorithm. If empty, the classes of the layer's style, or natural groups.</source>
   <translation>Dari algoritme peta. Jika kosong, kelas gaya layer, atau kelompok alami.</translation>
  </message>
  <message>
   <source>From “Harmonise a table to districts”.</source>
   <translation>Dari “Selaraskan tabel ke kabupaten/kota”.</translation>
  </message>
  <message>
   <source>Language of the metadata</source>
   <translation>Bahasa metadata</translation>
  </message>
  <message>
   <source>Layer or table</source>
   <translation>Layer atau tabel</translation>
  </message>
  <message>
   <source>Licence</source>
   <translation>Lisensi</translation>
  </message>
  <message>
   <source>Match report</source>
   <translation>Laporan pencocokan</translation>
  </message>
  <message>
   <source>Number of classes</source>
   <translation>Jumlah kelas</translation>
  </message>
  <message>
   <source>Numbers stay numbers, codes stay text. A value whose status is suppressed or not comparable is left out.</source>
   <translation>Angka tetap angka, kode tetap teks. Nilai yang dirahasiakan atau tidak dapat dibandingkan tidak disertakan.</translation>
  </message>
  <message>
   <source>Period</source>
   <translation>Periode</translation>
  </message>
  <message>
   <source>Rows</source>
   <translation>Baris</translation>
  </message>
  <message>
   <source>SDMX-CSV 1.0: a row per unit, indicator and period, with its status.</source>
   <translation>SDMX-CSV 1.0: satu baris per wilayah, indikator, dan periode, dengan statusnya.</translation>
  </message>
  <message>
   <source>Sheets Data, Breaks, Match report and Metadata.</source>
   <translation>Lembar Data, Breaks, Match report, dan Metadata.</translation>
  </message>
  <message>
   <source>Source</source>
   <translation>Sumber</translation>
  </message>
  <message>
   <source>Spreadsheet</source>
   <translation>Spreadsheet</translation>
  </message>
  <message>
   <source>Table of classes</source>
   <translation>Tabel kelas</translation>
  </message>
  <message>
   <source>Text file</source>
   <translation>Berkas teks</translation>
  </message>
  <message>
   <source>These data may not be used commercially ({licence}). Say so wherever you pass them on.</source>
   <translation>Data ini tidak boleh dipakai untuk tujuan komersial ({licence}). Sebutkan hal itu di mana pun Anda menyebarkannya.</translation>
  </message>
  <message>
   <source>Unit of measurement</source>
   <translation>Satuan</translation>
  </message>
  <message>
   <source>Values for other statistical systems</source>
   <translation>Nilai untuk sistem statistik lain</translation>
  </message>
  <message>
   <source>Weight</source>
   <translation>Penimbang</translation>
  </message>
  <message>
   <source>Writes values, class breaks, match report and metadata as a spreadsheet, and the values as text beside it.</source>
   <translation>Menulis nilai, batas kelas, laporan pencocokan, dan metadata sebagai spreadsheet, serta nilainya sebagai berkas teks di sampingnya.</translation>
  </message>
  <message>
   <source>auto is the language of QGIS. In Indonesian the text file has ; between cells and a decimal comma.</source>
   <translation>auto berarti bahasa QGIS. Dalam bahasa Indonesia, berkas teks memakai ; di antara sel dan koma desimal.</translation>
  </message>
  <message>
   <source>{there} was there already and is no export of these fields, so the text file is {written}.</source>
   <translation>{there} sudah ada dan bukan hasil ekspor kolom ini, sehingga berkas teksnya {written}.</translation>
  </message>
 </context>
 <context>
  <name>Exports</name>
  <message>
   <source>&amp;Map page (PDF)…</source>
   <translation>Halaman &amp;peta (PDF)…</translation>
  </message>
  <message>
   <source>&amp;Spreadsheet (xlsx)…</source>
   <translation>&amp;Spreadsheet (xlsx)…</translation>
  </message>
  <message>
   <source>A page has room for {most} small maps; {count} were left out.</source>
   <translation>Satu halaman memuat {most} peta kecil; {count} tidak ditampilkan.</translation>
  </message>
  <message>
   <source>Folder for the pages</source>
   <translation>Folder untuk halaman</translation>
  </message>
  <message>
   <source>Map page as a project with &amp;layout…</source>
   <translation>Halaman peta sebagai proyek dengan &amp;tata letak…</translation>
  </message>
  <message>
   <source>Map page of each province, a PDF for eac&amp;h…</source>
   <translation>Halaman peta, satu PDF per pro&amp;vinsi…</translation>
  </message>
  <message>
   <source>One small map per &amp;year (PDF)…</source>
   <translation>Satu peta kecil per ta&amp;hun (PDF)…</translation>
  </message>
  <message>
   <source>One small map per &amp;year, the latest {most} (PDF)…</source>
   <translation>Satu peta kecil per ta&amp;hun, {most} tahun terakhir (PDF)…</translation>
  </message>
  <message>
   <source>One small map per s&amp;ector (PDF)…</source>
   <translation>Satu peta kecil per kate&amp;gori (PDF)…</translation>
  </message>
  <message>
   <source>One small map per s&amp;ector, the {most} with most data (PDF)…</source>
   <translation>Satu peta kecil per kate&amp;gori, {most} dengan data terbanyak (PDF)…</translation>
  </message>
  <message>
   <source>P&amp;ages of all districts, a PDF per province…</source>
   <translation>H&amp;alaman semua kabupaten/kota, satu PDF per provinsi…</translation>
  </message>
  <message>
   <source>Page of the &amp;district…</source>
   <translation>Halaman &amp;kabupaten/kota…</translation>
  </message>
  <message>
   <source>Pages of the &amp;province, one PDF per district…</source>
   <translation>Halaman &amp;provinsi, satu PDF per kabupaten/kota…</translation>
  </message>
  <message>
   <source>Save as</source>
   <translation>Simpan sebagai</translation>
  </message>
  <message>
   <source>Selected districts &amp;side by side (PDF)…</source>
   <translation>&amp;Bandingkan kabupaten/kota terpilih (PDF)…</translation>
  </message>
  <message>
   <source>Written: {path}</source>
   <translation>Ditulis: {path}</translation>
  </message>
  <message>
   <source>writing the file</source>
   <translation>menulis berkas</translation>
  </message>
  <message>
   <source>{indicator} by sector</source>
   <translation>{indicator} menurut kategori</translation>
  </message>
 </context>
 <context>
  <name>FieldDialog</name>
  <message>
   <source>&amp;Higher values</source>
   <translation>Nilai lebih &amp;tinggi</translation>
  </message>
  <message>
   <source>&amp;Name</source>
   <translation>&amp;Nama</translation>
  </message>
  <message>
   <source>&amp;Unit</source>
   <translation>&amp;Satuan</translation>
  </message>
  <message>
   <source>As it stands on maps, pages and in spreadsheets</source>
   <translation>Seperti tertulis pada peta, halaman, dan spreadsheet</translation>
  </message>
  <message>
   <source>Indicator</source>
   <translation>Indikator</translation>
  </message>
  <message>
   <source>Such as people, million rupiah, %</source>
   <translation>Misalnya orang, juta rupiah, %</translation>
  </message>
  <message>
   <source>What they mean decides the colours and which districts fall behind</source>
   <translation>Artinya menentukan warna dan kabupaten/kota mana yang tertinggal</translation>
  </message>
  <message>
   <source>are better</source>
   <translation>lebih baik</translation>
  </message>
  <message>
   <source>are worse</source>
   <translation>lebih buruk</translation>
  </message>
  <message>
   <source>say nothing by themselves</source>
   <translation>tidak menunjukkan baik atau buruk</translation>
  </message>
 </context>
 <context>
  <name>FieldNotes</name>
  <message>
   <source>Each note with its district, the newest first, without its place.</source>
   <translation>Tiap catatan dengan kabupaten/kotanya, yang terbaru lebih dulu, tanpa letaknya.</translation>
  </message>
  <message>
   <source>Field notes by district</source>
   <translation>Catatan lapangan menurut kabupaten/kota</translation>
  </message>
  <message>
   <source>Field notes: {source}</source>
   <translation>Catatan lapangan: {source}</translation>
  </message>
  <message>
   <source>Field with the notes</source>
   <translation>Kolom yang memuat catatan</translation>
  </message>
  <message>
   <source>Found by its name if empty.</source>
   <translation>Ditemukan dari namanya bila kosong.</translation>
  </message>
  <message>
   <source>How many notes and photos each district has, and the latest texts.</source>
   <translation>Berapa catatan dan foto tiap kabupaten/kota, serta teks terbaru.</translation>
  </message>
  <message>
   <source>Joins notes and photos taken at points, such as with QField, to districts, where the profile on the page Report quotes them. Columns about persons and exact places are dropped.</source>
   <translation>Menggabungkan catatan dan foto yang diambil pada titik, misalnya dengan QField, ke kabupaten/kota; profil di halaman Laporan mengutipnya. Kolom tentang orang dan letak persis dibuang.</translation>
  </message>
  <message>
   <source>List of field notes</source>
   <translation>Daftar catatan lapangan</translation>
  </message>
  <message>
   <source>Notes at points</source>
   <translation>Catatan pada titik</translation>
  </message>
  <message>
   <source>Notes in a district</source>
   <translation>Catatan di suatu kabupaten/kota</translation>
  </message>
  <message>
   <source>Notes read</source>
   <translation>Catatan yang dibaca</translation>
  </message>
  <message>
   <source>Such as the GeoPackage of QField: a text, a date and a photo per point.</source>
   <translation>Misalnya GeoPackage dari QField: satu teks, tanggal, dan foto per titik.</translation>
  </message>
 </context>
 <context>
  <name>FlowsToDistricts</name>
  <message>
   <source>A text file of the Social Connectedness Index: user_loc, fr_loc, scaled_sci (2021) or user_country, friend_country, user_region, friend_region, scaled_sci (2026). Other countries are left out.</source>
   <translation>Berkas teks Social Connectedness Index: user_loc, fr_loc, scaled_sci (2021) atau user_country, friend_country, user_region, friend_region, scaled_sci (2026). Negara lain tidak disertakan.</translation>
  </message>
  <message>
   <source>BPS codes or full names of districts, such as 3171; Kota Surabaya; Kota Medan.</source>
   <translation>Kode BPS atau nama lengkap kabupaten/kota, misalnya 3171; Kota Surabaya; Kota Medan.</translation>
  </message>
  <message>
   <source>Connectedness of districts to markets</source>
   <translation>Keterhubungan kabupaten/kota dengan pasar</translation>
  </message>
  <message>
   <source>Connectedness to {markets}</source>
   <translation>Keterhubungan dengan {markets}</translation>
  </message>
  <message>
   <source>Districts known by their parent only</source>
   <translation>Kabupaten/kota yang hanya dikenal melalui induknya</translation>
  </message>
  <message>
   <source>Markets</source>
   <translation>Pasar</translation>
  </message>
  <message>
   <source>Markets with pairs</source>
   <translation>Pasar yang memiliki pasangan</translation>
  </message>
  <message>
   <source>Markets: {markets}</source>
   <translation>Pasar: {markets}</translation>
  </message>
  <message>
   <source>No district has a value: the pairs reach too few of the people of the markets, or name none of the districts.</source>
   <translation>Tidak ada kabupaten/kota yang memiliki nilai: pasangan wilayah menjangkau terlalu sedikit penduduk pasar, atau tidak menyebut satu pun kabupaten/kota.</translation>
  </message>
  <message>
   <source>One feature per district: connectedness (0–1), coverage, status and basis. A district without a polygon of its own in GADM has no value.</source>
   <translation>Satu fitur per kabupaten/kota: keterhubungan (0–1), cakupan, status, dan dasarnya. Kabupaten/kota tanpa poligon sendiri di GADM tidak memiliki nilai.</translation>
  </message>
  <message>
   <source>Pairs of regions</source>
   <translation>Pasangan wilayah</translation>
  </message>
  <message>
   <source>Share of each district's ties, such as friendships of the Social Connectedness Index, that lead to chosen markets.</source>
   <translation>Proporsi hubungan setiap kabupaten/kota, misalnya pertemanan dalam Social Connectedness Index, yang menuju pasar pilihan.</translation>
  </message>
  <message>
   <source>Text tables</source>
   <translation>Tabel teks</translation>
  </message>
  <message>
   <source>Weight: population of the districts</source>
   <translation>Penimbang: penduduk kabupaten/kota</translation>
  </message>
  <message>
   <source>{with_data} of {units} districts have a value; on average the pairs reach {share} of the people.</source>
   <translation>{with_data} dari {units} kabupaten/kota memiliki nilai; rata-rata pasangan menjangkau {share} penduduk.</translation>
  </message>
 </context>
 <context>
  <name>GroupAnalysis</name>
  <message>
   <source>A row per group and field: mean, mean of all units, and how many standard deviations lie between.</source>
   <translation>Satu baris per kelompok dan kolom: rata-rata, rata-rata semua wilayah, dan selisihnya dalam simpangan baku.</translation>
  </message>
  <message>
   <source>Each counts the same, in standard deviations from its mean.</source>
   <translation>Masing-masing berbobot sama, dalam simpangan baku dari rata-ratanya.</translation>
  </message>
  <message>
   <source>Fields to group by</source>
   <translation>Kolom untuk mengelompokkan</translation>
  </message>
  <message>
   <source>Groups</source>
   <translation>Kelompok</translation>
  </message>
  <message>
   <source>Profile of the groups</source>
   <translation>Profil kelompok</translation>
  </message>
  <message>
   <source>Share explained, 0 to 1</source>
   <translation>Proporsi yang dijelaskan, 0 sampai 1</translation>
  </message>
 </context>
 <context>
  <name>Harmonise</name>
  <message>
   <source>A JSON object: data row number or code|name to a BPS code, “leave out” or “add” (to the district's other rows). For all rows alike: *ambiguous* to kab, kota or only (the one candidate left), *code_name_conflict* to code or name.</source>
   <translation>Objek JSON: nomor baris data atau kode|nama ke kode BPS, “leave out”, atau “add” (ke baris lain kabupaten/kota itu). Untuk semua baris yang serupa: *ambiguous* ke kab, kota, atau only (satu calon yang tersisa), *code_name_conflict* ke code atau name.</translation>
  </message>
  <message>
   <source>A year: districts split since then are added up to their parents. Only counts can be added.</source>
   <translation>Tahun: kabupaten/kota yang dimekarkan sesudahnya dijumlahkan kembali ke induknya. Hanya jumlah yang dapat dijumlahkan.</translation>
  </message>
  <message>
   <source>Ambiguous rows</source>
   <translation>Baris ambigu</translation>
  </message>
  <message>
   <source>Column with Kabupaten or Kota</source>
   <translation>Kolom berisi Kabupaten atau Kota</translation>
  </message>
  <message>
   <source>Column with the district code</source>
   <translation>Kolom kode kabupaten/kota</translation>
  </message>
  <message>
   <source>Column with the district name</source>
   <translation>Kolom nama kabupaten/kota</translation>
  </message>
  <message>
   <source>Column with the larger unit, such as the district</source>
   <translation>Kolom wilayah yang lebih besar, misalnya kabupaten/kota</translation>
  </message>
  <message>
   <source>Column with the period</source>
   <translation>Kolom periode</translation>
  </message>
  <message>
   <source>Column with the province</source>
   <translation>Kolom provinsi</translation>
  </message>
  <message>
   <source>Columns to map</source>
   <translation>Kolom yang dipetakan</translation>
  </message>
  <message>
   <source>Decisions about single rows</source>
   <translation>Keputusan untuk baris tertentu</translation>
  </message>
  <message>
   <source>Districts with data</source>
   <translation>Kabupaten/kota dengan data</translation>
  </message>
  <message>
   <source>Districts with values</source>
   <translation>Kabupaten/kota dengan nilai</translation>
  </message>
  <message>
   <source>Districts without data</source>
   <translation>Kabupaten/kota tanpa data</translation>
  </message>
  <message>
   <source>Duplicate rows</source>
   <translation>Baris ganda</translation>
  </message>
  <message>
   <source>Fields by the headers of the table, a JSON object</source>
   <translation>Kolom menurut kepala tabel, objek JSON</translation>
  </message>
  <message>
   <source>Fields with values, a JSON list</source>
   <translation>Kolom bernilai, daftar JSON</translation>
  </message>
  <message>
   <source>Found by its content if empty; - for none.</source>
   <translation>Dicari dari isinya jika kosong; - untuk tidak ada.</translation>
  </message>
  <message>
   <source>Harmonise a table to districts</source>
   <translation>Selaraskan tabel ke kabupaten/kota</translation>
  </message>
  <message>
   <source>How numbers of single columns are written</source>
   <translation>Cara penulisan angka pada kolom tertentu</translation>
  </message>
  <message>
   <source>How the codes were read</source>
   <translation>Bagaimana kode dibaca</translation>
  </message>
  <message>
   <source>Joins a table to districts by code and name, and reports the result for each row.</source>
   <translation>Menggabungkan tabel ke kabupaten/kota menurut kode dan nama, dan melaporkan apa yang terjadi pada setiap baris.</translation>
  </message>
  <message>
   <source>Level of the units</source>
   <translation>Tingkat wilayah</translation>
  </message>
  <message>
   <source>Match report</source>
   <translation>Laporan pencocokan</translation>
  </message>
  <message>
   <source>Merge up to the districts of</source>
   <translation>Gabungkan ke kabupaten/kota tahun</translation>
  </message>
  <message>
   <source>Numbered by</source>
   <translation>Penomoran menurut</translation>
  </message>
  <message>
   <source>One feature per district, each value with its status.</source>
   <translation>Satu fitur per kabupaten/kota, setiap nilai dengan statusnya.</translation>
  </message>
  <message>
   <source>One row per input row and per district without data.</source>
   <translation>Satu baris per baris masukan dan per kabupaten/kota tanpa data.</translation>
  </message>
  <message>
   <source>Period that was mapped</source>
   <translation>Periode yang dipetakan</translation>
  </message>
  <message>
   <source>Period to map</source>
   <translation>Periode yang dipetakan</translation>
  </message>
  <message>
   <source>Periods in the table, a JSON list</source>
   <translation>Periode dalam tabel, daftar JSON</translation>
  </message>
  <message>
   <source>Rows matched</source>
   <translation>Baris yang cocok</translation>
  </message>
  <message>
   <source>Rows not matched</source>
   <translation>Baris yang tidak cocok</translation>
  </message>
  <message>
   <source>Rows of districts outside the boundaries</source>
   <translation>Baris kabupaten/kota di luar batas wilayah</translation>
  </message>
  <message>
   <source>Rows whose code and name disagree</source>
   <translation>Baris yang kode dan namanya bertentangan</translation>
  </message>
  <message>
   <source>Separated by | or as a JSON list. All columns of numbers, and of words that name kinds of units, if empty.</source>
   <translation>Dipisahkan dengan | atau sebagai daftar JSON. Bila kosong, semua kolom angka dan kolom kata yang menyebut jenis wilayah.</translation>
  </message>
  <message>
   <source>Several rows for one district</source>
   <translation>Beberapa baris untuk satu kabupaten/kota</translation>
  </message>
  <message>
   <source>Spreadsheet or text file</source>
   <translation>Berkas spreadsheet atau teks</translation>
  </message>
  <message>
   <source>Such as UMKM = indonesian; Omzet = english, also as a JSON list. For columns that do not tell by themselves.</source>
   <translation>Misalnya UMKM = indonesian; Omzet = english, dapat juga berupa daftar JSON. Untuk kolom yang tidak menunjukkannya sendiri.</translation>
  </message>
  <message>
   <source>The file as it came; title rows, two header rows and totals are understood. Codes stay text.</source>
   <translation>Berkas apa adanya; baris judul, kepala tabel dua baris, dan baris total dipahami. Kode tetap berupa teks.</translation>
  </message>
  <message>
   <source>Total rows</source>
   <translation>Baris total</translation>
  </message>
  <message>
   <source>Where the table holds several: one of them, the latest if empty; all keeps each as a field of its own.</source>
   <translation>Jika tabel memuat beberapa: salah satunya, yang terbaru jika kosong; all menyimpan masing-masing sebagai kolom tersendiri.</translation>
  </message>
  <message>
   <source>Year of the codes found</source>
   <translation>Tahun kode wilayah yang ditemukan</translation>
  </message>
  <message>
   <source>error stops; the other rules make one value, marked as an estimate.</source>
   <translation>error menghentikan; aturan lain menghasilkan satu nilai yang ditandai sebagai perkiraan.</translation>
  </message>
 </context>
 <context>
  <name>HarmonisedWriter</name>
  <message>
   <source>One of several rows for this unit; they were made one as was asked for.</source>
   <translation>Salah satu dari beberapa baris untuk wilayah ini; baris-baris itu digabung menjadi satu menurut cara yang dipilih.</translation>
  </message>
  <message>
   <source>Row {row}, {text}: {message}</source>
   <translation>Baris {row}, {text}: {message}</translation>
  </message>
  <message>
   <source>The table has no row for this unit.</source>
   <translation>Tabel tidak memuat baris untuk wilayah ini.</translation>
  </message>
  <message>
   <source>{double} of these rows share their unit with another one; they were made one as was asked for.</source>
   <translation>{double} di antaranya adalah baris untuk wilayah yang sama dengan baris lain; baris-baris itu dijadikan satu sesuai permintaan.</translation>
  </message>
  <message>
   <source>{matched} of {rows} rows matched; {units} units have a row, {without} have none.</source>
   <translation>{matched} dari {rows} baris cocok; {units} wilayah memiliki baris, {without} tidak.</translation>
  </message>
 </context>
 <context>
  <name>Histogram</name>
  <message>
   <source>Drag a break, or press Up and Down to choose and Left and Right to move one. Double-click or Insert adds, dragging off or Delete removes.</source>
   <translation>Seret batas kelas, atau tekan Atas dan Bawah untuk memilih serta Kiri dan Kanan untuk menggeser. Klik ganda atau Insert menambah, menyeret keluar atau Delete menghapus.</translation>
  </message>
  <message>
   <source>Histogram with breaks</source>
   <translation>Histogram dengan batas kelas</translation>
  </message>
 </context>
 <context>
  <name>Hotspots</name>
  <message>
   <source>Adjust rates</source>
   <translation>Sesuaikan rasio</translation>
  </message>
  <message>
   <source>Compares each unit's value with this field of its neighbours (bivariate).</source>
   <translation>Membandingkan nilai setiap wilayah dengan kolom ini pada tetangganya (bivariat).</translation>
  </message>
  <message>
   <source>Correction for many tests</source>
   <translation>Koreksi untuk banyak pengujian</translation>
  </message>
  <message>
   <source>Decides what the map shows; the columns hold p before and after.</source>
   <translation>Menentukan apa yang tampak pada peta; kolom memuat nilai p sebelum dan sesudahnya.</translation>
  </message>
  <message>
   <source>Field of the neighbours</source>
   <translation>Kolom tetangga</translation>
  </message>
  <message>
   <source>Field to compare</source>
   <translation>Kolom yang dibandingkan</translation>
  </message>
  <message>
   <source>Geary's C</source>
   <translation>Geary's C</translation>
  </message>
  <message>
   <source>General G</source>
   <translation>General G</translation>
  </message>
  <message>
   <source>Hot and cold spots</source>
   <translation>Klaster nilai tinggi dan rendah</translation>
  </message>
  <message>
   <source>Moran's I</source>
   <translation>Moran's I</translation>
  </message>
  <message>
   <source>More of them tell smaller p-values apart.</source>
   <translation>Makin banyak, makin kecil nilai p yang dapat dibedakan.</translation>
  </message>
  <message>
   <source>Neighbours on average</source>
   <translation>Rata-rata banyaknya tetangga</translation>
  </message>
  <message>
   <source>Permutations</source>
   <translation>Permutasi</translation>
  </message>
  <message>
   <source>Significant up to</source>
   <translation>Signifikan hingga</translation>
  </message>
  <message>
   <source>Takes out what shares of few vary by chance (empirical Bayes). The layer has to hold what the field is a share of.</source>
   <translation>Menghilangkan variasi kebetulan pada proporsi dengan pembagi kecil (empirical Bayes). Layer harus memuat pembagi kolom itu.</translation>
  </message>
  <message>
   <source>The numbers to compare.</source>
   <translation>Angka yang dibandingkan.</translation>
  </message>
  <message>
   <source>The p-value after the correction.</source>
   <translation>Nilai p setelah koreksi.</translation>
  </message>
  <message>
   <source>Units without neighbours of their own</source>
   <translation>Wilayah tanpa tetangga sendiri</translation>
  </message>
  <message>
   <source>Where high values lie among high ones and low among low: Moran, Geary, Getis and Ord, with permutations and a correction for many tests.</source>
   <translation>Tempat nilai tinggi berada di antara nilai tinggi dan nilai rendah di antara nilai rendah: Moran, Geary, Getis dan Ord, dengan permutasi dan koreksi untuk banyak pengujian.</translation>
  </message>
  <message>
   <source>none</source>
   <translation>tanpa koreksi</translation>
  </message>
  <message>
   <source>p-value of Moran's I</source>
   <translation>Nilai p Moran's I</translation>
  </message>
  <message>
   <source>p-value of general G</source>
   <translation>Nilai p General G</translation>
  </message>
 </context>
 <context>
  <name>ImportBoundaries</name>
  <message>
   <source>Areas that belong to no district.</source>
   <translation>Wilayah yang tidak termasuk kabupaten/kota mana pun.</translation>
  </message>
  <message>
   <source>Code system</source>
   <translation>Sistem kode wilayah</translation>
  </message>
  <message>
   <source>Districts</source>
   <translation>Kabupaten/kota</translation>
  </message>
  <message>
   <source>Districts found</source>
   <translation>Kabupaten/kota ditemukan</translation>
  </message>
  <message>
   <source>Districts from {source}</source>
   <translation>Kabupaten/kota dari {source}</translation>
  </message>
  <message>
   <source>Districts without a feature</source>
   <translation>Kabupaten/kota tanpa fitur</translation>
  </message>
  <message>
   <source>Features not recognised</source>
   <translation>Fitur yang tidak dikenali</translation>
  </message>
  <message>
   <source>Geometries repaired</source>
   <translation>Geometri yang diperbaiki</translation>
  </message>
  <message>
   <source>Import official boundaries</source>
   <translation>Impor batas resmi</translation>
  </message>
  <message>
   <source>Lakes and forests</source>
   <translation>Danau dan hutan</translation>
  </message>
  <message>
   <source>Makes districts with both codes of BIG, BPS, HDX, Kemendagri or GADM polygons, and repairs them.</source>
   <translation>Membuat kabupaten/kota dengan kedua kode dari poligon BIG, BPS, HDX, Kemendagri, atau GADM, dan memperbaikinya.</translation>
  </message>
  <message>
   <source>Needed only where codes of a single province come without names; auto decides by codes and names together.</source>
   <translation>Hanya diperlukan bila kode satu provinsi datang tanpa nama; auto memutuskan dari kode dan nama bersama-sama.</translation>
  </message>
  <message>
   <source>Official boundaries</source>
   <translation>Batas resmi</translation>
  </message>
  <message>
   <source>One feature per district with the codes of BPS and of Kemendagri, repaired, in EPSG:4326.</source>
   <translation>Satu fitur per kabupaten/kota dengan kode BPS dan Kemendagri, sudah diperbaiki, dalam EPSG:4326.</translation>
  </message>
  <message>
   <source>Polygons of districts, subdistricts or villages, with codes or names in any of their fields.</source>
   <translation>Poligon kabupaten/kota, kecamatan, atau desa/kelurahan, dengan kode atau nama di salah satu kolomnya.</translation>
  </message>
 </context>
 <context>
  <name>ImportRegister</name>
  <message>
   <source>A file with one row per enterprise; long texts are read in blocks. A register does not belong into a project.</source>
   <translation>Berkas dengan satu baris per usaha; teks panjang dibaca bagian demi bagian. Daftar usaha tidak dimasukkan ke proyek.</translation>
  </message>
  <message>
   <source>Address of a Dask scheduler</source>
   <translation>Alamat penjadwal Dask</translation>
  </message>
  <message>
   <source>Audit log</source>
   <translation>Log audit</translation>
  </message>
  <message>
   <source>Column that tells enterprises apart</source>
   <translation>Kolom yang membedakan usaha</translation>
  </message>
  <message>
   <source>Column with the business capital</source>
   <translation>Kolom modal usaha</translation>
  </message>
  <message>
   <source>Column with the district or village</source>
   <translation>Kolom kabupaten/kota atau desa</translation>
  </message>
  <message>
   <source>Column with the latitude</source>
   <translation>Kolom lintang</translation>
  </message>
  <message>
   <source>Column with the longitude</source>
   <translation>Kolom bujur</translation>
  </message>
  <message>
   <source>Column with the net assets</source>
   <translation>Kolom kekayaan bersih</translation>
  </message>
  <message>
   <source>Column with the owner's sex</source>
   <translation>Kolom jenis kelamin pemilik</translation>
  </message>
  <message>
   <source>Column with the sector (KBLI)</source>
   <translation>Kolom lapangan usaha (KBLI)</translation>
  </message>
  <message>
   <source>Column with the workers</source>
   <translation>Kolom tenaga kerja</translation>
  </message>
  <message>
   <source>Column with the yearly sales</source>
   <translation>Kolom penjualan setahun</translation>
  </message>
  <message>
   <source>Columns about persons, which were not read</source>
   <translation>Kolom tentang orang, yang tidak dibaca</translation>
  </message>
  <message>
   <source>Count a register of enterprises</source>
   <translation>Hitung daftar usaha</translation>
  </message>
  <message>
   <source>Counts enterprises by district, sector, sex of the owner and size. Columns about persons are never read, and counts that tell of few enterprises are withheld.</source>
   <translation>Menghitung usaha menurut kabupaten/kota, lapangan usaha, jenis kelamin pemilik, dan skala. Kolom tentang orang tidak pernah dibaca, dan jumlah yang mengungkap segelintir usaha dirahasiakan.</translation>
  </message>
  <message>
   <source>Counts long texts and Parquet on the computers of a cluster, which see the file under the same path. Needs dask and distributed.</source>
   <translation>Menghitung teks panjang dan Parquet di komputer-komputer suatu klaster, yang melihat berkas di jalur yang sama. Memerlukan dask dan distributed.</translation>
  </message>
  <message>
   <source>Counts published earlier</source>
   <translation>Jumlah yang telah dipublikasikan</translation>
  </message>
  <message>
   <source>Counts withheld</source>
   <translation>Jumlah yang dirahasiakan</translation>
  </message>
  <message>
   <source>Definition of size</source>
   <translation>Definisi skala usaha</translation>
  </message>
  <message>
   <source>Degrees; found by their content where no column tells the unit. They are not kept.</source>
   <translation>Derajat; ditemukan dari isinya bila tidak ada kolom yang menyebut wilayah. Tidak disimpan.</translation>
  </message>
  <message>
   <source>Enterprises counted</source>
   <translation>Jumlah usaha</translation>
  </message>
  <message>
   <source>Enterprises counted: {source}</source>
   <translation>Jumlah usaha: {source}</translation>
  </message>
  <message>
   <source>Enterprises in a known district</source>
   <translation>Usaha di kabupaten/kota yang dikenal</translation>
  </message>
  <message>
   <source>Enterprises read</source>
   <translation>Usaha yang dibaca</translation>
  </message>
  <message>
   <source>Found by its content if empty.</source>
   <translation>Dicari dari isinya jika kosong.</translation>
  </message>
  <message>
   <source>Goes by the columns below; without one, sizes are not counted.</source>
   <translation>Memakai kolom di bawah; tanpa definisi, skala tidak dihitung.</translation>
  </message>
  <message>
   <source>Key file</source>
   <translation>Berkas kunci</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>Kunci</translation>
  </message>
  <message>
   <source>Name both the column of the longitude and of the latitude.</source>
   <translation>Sebutkan kolom bujur dan kolom lintang, keduanya.</translation>
  </message>
  <message>
   <source>Numbers in persons or rupiah, for the definition that goes by them.</source>
   <translation>Angka dalam orang atau rupiah, untuk definisi yang memakainya.</translation>
  </message>
  <message>
   <source>One row per district, sector, sex and size, with totals; the input of other functions, such as the structure of MSMEs.</source>
   <translation>Satu baris per kabupaten/kota, lapangan usaha, jenis kelamin, dan skala, dengan total; masukan fungsi lain, misalnya struktur UMKM.</translation>
  </message>
  <message>
   <source>Outside the folders of projects, packs and results; made where it is not there. The same key gives the same pseudonyms next year.</source>
   <translation>Di luar folder proyek, paket data, dan hasil; dibuat bila belum ada. Kunci yang sama memberi samaran yang sama tahun depan.</translation>
  </message>
  <message>
   <source>Pseudonyms of enterprises</source>
   <translation>Samaran usaha</translation>
  </message>
  <message>
   <source>Read as it is, by the definition chosen above.</source>
   <translation>Dibaca apa adanya, menurut definisi yang dipilih di atas.</translation>
  </message>
  <message>
   <source>Register</source>
   <translation>Daftar usaha</translation>
  </message>
  <message>
   <source>Results of this function that others have. Those in the folders of the project and of the result are looked at by themselves.</source>
   <translation>Hasil fungsi ini yang sudah ada pada orang lain. Hasil di folder proyek dan folder keluaran diperiksa dengan sendirinya.</translation>
  </message>
  <message>
   <source>Rows left out as repeated</source>
   <translation>Baris yang dilewati karena berulang</translation>
  </message>
  <message>
   <source>Smaller counts, and those that would reveal them, are withheld (Q).</source>
   <translation>Jumlah yang lebih kecil, dan yang akan mengungkapnya, dirahasiakan (Q).</translation>
  </message>
  <message>
   <source>Such as 2024; it stands beside every number.</source>
   <translation>Misalnya 2024; dicantumkan di samping setiap angka.</translation>
  </message>
  <message>
   <source>Such as the NIK or NIB of the owner. Rows with the same are counted once; what stands in it is keyed (HMAC-SHA256) and never kept.</source>
   <translation>Misalnya NIK atau NIB pemilik. Baris dengan isi yang sama dihitung sekali; isinya disandikan dengan kunci (HMAC-SHA256) dan tidak pernah disimpan.</translation>
  </message>
  <message>
   <source>Tables</source>
   <translation>Tabel</translation>
  </message>
  <message>
   <source>The key file {file} was made. Keep it where nobody else reads it.</source>
   <translation>Berkas kunci {file} telah dibuat. Simpan di tempat yang tidak dapat dibaca orang lain.</translation>
  </message>
  <message>
   <source>To link registers of several years. They stay personal data: keep them as you keep the register.</source>
   <translation>Untuk menghubungkan daftar dari beberapa tahun. Samaran tetap data pribadi: simpan seperti menyimpan daftarnya.</translation>
  </message>
  <message>
   <source>To tell enterprises apart, name both the column and the key file.</source>
   <translation>Untuk membedakan usaha, sebutkan kolomnya dan berkas kuncinya.</translation>
  </message>
  <message>
   <source>Version of the sectors (KBLI)</source>
   <translation>Versi lapangan usaha (KBLI)</translation>
  </message>
  <message>
   <source>Version of the sectors found</source>
   <translation>Versi lapangan usaha yang ditemukan</translation>
  </message>
  <message>
   <source>What was read, dropped and withheld, without a value of anybody's.</source>
   <translation>Apa yang dibaca, dibuang, dan dirahasiakan, tanpa nilai milik siapa pun.</translation>
  </message>
  <message>
   <source>Withhold counts below</source>
   <translation>Rahasiakan jumlah di bawah</translation>
  </message>
  <message>
   <source>Year of the register</source>
   <translation>Tahun daftar usaha</translation>
  </message>
  <message>
   <source>auto goes by the year and by codes that one version alone has.</source>
   <translation>auto menurut tahun dan kode yang hanya ada di satu versi.</translation>
  </message>
  <message>
   <source>or column that names the size</source>
   <translation>atau kolom yang menyebut skala</translation>
  </message>
  <message>
   <source>{file} cannot be read; whether it tells counts is not known.</source>
   <translation>{file} tidak dapat dibaca; tidak diketahui apakah memuat jumlah usaha.</translation>
  </message>
 </context>
 <context>
  <name>IndicatorAnalysis</name>
  <message>
   <source>A row per indicator. Direction: better or worse, what more of it means; as the field says if empty. Weights sum to 1 or 100; equal if all are empty. Without rows, all fields that say their direction.</source>
   <translation>Satu baris per indikator. Arah: better atau worse, arti nilai yang lebih tinggi; mengikuti kolom jika kosong. Penimbang berjumlah 1 atau 100; sama jika semua kosong. Tanpa baris, semua kolom yang menyatakan arahnya.</translation>
  </message>
  <message>
   <source>Cut-off</source>
   <translation>Ambang deprivasi</translation>
  </message>
  <message>
   <source>Dimension</source>
   <translation>Dimensi</translation>
  </message>
  <message>
   <source>Direction</source>
   <translation>Arah</translation>
  </message>
  <message>
   <source>Field</source>
   <translation>Kolom</translation>
  </message>
  <message>
   <source>High goalpost</source>
   <translation>Batas acuan atas</translation>
  </message>
  <message>
   <source>Indicators</source>
   <translation>Indikator</translation>
  </message>
  <message>
   <source>Logarithm</source>
   <translation>Logaritma</translation>
  </message>
  <message>
   <source>Low goalpost</source>
   <translation>Batas acuan bawah</translation>
  </message>
  <message>
   <source>Setup (JSON or a file of it)</source>
   <translation>Pengaturan (JSON atau berkasnya)</translation>
  </message>
  <message>
   <source>Takes weights as parts of their sum; else a sum other than 1 or 100 is refused.</source>
   <translation>Memperlakukan penimbang sebagai bagian dari jumlahnya; jika tidak, jumlah selain 1 atau 100 ditolak.</translation>
  </message>
  <message>
   <source>Weight</source>
   <translation>Penimbang</translation>
  </message>
  <message>
   <source>Weights are relative</source>
   <translation>Penimbang bersifat relatif</translation>
  </message>
  <message>
   <source>What it says goes before the parameters above. The log of each run has its own.</source>
   <translation>Isinya mendahului parameter di atas. Log setiap proses memuat pengaturannya.</translation>
  </message>
 </context>
 <context>
  <name>LevelWords</name>
  <message>
   <source>1 district selected</source>
   <translation>1 kabupaten/kota dipilih</translation>
  </message>
  <message>
   <source>District</source>
   <translation>Kabupaten/kota</translation>
  </message>
  <message>
   <source>Districts</source>
   <translation>Kabupaten/kota</translation>
  </message>
  <message>
   <source>No district selected</source>
   <translation>Tidak ada kabupaten/kota yang dipilih</translation>
  </message>
  <message>
   <source>Province</source>
   <translation>Provinsi</translation>
  </message>
  <message>
   <source>Provinces</source>
   <translation>Provinsi</translation>
  </message>
  <message>
   <source>Rank among all districts</source>
   <translation>Peringkat di antara semua kabupaten/kota</translation>
  </message>
  <message>
   <source>Rank among all units of the map</source>
   <translation>Peringkat di antara semua wilayah pada peta</translation>
  </message>
  <message>
   <source>Rank among the districts of {province}</source>
   <translation>Peringkat di antara kabupaten/kota di {province}</translation>
  </message>
  <message>
   <source>Rank among the units of {province}</source>
   <translation>Peringkat di antara wilayah di {province}</translation>
  </message>
  <message>
   <source>Subdistrict</source>
   <translation>Kecamatan</translation>
  </message>
  <message>
   <source>Subdistricts</source>
   <translation>Kecamatan</translation>
  </message>
  <message>
   <source>Village</source>
   <translation>Desa/kelurahan</translation>
  </message>
  <message>
   <source>Villages</source>
   <translation>Desa/kelurahan</translation>
  </message>
  <message>
   <source>Zone</source>
   <translation>Zona</translation>
  </message>
  <message>
   <source>Zones</source>
   <translation>Zona</translation>
  </message>
  <message>
   <source>{count} districts lack one of the two and are hatched.</source>
   <translation>{count} kabupaten/kota kekurangan salah satunya dan diarsir.</translation>
  </message>
  <message>
   <source>{count} districts selected</source>
   <translation>{count} kabupaten/kota dipilih</translation>
  </message>
  <message>
   <source>{units} selected: {count}</source>
   <translation>{units} dipilih: {count}</translation>
  </message>
  <message>
   <source>{units} that lack one of the two are hatched: {count}</source>
   <translation>{units} yang kekurangan salah satunya diarsir: {count}</translation>
  </message>
 </context>
 <context>
  <name>LoadPack</name>
  <message>
   <source>A GeoPackage that “Build a pack” made.</source>
   <translation>GeoPackage hasil “Buat paket”.</translation>
  </message>
  <message>
   <source>Checksum and signature</source>
   <translation>Checksum dan tanda tangan</translation>
  </message>
  <message>
   <source>First map</source>
   <translation>Peta pertama</translation>
  </message>
  <message>
   <source>GeoPackage</source>
   <translation>GeoPackage</translation>
  </message>
  <message>
   <source>Group of layers</source>
   <translation>Grup layer</translation>
  </message>
  <message>
   <source>Indicators</source>
   <translation>Indikator</translation>
  </message>
  <message>
   <source>Layers of maps</source>
   <translation>Layer-layer peta</translation>
  </message>
  <message>
   <source>Load a pack</source>
   <translation>Muat paket</translation>
  </message>
  <message>
   <source>Maps</source>
   <translation>Peta</translation>
  </message>
  <message>
   <source>Observations in the pack</source>
   <translation>Pengamatan dalam paket</translation>
  </message>
  <message>
   <source>Opens a pack as a group of styled layers that need no plugin.</source>
   <translation>Membuka paket sebagai grup layer bergaya yang tidak memerlukan plugin.</translation>
  </message>
  <message>
   <source>Pack</source>
   <translation>Paket</translation>
  </message>
  <message>
   <source>Says whether the pack was signed with it. Keep it elsewhere.</source>
   <translation>Memeriksa apakah paket ditandatangani dengannya. Simpan di tempat lain.</translation>
  </message>
  <message>
   <source>Separated by |; lq:C is the quotient of sector C. If empty, the first twelve that are of all sectors together.</source>
   <translation>Dipisahkan dengan |; lq:C berarti LQ kategori C. Jika kosong, dua belas pertama yang mencakup semua kategori.</translation>
  </message>
  <message>
   <source>The pack offers {count} more; name them as indicators to see them.</source>
   <translation>Paket menawarkan {count} lainnya; sebutkan sebagai indikator untuk melihatnya.</translation>
  </message>
  <message>
   <source>Units in the pack</source>
   <translation>Wilayah dalam paket</translation>
  </message>
  <message>
   <source>{dataset} may not be used commercially ({licence}). Whoever gets the pack has to know.</source>
   <translation>{dataset} tidak boleh dipakai untuk tujuan komersial ({licence}). Siapa pun yang menerima paket perlu mengetahuinya.</translation>
  </message>
 </context>
 <context>
  <name>MapPage</name>
  <message>
   <source>&amp;Method</source>
   <translation>&amp;Metode</translation>
  </message>
  <message>
   <source>Ac&amp;ross</source>
   <translation>Ke sa&amp;mping</translation>
  </message>
  <message>
   <source>Accept a spreadsheet on the Data page, or open the demo to see a map straight away.</source>
   <translation>Terima spreadsheet di halaman Data, atau buka contoh untuk langsung melihat peta.</translation>
  </message>
  <message>
   <source>As a QML file…</source>
   <translation>Sebagai berkas QML…</translation>
  </message>
  <message>
   <source>C&amp;entre</source>
   <translation>Pu&amp;sat</translation>
  </message>
  <message>
   <source>Categories</source>
   <translation>Kategori</translation>
  </message>
  <message>
   <source>Circles, for totals</source>
   <translation>Lingkaran, untuk jumlah</translation>
  </message>
  <message>
   <source>Classe&amp;s</source>
   <translation>&amp;Kelas</translation>
  </message>
  <message>
   <source>Colours by what a high value means; checked for colour-blind readers</source>
   <translation>Warna menurut arti nilai tinggi; diperiksa untuk pembaca buta warna</translation>
  </message>
  <message>
   <source>Diverging</source>
   <translation>Menyebar</translation>
  </message>
  <message>
   <source>Double-click a number to type another one</source>
   <translation>Klik dua kali sebuah angka untuk mengetik angka lain</translation>
  </message>
  <message>
   <source>Equal intervals</source>
   <translation>Selang sama lebar</translation>
  </message>
  <message>
   <source>Fisher–Jenks</source>
   <translation>Fisher–Jenks</translation>
  </message>
  <message>
   <source>Head/tail</source>
   <translation>Head/tail</translation>
  </message>
  <message>
   <source>How districts without data are drawn</source>
   <translation>Cara kabupaten/kota tanpa data digambar</translation>
  </message>
  <message>
   <source>How many classes; some methods find their own number</source>
   <translation>Banyaknya kelas; sebagian metode menentukannya sendiri</translation>
  </message>
  <message>
   <source>How the classes are found</source>
   <translation>Cara menentukan kelas</translation>
  </message>
  <message>
   <source>How the map looks: classes, colours, legend</source>
   <translation>Tampilan peta: kelas, warna, legenda</translation>
  </message>
  <message>
   <source>If these are totals, they show above all how large districts are. Draw them as circles, or map a rate or a share.</source>
   <translation>Bila ini jumlah, yang terlihat terutama besarnya kabupaten/kota. Gambarlah sebagai lingkaran, atau petakan rasio atau persentase.</translation>
  </message>
  <message>
   <source>Keep this style with the layer and its file (Ctrl+Return)</source>
   <translation>Simpan gaya ini bersama layer dan berkasnya (Ctrl+Return)</translation>
  </message>
  <message>
   <source>Manual</source>
   <translation>Manual</translation>
  </message>
  <message>
   <source>Map</source>
   <translation>Peta</translation>
  </message>
  <message>
   <source>Names of the units on the map, where it is zoomed in</source>
   <translation>Nama wilayah pada peta, bila peta diperbesar</translation>
  </message>
  <message>
   <source>No &amp;data</source>
   <translation>Tan&amp;pa data</translation>
  </message>
  <message>
   <source>No data</source>
   <translation>Tidak ada data</translation>
  </message>
  <message>
   <source>Not comparable</source>
   <translation>Tidak dapat dibandingkan</translation>
  </message>
  <message>
   <source>Nothing to map yet</source>
   <translation>Belum ada yang dipetakan</translation>
  </message>
  <message>
   <source>One indicator</source>
   <translation>Satu indikator</translation>
  </message>
  <message>
   <source>One indicator in classes, totals as circles, two indicators in nine colours, or kinds of units</source>
   <translation>Satu indikator dalam kelas, jumlah sebagai lingkaran, dua indikator dalam sembilan warna, atau jenis wilayah</translation>
  </message>
  <message>
   <source>Pale&amp;tte</source>
   <translation>Pale&amp;t</translation>
  </message>
  <message>
   <source>Quantiles</source>
   <translation>Kuantil</translation>
  </message>
  <message>
   <source>Round numbers</source>
   <translation>Angka bulat</translation>
  </message>
  <message>
   <source>Save style</source>
   <translation>Simpan gaya</translation>
  </message>
  <message>
   <source>Save the style as</source>
   <translation>Simpan gaya sebagai</translation>
  </message>
  <message>
   <source>See the map as colour-blind readers or a grey copy do</source>
   <translation>Lihat peta seperti pembaca buta warna atau fotokopi hitam putih</translation>
  </message>
  <message>
   <source>Show one period after the other, in the same classes</source>
   <translation>Tampilkan periode satu demi satu, dalam kelas yang sama</translation>
  </message>
  <message>
   <source>Standard deviation</source>
   <translation>Simpangan baku</translation>
  </message>
  <message>
   <source>Suppressed</source>
   <translation>Dirahasiakan</translation>
  </message>
  <message>
   <source>Swap the two indicators</source>
   <translation>Tukar kedua indikator</translation>
  </message>
  <message>
   <source>Terciles</source>
   <translation>Tersil</translation>
  </message>
  <message>
   <source>The area of a circle is in proportion to the value. In the legend: {values}</source>
   <translation>Luas lingkaran sebanding dengan nilai. Di legenda: {values}</translation>
  </message>
  <message>
   <source>The indicator that grows upwards in the square</source>
   <translation>Indikator yang naik ke atas pada bujur sangkar</translation>
  </message>
  <message>
   <source>The part of the second indicator, such as one field of business</source>
   <translation>Rincian indikator kedua, misalnya satu lapangan usaha</translation>
  </message>
  <message>
   <source>The period of the second indicator</source>
   <translation>Periode indikator kedua</translation>
  </message>
  <message>
   <source>The style is kept with the layer “{layer}”.</source>
   <translation>Gaya disimpan bersama layer “{layer}”.</translation>
  </message>
  <message>
   <source>The style is saved as {path}.</source>
   <translation>Gaya disimpan sebagai {path}.</translation>
  </message>
  <message>
   <source>The style stays in the project; the layer cannot keep it: {reason}</source>
   <translation>Gaya tetap ada di proyek; layer tidak dapat menyimpannya: {reason}</translation>
  </message>
  <message>
   <source>Two indicators (3×3)</source>
   <translation>Dua indikator (3×3)</translation>
  </message>
  <message>
   <source>U&amp;p</source>
   <translation>Ke &amp;atas</translation>
  </message>
  <message>
   <source>Where the two colours meet: 0 for change, 1 for a location quotient</source>
   <translation>Tempat kedua warna bertemu: 0 untuk perubahan, 1 untuk LQ</translation>
  </message>
  <message>
   <source>With data</source>
   <translation>Ada data</translation>
  </message>
  <message>
   <source>With the layer</source>
   <translation>Bersama layer</translation>
  </message>
  <message>
   <source>drawing the map</source>
   <translation>menggambar peta</translation>
  </message>
  <message>
   <source>“{text}” is no number; the break stays.</source>
   <translation>“{text}” bukan angka; batas kelas tidak berubah.</translation>
  </message>
 </context>
 <context>
  <name>MatchRows</name>
  <message>
   <source>Ambiguous</source>
   <translation>Ambigu</translation>
  </message>
  <message>
   <source>By code</source>
   <translation>Kode</translation>
  </message>
  <message>
   <source>By name</source>
   <translation>Nama</translation>
  </message>
  <message>
   <source>Choose…</source>
   <translation>Pilih…</translation>
  </message>
  <message>
   <source>Code ≠ name</source>
   <translation>Kode ≠ nama</translation>
  </message>
  <message>
   <source>Decided</source>
   <translation>Diputuskan</translation>
  </message>
  <message>
   <source>Duplicate</source>
   <translation>Ganda</translation>
  </message>
  <message>
   <source>Former name</source>
   <translation>Nama lama</translation>
  </message>
  <message>
   <source>How</source>
   <translation>Cara</translation>
  </message>
  <message>
   <source>In the file</source>
   <translation>Dalam berkas</translation>
  </message>
  <message>
   <source>Left out</source>
   <translation>Dilewati</translation>
  </message>
  <message>
   <source>No data</source>
   <translation>Tidak ada data</translation>
  </message>
  <message>
   <source>Outside the boundaries</source>
   <translation>Di luar batas wilayah</translation>
  </message>
  <message>
   <source>Remembered</source>
   <translation>Diingat</translation>
  </message>
  <message>
   <source>Row</source>
   <translation>Baris</translation>
  </message>
  <message>
   <source>Similar</source>
   <translation>Mirip</translation>
  </message>
  <message>
   <source>Total row</source>
   <translation>Baris total</translation>
  </message>
  <message>
   <source>Unmatched</source>
   <translation>Tidak cocok</translation>
  </message>
  <message>
   <source>{score} %</source>
   <translation>{score} %</translation>
  </message>
 </context>
 <context>
  <name>MergeRegisters</name>
  <message>
   <source>A list with NIK, if there is one; a column of the lists may tell it too.</source>
   <translation>Daftar yang memuat NIK, jika ada; kolom dalam daftar juga dapat menyatakannya.</translation>
  </message>
  <message>
   <source>By district and the lists that they stand in, and by pairs of lists.</source>
   <translation>Menurut kabupaten/kota dan daftar yang memuatnya, serta menurut pasangan daftar.</translation>
  </message>
  <message>
   <source>Column with the NIK</source>
   <translation>Kolom NIK</translation>
  </message>
  <message>
   <source>Column with the date of birth</source>
   <translation>Kolom tanggal lahir</translation>
  </message>
  <message>
   <source>Column with the district or village</source>
   <translation>Kolom kabupaten/kota atau desa</translation>
  </message>
  <message>
   <source>Column with the enterprise's name</source>
   <translation>Kolom nama usaha</translation>
  </message>
  <message>
   <source>Column with the owner's name</source>
   <translation>Kolom nama pemilik</translation>
  </message>
  <message>
   <source>Column with the telephone number</source>
   <translation>Kolom nomor telepon</translation>
  </message>
  <message>
   <source>Counts withheld</source>
   <translation>Jumlah yang dirahasiakan</translation>
  </message>
  <message>
   <source>Definition of size</source>
   <translation>Definisi skala usaha</translation>
  </message>
  <message>
   <source>Enterprises</source>
   <translation>Usaha</translation>
  </message>
  <message>
   <source>Enterprises by lists</source>
   <translation>Usaha menurut daftar</translation>
  </message>
  <message>
   <source>Enterprises in several lists</source>
   <translation>Usaha dalam beberapa daftar</translation>
  </message>
  <message>
   <source>Finds enterprises that stand in several lists or twice in one, and checks the rules of auditors. Counts by district leave; names and numbers do not.</source>
   <translation>Menemukan usaha yang tercantum dalam beberapa daftar atau dua kali dalam satu daftar, dan memeriksa aturan auditor. Yang keluar hanya jumlah menurut kabupaten/kota; nama dan nomor tidak.</translation>
  </message>
  <message>
   <source>Higher links less and errs less.</source>
   <translation>Makin tinggi, makin sedikit yang dihubungkan dan makin sedikit yang keliru.</translation>
  </message>
  <message>
   <source>How often records of one enterprise agree</source>
   <translation>Seberapa sering catatan satu usaha sama</translation>
  </message>
  <message>
   <source>How often records of one enterprise, and of two, are how alike.</source>
   <translation>Seberapa sering catatan satu usaha, dan catatan dua usaha, mirip pada tiap tingkat.</translation>
  </message>
  <message>
   <source>How often records of two enterprises agree</source>
   <translation>Seberapa sering catatan dua usaha sama</translation>
  </message>
  <message>
   <source>In the lists that have such a column; found if empty.</source>
   <translation>Dalam daftar yang memiliki kolom itu; dicari jika kosong.</translation>
  </message>
  <message>
   <source>List of borrowers (KUR, bank loans)</source>
   <translation>Daftar debitur (KUR, kredit bank)</translation>
  </message>
  <message>
   <source>List of civil servants, military and police</source>
   <translation>Daftar ASN, TNI, dan Polri</translation>
  </message>
  <message>
   <source>List of deceased persons</source>
   <translation>Daftar orang yang meninggal</translation>
  </message>
  <message>
   <source>List, row and a number of the enterprise; no name, no NIK.</source>
   <translation>Daftar, baris, dan nomor usaha; tanpa nama, tanpa NIK.</translation>
  </message>
  <message>
   <source>Lists</source>
   <translation>Daftar</translation>
  </message>
  <message>
   <source>Merge lists of enterprises</source>
   <translation>Gabungkan daftar usaha</translation>
  </message>
  <message>
   <source>One feature per district: enterprises, in how many lists, the share.</source>
   <translation>Satu fitur per kabupaten/kota: banyaknya usaha, dalam berapa daftar, dan proporsinya.</translation>
  </message>
  <message>
   <source>Pairs compared</source>
   <translation>Pasangan yang dibandingkan</translation>
  </message>
  <message>
   <source>Probability from which two records are one</source>
   <translation>Peluang terkecil agar dua catatan dianggap satu usaha</translation>
  </message>
  <message>
   <source>Records in conflict</source>
   <translation>Catatan yang bertentangan</translation>
  </message>
  <message>
   <source>Records read</source>
   <translation>Catatan yang dibaca</translation>
  </message>
  <message>
   <source>Records that repeat one of the same list</source>
   <translation>Catatan yang mengulang catatan lain dalam daftar yang sama</translation>
  </message>
  <message>
   <source>Rules of auditors</source>
   <translation>Aturan auditor</translation>
  </message>
  <message>
   <source>Smaller counts, and those that would reveal them, are withheld (Q).</source>
   <translation>Jumlah yang lebih kecil, dan yang akan mengungkapnya, dirahasiakan (Q).</translation>
  </message>
  <message>
   <source>Tables</source>
   <translation>Tabel</translation>
  </message>
  <message>
   <source>Tells who is not micro, where the lists have sales, workers or capital.</source>
   <translation>Menentukan siapa yang bukan mikro, bila daftar memuat penjualan, tenaga kerja, atau modal.</translation>
  </message>
  <message>
   <source>Two or more, one row per enterprise or beneficiary: files, or tables of the project. Lists of persons do not belong into a project.</source>
   <translation>Dua atau lebih, satu baris per usaha atau penerima: berkas, atau tabel dalam proyek. Daftar orang sebaiknya tidak dimasukkan ke proyek.</translation>
  </message>
  <message>
   <source>Weights of the comparison</source>
   <translation>Bobot pembandingan</translation>
  </message>
  <message>
   <source>What each rule finds by district, and which could not be checked.</source>
   <translation>Temuan tiap aturan menurut kabupaten/kota, dan aturan yang tidak dapat diperiksa.</translation>
  </message>
  <message>
   <source>Which rows are one enterprise</source>
   <translation>Baris mana yang merupakan satu usaha</translation>
  </message>
  <message>
   <source>Withhold counts below</source>
   <translation>Rahasiakan jumlah di bawah</translation>
  </message>
 </context>
 <context>
  <name>MsmeAlgorithm</name>
  <message>
   <source>Analysis</source>
   <translation>Analisis</translation>
  </message>
  <message>
   <source>Data</source>
   <translation>Data</translation>
  </message>
  <message>
   <source>Map</source>
   <translation>Peta</translation>
  </message>
  <message>
   <source>Overlay</source>
   <translation>Tumpang susun</translation>
  </message>
  <message>
   <source>{path} is not complete</source>
   <translation>{path} tidak lengkap</translation>
  </message>
 </context>
 <context>
  <name>MsmeDock</name>
  <message>
   <source>MSME planning</source>
   <translation>Perencanaan UMKM</translation>
  </message>
 </context>
 <context>
  <name>MsmePlugin</name>
  <message>
   <source>MSME planning</source>
   <translation>Perencanaan UMKM</translation>
  </message>
  <message>
   <source>Show or hide the MSME planning panel</source>
   <translation>Tampilkan atau sembunyikan panel Perencanaan UMKM</translation>
  </message>
 </context>
 <context>
  <name>MsmeProvider</name>
  <message>
   <source>MSME planning</source>
   <translation>Perencanaan UMKM</translation>
  </message>
 </context>
 <context>
  <name>Neighbours</name>
  <message>
   <source>By the shortest way between the outlines; the log names each.</source>
   <translation>Menurut jarak terpendek antarbatas; log menyebutkan masing-masing.</translation>
  </message>
  <message>
   <source>Distance in km</source>
   <translation>Jarak dalam km</translation>
  </message>
  <message>
   <source>For the nearest: how many, by the distance of the centroids.</source>
   <translation>Untuk yang terdekat: berapa banyak, menurut jarak sentroid.</translation>
  </message>
  <message>
   <source>Join units without neighbours to the nearest</source>
   <translation>Hubungkan wilayah tanpa tetangga dengan yang terdekat</translation>
  </message>
  <message>
   <source>Neighbours</source>
   <translation>Tetangga</translation>
  </message>
  <message>
   <source>Number of nearest</source>
   <translation>Banyaknya yang terdekat</translation>
  </message>
  <message>
   <source>Polygons that touch; that share a border of some length; the nearest; all within a distance. Gaps of up to 10 m count as touching.</source>
   <translation>Poligon yang bersentuhan; yang berbatasan sepanjang garis; yang terdekat; semua dalam suatu jarak. Celah hingga 10 m dianggap bersentuhan.</translation>
  </message>
  <message>
   <source>Seed</source>
   <translation>Angka awal acak (seed)</translation>
  </message>
  <message>
   <source>The same seed gives the same result.</source>
   <translation>Angka awal yang sama memberi hasil yang sama.</translation>
  </message>
  <message>
   <source>Within a distance: how far the centroids may be from each other.</source>
   <translation>Dalam suatu jarak: seberapa jauh sentroid boleh terpisah.</translation>
  </message>
  <message>
   <source>the nearest</source>
   <translation>yang terdekat</translation>
  </message>
  <message>
   <source>touching, also at a corner (queen)</source>
   <translation>bersentuhan, juga di sudut (queen)</translation>
  </message>
  <message>
   <source>with a common border (rook)</source>
   <translation>dengan batas bersama (rook)</translation>
  </message>
  <message>
   <source>within a distance</source>
   <translation>dalam suatu jarak</translation>
  </message>
 </context>
 <context>
  <name>NewSignalsLog</name>
  <message>
   <source>A GeoPackage, also a pack: choose “Save to GeoPackage” and a new table in it.</source>
   <translation>GeoPackage, juga paket: pilih “Simpan ke GeoPackage” dan tabel baru di dalamnya.</translation>
  </message>
  <message>
   <source>Date</source>
   <translation>Tanggal</translation>
  </message>
  <message>
   <source>District</source>
   <translation>Kabupaten/kota</translation>
  </message>
  <message>
   <source>Driver</source>
   <translation>Faktor pendorong</translation>
  </message>
  <message>
   <source>Impact</source>
   <translation>Dampak</translation>
  </message>
  <message>
   <source>Likelihood</source>
   <translation>Kemungkinan</translation>
  </message>
  <message>
   <source>Log of signals</source>
   <translation>Catatan sinyal</translation>
  </message>
  <message>
   <source>Makes an empty table for signals of change, with a form of choices: STEEP tag, district, likelihood and impact.</source>
   <translation>Membuat tabel kosong untuk sinyal perubahan, dengan formulir pilihan: label STEEP, kabupaten/kota, kemungkinan, dan dampak.</translation>
  </message>
  <message>
   <source>New log of signals</source>
   <translation>Catatan sinyal baru</translation>
  </message>
  <message>
   <source>STEEP tag</source>
   <translation>Label STEEP</translation>
  </message>
  <message>
   <source>Signal</source>
   <translation>Sinyal</translation>
  </message>
  <message>
   <source>Source</source>
   <translation>Sumber</translation>
  </message>
  <message>
   <source>hardly any</source>
   <translation>hampir tidak ada</translation>
  </message>
  <message>
   <source>nearly certain</source>
   <translation>hampir pasti</translation>
  </message>
  <message>
   <source>very large</source>
   <translation>sangat besar</translation>
  </message>
  <message>
   <source>very unlikely</source>
   <translation>sangat kecil</translation>
  </message>
 </context>
 <context>
  <name>NumberQuestion</name>
  <message>
   <source>All {count} columns: as {example}</source>
   <translation>Semua {count} kolom: seperti {example}</translation>
  </message>
  <message>
   <source>Ask again</source>
   <translation>Tanyakan lagi</translation>
  </message>
  <message>
   <source>Column “{column}”, row {row}: what is {cell}? The other cells do not tell.</source>
   <translation>Kolom “{column}”, baris {row}: berapakah {cell}? Sel lainnya tidak menunjukkannya.</translation>
  </message>
  <message>
   <source>Read as in earlier files: {columns}.</source>
   <translation>Dibaca seperti pada berkas sebelumnya: {columns}.</translation>
  </message>
  <message>
   <source>Read the numbers as in {example}</source>
   <translation>Baca angkanya seperti {example}</translation>
  </message>
 </context>
 <context>
  <name>OfferTree</name>
  <message>
   <source>Analyses of the chosen layer</source>
   <translation>Analisis atas layer yang dipilih</translation>
  </message>
  <message>
   <source>Change</source>
   <translation>Perubahan</translation>
  </message>
  <message>
   <source>Composite indices</source>
   <translation>Indeks komposit</translation>
  </message>
  <message>
   <source>Context</source>
   <translation>Konteks</translation>
  </message>
  <message>
   <source>Data quality</source>
   <translation>Mutu data</translation>
  </message>
  <message>
   <source>Digital access</source>
   <translation>Akses digital</translation>
  </message>
  <message>
   <source>Districts with data</source>
   <translation>Kab./kota berdata</translation>
  </message>
  <message>
   <source>Farming and clusters</source>
   <translation>Pertanian dan sentra</translation>
  </message>
  <message>
   <source>Finance</source>
   <translation>Keuangan</translation>
  </message>
  <message>
   <source>Human capital</source>
   <translation>Modal manusia</translation>
  </message>
  <message>
   <source>Inclusion</source>
   <translation>Inklusi</translation>
  </message>
  <message>
   <source>Indicator</source>
   <translation>Indikator</translation>
  </message>
  <message>
   <source>Infrastructure</source>
   <translation>Infrastruktur</translation>
  </message>
  <message>
   <source>Markets</source>
   <translation>Pasar</translation>
  </message>
  <message>
   <source>Need</source>
   <translation>Kebutuhan</translation>
  </message>
  <message>
   <source>Nothing here has this text. Clear the search, or show all lines.</source>
   <translation>Tidak ada yang memuat teks ini. Kosongkan pencarian, atau tampilkan semua baris.</translation>
  </message>
  <message>
   <source>Planned, not computed yet</source>
   <translation>Direncanakan, belum dihitung</translation>
  </message>
  <message>
   <source>Programmes</source>
   <translation>Program</translation>
  </message>
  <message>
   <source>Structure</source>
   <translation>Struktur</translation>
  </message>
  <message>
   <source>{have} of {units}</source>
   <translation>{have} dari {units}</translation>
  </message>
 </context>
 <context>
  <name>OptionsPage</name>
  <message>
   <source> %</source>
   <translation> %</translation>
  </message>
  <message>
   <source>&amp;Copy</source>
   <translation>&amp;Salin</translation>
  </message>
  <message>
   <source>&amp;Language of reports</source>
   <translation>&amp;Bahasa laporan</translation>
  </message>
  <message>
   <source>&amp;Method of classes</source>
   <translation>&amp;Metode kelas</translation>
  </message>
  <message>
   <source>&amp;Organisation</source>
   <translation>&amp;Instansi</translation>
  </message>
  <message>
   <source>&amp;Palette</source>
   <translation>&amp;Palet</translation>
  </message>
  <message>
   <source>&amp;Suppress counts below</source>
   <translation>&amp;Rahasiakan jumlah di bawah</translation>
  </message>
  <message>
   <source>A picture on this computer; its place on a page stays free without one</source>
   <translation>Gambar di komputer ini; tanpa gambar, tempatnya di halaman dibiarkan kosong</translation>
  </message>
  <message>
   <source>By the method</source>
   <translation>Menurut metode</translation>
  </message>
  <message>
   <source>Check this computer</source>
   <translation>Periksa komputer ini</translation>
  </message>
  <message>
   <source>Copy this list, to send it to someone who helps</source>
   <translation>Salin daftar ini untuk dikirim kepada orang yang membantu</translation>
  </message>
  <message>
   <source>Counts of fewer enterprises are not shown, so that none can be recognised</source>
   <translation>Jumlah usaha yang lebih kecil tidak ditampilkan agar tidak ada usaha yang dapat dikenali</translation>
  </message>
  <message>
   <source>Diverging</source>
   <translation>Menyebar</translation>
  </message>
  <message>
   <source>Diverging, high is bad</source>
   <translation>Menyebar, tinggi berarti buruk</translation>
  </message>
  <message>
   <source>Diverging, high is good</source>
   <translation>Menyebar, tinggi berarti baik</translation>
  </message>
  <message>
   <source>Equal intervals</source>
   <translation>Selang sama lebar</translation>
  </message>
  <message>
   <source>Everything that the plugin needs is here.</source>
   <translation>Semua yang diperlukan plugin sudah tersedia.</translation>
  </message>
  <message>
   <source>Found</source>
   <translation>Ditemukan</translation>
  </message>
  <message>
   <source>General</source>
   <translation>Umum</translation>
  </message>
  <message>
   <source>Head/tail breaks</source>
   <translation>Head/tail</translation>
  </message>
  <message>
   <source>How a new map finds its classes</source>
   <translation>Cara peta baru menentukan kelasnya</translation>
  </message>
  <message>
   <source>Lo&amp;go</source>
   <translation>Lo&amp;go</translation>
  </message>
  <message>
   <source>Maps and results</source>
   <translation>Peta dan hasil</translation>
  </message>
  <message>
   <source>Minimum &amp;coverage</source>
   <translation>&amp;Cakupan minimum</translation>
  </message>
  <message>
   <source>More is better</source>
   <translation>Tinggi = baik</translation>
  </message>
  <message>
   <source>More is worse</source>
   <translation>Tinggi = buruk</translation>
  </message>
  <message>
   <source>Neutral</source>
   <translation>Netral</translation>
  </message>
  <message>
   <source>Of pages, legends and spreadsheets; the plugin itself speaks the language of QGIS</source>
   <translation>Untuk halaman, legenda, dan spreadsheet; plugin sendiri memakai bahasa QGIS</translation>
  </message>
  <message>
   <source>Pictures</source>
   <translation>Gambar</translation>
  </message>
  <message>
   <source>Quantiles</source>
   <translation>Kuantil</translation>
  </message>
  <message>
   <source>Reports</source>
   <translation>Laporan</translation>
  </message>
  <message>
   <source>Round numbers</source>
   <translation>Angka bulat</translation>
  </message>
  <message>
   <source>Share of the weight that needs data behind a value; with less there is no value</source>
   <translation>Bagian penimbang yang harus memiliki data di balik suatu nilai; jika kurang, nilainya tidak ada</translation>
  </message>
  <message>
   <source>Something is missing: {names}.</source>
   <translation>Ada yang belum terpasang: {names}.</translation>
  </message>
  <message>
   <source>Standard deviations</source>
   <translation>Simpangan baku</translation>
  </message>
  <message>
   <source>Stands after the date on every page</source>
   <translation>Tercantum setelah tanggal di setiap halaman</translation>
  </message>
  <message>
   <source>The colours of a new map, by what a high value means</source>
   <translation>Warna peta baru, menurut arti nilai yang tinggi</translation>
  </message>
  <message>
   <source>The language of QGIS</source>
   <translation>Bahasa QGIS</translation>
  </message>
  <message>
   <source>What</source>
   <translation>Bagian</translation>
  </message>
  <message>
   <source>What the plugin found on this computer</source>
   <translation>Yang ditemukan plugin di komputer ini</translation>
  </message>
 </context>
 <context>
  <name>OtherShapes</name>
  <message>
   <source>a raster</source>
   <translation>raster</translation>
  </message>
  <message>
   <source>outlines</source>
   <translation>poligon</translation>
  </message>
  <message>
   <source>pairs of regions</source>
   <translation>pasangan wilayah</translation>
  </message>
  <message>
   <source>points</source>
   <translation>titik</translation>
  </message>
  <message>
   <source>{file} holds enterprises and data about persons, which are not read. Press Run in the window that opened to count them; the counts are the input of MSMEs by field of business and gender.</source>
   <translation>{file} memuat usaha dan data tentang orang, yang tidak dibaca. Tekan Run di jendela yang terbuka untuk menghitungnya; jumlahnya menjadi masukan UMKM menurut lapangan usaha dan jenis kelamin.</translation>
  </message>
  <message>
   <source>{file} holds polygons. To use them as boundaries, press Run in the window that opened. To map values that they carry, add the file to QGIS and choose it as “Layer in project”.</source>
   <translation>{file} berisi poligon. Untuk memakainya sebagai batas wilayah, tekan Jalankan di jendela yang terbuka. Untuk memetakan nilai di dalamnya, tambahkan berkas itu ke QGIS dan pilih sebagai “Layer di proyek”.</translation>
  </message>
  <message>
   <source>{file} holds {what}, not rows of districts. Press Run in the window that opened, then choose the result on the page Map.</source>
   <translation>{file} berisi {what}, bukan baris kabupaten/kota. Tekan Jalankan pada jendela yang terbuka, lalu pilih hasilnya di halaman Peta.</translation>
  </message>
 </context>
 <context>
  <name>OverlayIo</name>
  <message>
   <source> Each indicator keeps its own, mostly 0.8, if empty.</source>
   <translation> Jika kosong, setiap indikator memakai batasnya sendiri, umumnya 0,8.</translation>
  </message>
  <message>
   <source>A district with data on a smaller share than this has no value and the status M (missing).</source>
   <translation>Kabupaten/kota yang bagian berdatanya lebih kecil dari ini tidak memiliki nilai dan berstatus M (tidak ada data).</translation>
  </message>
  <message>
   <source>An id</source>
   <translation>Id</translation>
  </message>
  <message>
   <source>Dataset</source>
   <translation>Dataset</translation>
  </message>
  <message>
   <source>Districts with data</source>
   <translation>Kabupaten/kota dengan data</translation>
  </message>
  <message>
   <source>Districts with values</source>
   <translation>Kabupaten/kota dengan nilai</translation>
  </message>
  <message>
   <source>Districts without data</source>
   <translation>Kabupaten/kota tanpa data</translation>
  </message>
  <message>
   <source>Minimum coverage (0–1)</source>
   <translation>Cakupan minimum (0–1)</translation>
  </message>
  <message>
   <source>The raster {name} has no coordinate reference system; longitude and latitude are assumed.</source>
   <translation>Raster {name} tidak memiliki sistem referensi koordinat; dianggap bujur dan lintang.</translation>
  </message>
  <message>
   <source>auto recognises it by its columns; else an id</source>
   <translation>auto mengenalinya dari kolomnya; selain itu id</translation>
  </message>
  <message>
   <source>{ids} of the catalogue, such as meta_rwi: gives period, licence and source.</source>
   <translation>{ids} dari katalog, misalnya meta_rwi: memberi periode, lisensi, dan sumber.</translation>
  </message>
  <message>
   <source>{name} has no coordinate reference system; longitude and latitude are assumed.</source>
   <translation>{name} tidak memiliki sistem referensi koordinat; dianggap bujur dan lintang.</translation>
  </message>
 </context>
 <context>
  <name>PackLayers</name>
  <message>
   <source>Match report</source>
   <translation>Laporan pencocokan</translation>
  </message>
  <message>
   <source>Where it is from</source>
   <translation>Asal-usul</translation>
  </message>
 </context>
 <context>
  <name>PackSeals</name>
  <message>
   <source>Key file</source>
   <translation>Berkas kunci</translation>
  </message>
  <message>
   <source>“{file}” does not match its checksum: it was changed after it was built, by hand, by another program or by damage. Ask who gave it to you.</source>
   <translation>“{file}” tidak cocok dengan checksum-nya: isinya berubah setelah disusun, oleh tangan, program lain, atau kerusakan. Tanyakan kepada pemberinya.</translation>
  </message>
  <message>
   <source>“{file}” is not signed.</source>
   <translation>“{file}” tidak ditandatangani.</translation>
  </message>
  <message>
   <source>“{file}” is signed; who signed it can be told with a key file only.</source>
   <translation>“{file}” ditandatangani; penandatangannya hanya dapat diketahui dengan berkas kunci.</translation>
  </message>
  <message>
   <source>“{file}” was not signed with this key. It may come from somebody else.</source>
   <translation>“{file}” tidak ditandatangani dengan kunci ini. Mungkin berasal dari pihak lain.</translation>
  </message>
  <message>
   <source>“{file}” was signed with this key.</source>
   <translation>“{file}” ditandatangani dengan kunci ini.</translation>
  </message>
 </context>
 <context>
  <name>Packs</name>
  <message>
   <source>Add to which pack?</source>
   <translation>Tambahkan ke paket yang mana?</translation>
  </message>
  <message>
   <source>Data pack to open</source>
   <translation>Paket data yang akan dibuka</translation>
  </message>
  <message>
   <source>Data packs</source>
   <translation>Paket data</translation>
  </message>
  <message>
   <source>The pack “{name}” holds no values to map.</source>
   <translation>Paket “{name}” tidak memuat nilai untuk dipetakan.</translation>
  </message>
  <message>
   <source>The pack “{name}” is open. Maps: {count}.</source>
   <translation>Paket “{name}” terbuka. Peta: {count}.</translation>
  </message>
  <message>
   <source>opening the pack</source>
   <translation>membuka paket</translation>
  </message>
  <message>
   <source>writing the pack</source>
   <translation>menulis paket</translation>
  </message>
  <message>
   <source>{file}: values added {added}, replaced {replaced}.</source>
   <translation>{file}: nilai ditambahkan {added}, diganti {replaced}.</translation>
  </message>
 </context>
 <context>
  <name>Page</name>
  <message>
   <source>Works offline. Your files stay on this computer.</source>
   <translation>Bekerja luring. Berkas Anda tetap di komputer ini.</translation>
  </message>
 </context>
 <context>
  <name>PointsToDistricts</name>
  <message>
   <source>A layer of points, or a text file with longitude and latitude or with quadkeys, such as relative wealth (RWI) or population. Files are read in blocks.</source>
   <translation>Layer titik, atau berkas teks dengan bujur dan lintang atau dengan quadkey, misalnya kekayaan relatif (RWI) atau penduduk. Berkas dibaca per blok.</translation>
  </message>
  <message>
   <source>A population raster per cell: those in the tile of which a point is the middle, else those in the cell under it.</source>
   <translation>Raster penduduk per sel: penduduk dalam petak yang berpusat pada titik, atau jika tidak, penduduk dalam sel di bawahnya.</translation>
  </message>
  <message>
   <source>Bring points up to districts</source>
   <translation>Agregasikan titik ke kabupaten/kota</translation>
  </message>
  <message>
   <source>Column with the error of the value</source>
   <translation>Kolom galat nilai</translation>
  </message>
  <message>
   <source>Column with the latitude</source>
   <translation>Kolom lintang</translation>
  </message>
  <message>
   <source>Column with the longitude</source>
   <translation>Kolom bujur</translation>
  </message>
  <message>
   <source>Column with the people</source>
   <translation>Kolom penduduk</translation>
  </message>
  <message>
   <source>Column with the quadkey</source>
   <translation>Kolom quadkey</translation>
  </message>
  <message>
   <source>Found by its name if empty, such as idn_general_2020.</source>
   <translation>Dicari dari namanya jika kosong, misalnya idn_general_2020.</translation>
  </message>
  <message>
   <source>Found by its name if empty.</source>
   <translation>Dicari dari namanya jika kosong.</translation>
  </message>
  <message>
   <source>Give one weight: a column, a raster or points of people.</source>
   <translation>Berikan satu penimbang: kolom, raster, atau titik penduduk.</translation>
  </message>
  <message>
   <source>Maximum distance moved (km)</source>
   <translation>Pemindahan terjauh (km)</translation>
  </message>
  <message>
   <source>Maximum distance to the nearest district</source>
   <translation>Jarak terjauh ke kabupaten/kota terdekat</translation>
  </message>
  <message>
   <source>No point lies in any district. Check that longitude and latitude are not exchanged and that they are degrees.</source>
   <translation>Tidak ada titik di kabupaten/kota mana pun. Periksa apakah bujur dan lintang tertukar dan apakah satuannya derajat.</translation>
  </message>
  <message>
   <source>One feature per district: value (weighted mean), weight, points, those moved to it, sum, error, coverage and status.</source>
   <translation>Satu fitur per kabupaten/kota: nilai (rata-rata tertimbang), penimbang, titik, titik yang dipindahkan ke sana, jumlah, galat, cakupan, dan status.</translation>
  </message>
  <message>
   <source>People behind each point, 0 or more. Without any weight each point counts the same.</source>
   <translation>Penduduk di balik setiap titik, 0 atau lebih. Tanpa penimbang, setiap titik dihitung sama.</translation>
  </message>
  <message>
   <source>Points</source>
   <translation>Titik</translation>
  </message>
  <message>
   <source>Points moved to the nearest district</source>
   <translation>Titik yang dipindahkan ke kabupaten/kota terdekat</translation>
  </message>
  <message>
   <source>Points off the coast go to the nearest district within this distance, in km where no unit is given, and are counted in “moved”; 0 leaves them out.</source>
   <translation>Titik di lepas pantai masuk ke kabupaten/kota terdekat dalam jarak ini, dalam km bila satuan tidak disebut, dan dihitung dalam “moved”; 0 berarti tidak disertakan.</translation>
  </message>
  <message>
   <source>Points outside all districts</source>
   <translation>Titik di luar semua kabupaten/kota</translation>
  </message>
  <message>
   <source>Points read</source>
   <translation>Titik yang dibaca</translation>
  </message>
  <message>
   <source>Points without coordinates</source>
   <translation>Titik tanpa koordinat</translation>
  </message>
  <message>
   <source>Such as the population file: people count for the tile they live in, or for the nearest point where points are not the middles of tiles.</source>
   <translation>Misalnya berkas penduduk: penduduk dihitung untuk petak tempat tinggalnya, atau untuk titik terdekat bila titik bukan pusat petak.</translation>
  </message>
  <message>
   <source>Value</source>
   <translation>Nilai</translation>
  </message>
  <message>
   <source>Value: {value}; error: {error}; weight: {weight}</source>
   <translation>Nilai: {value}; galat: {error}; penimbang: {weight}</translation>
  </message>
  <message>
   <source>Weight</source>
   <translation>Penimbang</translation>
  </message>
  <message>
   <source>Weight of all districts</source>
   <translation>Penimbang seluruh kabupaten/kota</translation>
  </message>
  <message>
   <source>Weighted mean, sum and count of points per district, such as a grid of relative wealth weighted by people.</source>
   <translation>Rata-rata tertimbang, jumlah, dan banyaknya titik per kabupaten/kota, misalnya kisi kekayaan relatif yang ditimbang menurut penduduk.</translation>
  </message>
  <message>
   <source>What is averaged. If empty, rwi where there is such a column; else points and people are only counted.</source>
   <translation>Yang dirata-ratakan. Jika kosong, rwi bila kolom itu ada; jika tidak, titik dan penduduk hanya dihitung.</translation>
  </message>
  <message>
   <source>each point the same</source>
   <translation>setiap titik sama</translation>
  </message>
  <message>
   <source>or weight by a raster</source>
   <translation>atau timbang dengan raster</translation>
  </message>
  <message>
   <source>or weight by points of people</source>
   <translation>atau timbang dengan titik penduduk</translation>
  </message>
  <message>
   <source>{points} by district</source>
   <translation>{points} menurut kabupaten/kota</translation>
  </message>
  <message>
   <source>{read} points read: {counted} in districts ({moved} of them moved), {outside} outside, {lost} without coordinates</source>
   <translation>{read} titik dibaca: {counted} di dalam kabupaten/kota ({moved} di antaranya dipindahkan), {outside} di luar, {lost} tanpa koordinat</translation>
  </message>
 </context>
 <context>
  <name>PolygonsToDistricts</name>
  <message>
   <source>Any polygons: older districts, zones, or a text table with outlines as WKT (longitude and latitude), such as commuting zones.</source>
   <translation>Poligon apa pun: kabupaten/kota lama, zona, atau tabel teks dengan garis batas sebagai WKT (bujur dan lintang), misalnya zona komuter.</translation>
  </message>
  <message>
   <source>Area of districts in no polygon (km²)</source>
   <translation>Luas kabupaten/kota di luar semua poligon (km²)</translation>
  </message>
  <message>
   <source>Area of overlaps (km²)</source>
   <translation>Luas tumpang tindih (km²)</translation>
  </message>
  <message>
   <source>Area of polygons outside (km²)</source>
   <translation>Luas poligon di luar (km²)</translation>
  </message>
  <message>
   <source>Bring other polygons to districts</source>
   <translation>Alihkan nilai poligon lain ke kabupaten/kota</translation>
  </message>
  <message>
   <source>Columns such as a share or a mean income; they are averaged.</source>
   <translation>Kolom seperti proporsi atau rata-rata pendapatan; nilainya dirata-ratakan.</translation>
  </message>
  <message>
   <source>Columns whose total has to stay, such as people or enterprises; they are shared out.</source>
   <translation>Kolom yang totalnya harus tetap, misalnya penduduk atau usaha; nilainya dibagi.</translation>
  </message>
  <message>
   <source>Counts and amounts</source>
   <translation>Jumlah dan besaran</translation>
  </message>
  <message>
   <source>How numbers in text are written</source>
   <translation>Cara penulisan angka dalam teks</translation>
  </message>
  <message>
   <source>Largest difference of totals</source>
   <translation>Selisih total terbesar</translation>
  </message>
  <message>
   <source>Name at least one column: a count or amount, or a rate or mean.</source>
   <translation>Sebutkan sedikitnya satu kolom: jumlah atau besaran, atau rasio atau rata-rata.</translation>
  </message>
  <message>
   <source>One feature per district; each column under its own name, beside it _coverage (share of the area with data) and _status.</source>
   <translation>Satu fitur per kabupaten/kota; setiap kolom dengan namanya sendiri, disertai _coverage (bagian luas berdata) dan _status.</translation>
  </message>
  <message>
   <source>Only where polygons and districts are the same land and their coasts were drawn differently. Else what lies outside is left out and reported.</source>
   <translation>Hanya bila poligon dan kabupaten/kota adalah daratan yang sama dengan garis pantai yang digambar berbeda. Jika tidak, yang berada di luar tidak disertakan dan dilaporkan.</translation>
  </message>
  <message>
   <source>Pairs of polygons that overlap</source>
   <translation>Pasangan poligon yang bertumpang tindih</translation>
  </message>
  <message>
   <source>Polygons read</source>
   <translation>Poligon yang dibaca</translation>
  </message>
  <message>
   <source>Polygons with values</source>
   <translation>Poligon dengan nilai</translation>
  </message>
  <message>
   <source>Population raster</source>
   <translation>Raster penduduk</translation>
  </message>
  <message>
   <source>Rates and means</source>
   <translation>Rasio dan rata-rata</translation>
  </message>
  <message>
   <source>Share out and average by the people of a raster instead of by area.</source>
   <translation>Membagi dan merata-ratakan menurut penduduk pada raster, bukan menurut luas.</translation>
  </message>
  <message>
   <source>Share out what lies outside all districts too</source>
   <translation>Bagi juga yang berada di luar semua kabupaten/kota</translation>
  </message>
  <message>
   <source>Shares counts of other polygons out to districts and averages their rates, by area or by people; totals are kept and checked.</source>
   <translation>Membagi jumlah dari poligon lain ke kabupaten/kota dan merata-ratakan rasionya, menurut luas atau penduduk; total dipertahankan dan diperiksa.</translation>
  </message>
  <message>
   <source>Weight: {weight}</source>
   <translation>Penimbang: {weight}</translation>
  </message>
  <message>
   <source>indonesian: 1.234,5; english: 1,234.5.</source>
   <translation>indonesian: 1.234,5; english: 1,234.5.</translation>
  </message>
  <message>
   <source>{column}: total {total} = {in_targets} in districts + {withheld} in districts under the minimum coverage + {outside} outside; difference {difference}</source>
   <translation>{column}: total {total} = {in_targets} di kabupaten/kota + {withheld} di kabupaten/kota di bawah cakupan minimum + {outside} di luar; selisih {difference}</translation>
  </message>
  <message>
   <source>{km2} km² of the districts ({share}) lie in no polygon.</source>
   <translation>{km2} km² luas kabupaten/kota ({share}) tidak berada di poligon mana pun.</translation>
  </message>
  <message>
   <source>{polygons} by district</source>
   <translation>{polygons} menurut kabupaten/kota</translation>
  </message>
  <message>
   <source>{share} of {column} lies outside all districts and was left out.</source>
   <translation>{share} dari {column} berada di luar semua kabupaten/kota dan tidak disertakan.</translation>
  </message>
 </context>
 <context>
  <name>Priority</name>
  <message>
   <source>1 where the budget is a quota of portions.</source>
   <translation>1 jika anggaran adalah kuota paket.</translation>
  </message>
  <message>
   <source>A row per unit in order of rank: what decided, and running sums.</source>
   <translation>Satu baris per wilayah menurut peringkat: apa yang menentukan, dan jumlah berjalan.</translation>
  </message>
  <message>
   <source>Allocation by priority</source>
   <translation>Alokasi menurut prioritas</translation>
  </message>
  <message>
   <source>Amount allocated</source>
   <translation>Nilai yang dialokasikan</translation>
  </message>
  <message>
   <source>Amount left</source>
   <translation>Nilai tersisa</translation>
  </message>
  <message>
   <source>Automatic: the lowest where the index says that more is better.</source>
   <translation>Otomatis: yang terendah jika indeks menyatakan bahwa nilai lebih tinggi lebih baik.</translation>
  </message>
  <message>
   <source>Budget or quota</source>
   <translation>Anggaran atau kuota</translation>
  </message>
  <message>
   <source>By largest remainder where in proportion to the index.</source>
   <translation>Dengan sisa terbesar jika proporsional terhadap indeks.</translation>
  </message>
  <message>
   <source>Cost of a portion</source>
   <translation>Biaya per paket</translation>
  </message>
  <message>
   <source>Each unit's own, instead of the number above.</source>
   <translation>Milik setiap wilayah, menggantikan angka di atas.</translation>
  </message>
  <message>
   <source>Every unit with an index gets so many first.</source>
   <translation>Setiap wilayah yang memiliki indeks memperolehnya lebih dahulu.</translation>
  </message>
  <message>
   <source>Field with the cost</source>
   <translation>Kolom biaya</translation>
  </message>
  <message>
   <source>Field with the most portions</source>
   <translation>Kolom paket maksimum</translation>
  </message>
  <message>
   <source>Field with the size</source>
   <translation>Kolom ukuran</translation>
  </message>
  <message>
   <source>If empty: one in order of rank, no limit in proportion.</source>
   <translation>Jika kosong: satu menurut urutan peringkat, tanpa batas secara proporsional.</translation>
  </message>
  <message>
   <source>Index</source>
   <translation>Indeks</translation>
  </message>
  <message>
   <source>People or MSMEs: multiplies the index in proportion, breaks ties in order.</source>
   <translation>Penduduk atau UMKM: mengalikan indeks secara proporsional, memutus nilai sama pada urutan.</translation>
  </message>
  <message>
   <source>Portions allocated</source>
   <translation>Paket yang dialokasikan</translation>
  </message>
  <message>
   <source>Portions for each unit at least</source>
   <translation>Paket minimum per wilayah</translation>
  </message>
  <message>
   <source>Portions for each unit at most</source>
   <translation>Paket maksimum per wilayah</translation>
  </message>
  <message>
   <source>Share out</source>
   <translation>Cara membagi</translation>
  </message>
  <message>
   <source>Shares a budget or quota out over units by an index, and says who is just inside and just outside, and what would change that.</source>
   <translation>Membagi anggaran atau kuota kepada wilayah menurut indeks, dan menyatakan siapa yang masuk terakhir, siapa berikutnya, dan apa yang akan mengubahnya.</translation>
  </message>
  <message>
   <source>Sheet for the audit</source>
   <translation>Lembar audit</translation>
  </message>
  <message>
   <source>Such as an index of need.</source>
   <translation>Misalnya indeks kebutuhan.</translation>
  </message>
  <message>
   <source>Units that get something</source>
   <translation>Wilayah yang memperoleh</translation>
  </message>
  <message>
   <source>What there is.</source>
   <translation>Yang tersedia.</translation>
  </message>
  <message>
   <source>Who comes first</source>
   <translation>Siapa didahulukan</translation>
  </message>
  <message>
   <source>highest index</source>
   <translation>indeks tertinggi</translation>
  </message>
  <message>
   <source>in order of rank</source>
   <translation>menurut urutan peringkat</translation>
  </message>
  <message>
   <source>in proportion</source>
   <translation>secara proporsional</translation>
  </message>
  <message>
   <source>lowest index</source>
   <translation>indeks terendah</translation>
  </message>
 </context>
 <context>
  <name>ProfileCard</name>
  <message>
   <source>Bali, Nusa Tenggara</source>
   <translation>Bali, Nusa Tenggara</translation>
  </message>
  <message>
   <source>Farthest on the wrong side of the province median</source>
   <translation>Paling tertinggal dari median provinsi</translation>
  </message>
  <message>
   <source>Java</source>
   <translation>Jawa</translation>
  </message>
  <message>
   <source>Kalimantan</source>
   <translation>Kalimantan</translation>
  </message>
  <message>
   <source>Maluku</source>
   <translation>Maluku</translation>
  </message>
  <message>
   <source>On no other indicator with a known direction on the wrong side of the province median</source>
   <translation>Tidak tertinggal dari median provinsi pada indikator lain yang arahnya diketahui</translation>
  </message>
  <message>
   <source>Papua</source>
   <translation>Papua</translation>
  </message>
  <message>
   <source>Select a row of the table or an area on the map to see its profile.</source>
   <translation>Pilih satu baris di tabel atau satu wilayah di peta untuk melihat profilnya.</translation>
  </message>
  <message>
   <source>Show the district on the map</source>
   <translation>Tampilkan kabupaten/kota di peta</translation>
  </message>
  <message>
   <source>Sulawesi</source>
   <translation>Sulawesi</translation>
  </message>
  <message>
   <source>Sumatra</source>
   <translation>Sumatera</translation>
  </message>
  <message>
   <source>Values, weights or methods are not certain: the rank lies between {best} and {worst}.</source>
   <translation>Nilai, penimbang, atau metode tidak pasti: peringkatnya antara {best} dan {worst}.</translation>
  </message>
  <message>
   <source>coverage {share}</source>
   <translation>cakupan {share}</translation>
  </message>
  <message>
   <source>{name}: median {median}</source>
   <translation>{name}: median {median}</translation>
  </message>
  <message>
   <source>{rank} of {count}</source>
   <translation>{rank} dari {count}</translation>
  </message>
  <message>
   <source>{rank} of {count} with data</source>
   <translation>{rank} dari {count} yang memiliki data</translation>
  </message>
  <message>
   <source>– of {count}</source>
   <translation>– dari {count}</translation>
  </message>
 </context>
 <context>
  <name>Programmes</name>
  <message>
   <source>A row per programme.</source>
   <translation>Satu baris per program.</translation>
  </message>
  <message>
   <source>A row per programme: the field with its beneficiaries, and what it is called. If empty, the first field of numbers of each layer of programmes.</source>
   <translation>Satu baris per program: kolom penerimanya dan nama programnya. Jika kosong, kolom angka pertama setiap layer program.</translation>
  </message>
  <message>
   <source>A unit without a number has no beneficiaries</source>
   <translation>Wilayah tanpa angka tidak memiliki penerima</translation>
  </message>
  <message>
   <source>An index or a share such as poverty; it is crossed with the coverage.</source>
   <translation>Indeks atau proporsi seperti kemiskinan; disilangkan dengan cakupan.</translation>
  </message>
  <message>
   <source>Beneficiaries</source>
   <translation>Penerima</translation>
  </message>
  <message>
   <source>Concentration curves</source>
   <translation>Kurva konsentrasi</translation>
  </message>
  <message>
   <source>Eligible without any programme</source>
   <translation>Berhak tanpa program apa pun</translation>
  </message>
  <message>
   <source>Field with the budget</source>
   <translation>Kolom anggaran</translation>
  </message>
  <message>
   <source>Field with the eligible</source>
   <translation>Kolom yang berhak</translation>
  </message>
  <message>
   <source>Field with the eligible among them</source>
   <translation>Kolom penerima yang berhak</translation>
  </message>
  <message>
   <source>Field with the need</source>
   <translation>Kolom kebutuhan</translation>
  </message>
  <message>
   <source>For lists that name only units with beneficiaries.</source>
   <translation>Untuk daftar yang hanya menyebut wilayah dengan penerima.</translation>
  </message>
  <message>
   <source>In the order of need.</source>
   <translation>Menurut urutan kebutuhan.</translation>
  </message>
  <message>
   <source>Joined to the units by their codes, if the beneficiaries are not among these.</source>
   <translation>Digabung ke wilayah menurut kodenya, bila penerima tidak ada di wilayah itu.</translation>
  </message>
  <message>
   <source>Layers of programmes</source>
   <translation>Layer program</translation>
  </message>
  <message>
   <source>Ministry or office</source>
   <translation>Kementerian/lembaga</translation>
  </message>
  <message>
   <source>Pairs of programmes</source>
   <translation>Pasangan program</translation>
  </message>
  <message>
   <source>Programme</source>
   <translation>Program</translation>
  </message>
  <message>
   <source>Programmes</source>
   <translation>Program</translation>
  </message>
  <message>
   <source>Programmes compared</source>
   <translation>Program dibandingkan</translation>
  </message>
  <message>
   <source>Programmes side by side</source>
   <translation>Perbandingan program</translation>
  </message>
  <message>
   <source>Such as MSMEs.</source>
   <translation>Misalnya UMKM.</translation>
  </message>
  <message>
   <source>Units without any programme</source>
   <translation>Wilayah tanpa program apa pun</translation>
  </message>
  <message>
   <source>Whom the programmes of several ministries reach: coverage, leakage, overlap, whether those in need come first, and need that no programme meets.</source>
   <translation>Siapa yang terjangkau program beberapa kementerian: cakupan, galat inklusi, tumpang tindih, apakah yang membutuhkan didahulukan, dan kebutuhan yang tidak bertemu program.</translation>
  </message>
  <message>
   <source>Whom two may both reach.</source>
   <translation>Siapa yang mungkin dijangkau keduanya.</translation>
  </message>
 </context>
 <context>
  <name>RankModel</name>
  <message>
   <source>District</source>
   <translation>Kabupaten/kota</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>Jenis</translation>
  </message>
  <message>
   <source>Province</source>
   <translation>Provinsi</translation>
  </message>
  <message>
   <source>Rank</source>
   <translation>Peringkat</translation>
  </message>
  <message>
   <source>Value</source>
   <translation>Nilai</translation>
  </message>
 </context>
 <context>
  <name>RasterToDistricts</name>
  <message>
   <source>A second raster of weights, such as people, for a weighted mean. On another grid the coarser is brought to the finer.</source>
   <translation>Raster kedua sebagai penimbang, misalnya penduduk, untuk rata-rata tertimbang. Bila kisinya berbeda, yang lebih kasar disesuaikan ke yang lebih halus.</translation>
  </message>
  <message>
   <source>Any raster in any coordinate reference system, such as people per cell. Cells without data are left out.</source>
   <translation>Raster apa pun dalam sistem referensi koordinat apa pun, misalnya penduduk per sel. Sel tanpa data tidak disertakan.</translation>
  </message>
  <message>
   <source>Band</source>
   <translation>Band</translation>
  </message>
  <message>
   <source>Band of the weights</source>
   <translation>Band penimbang</translation>
  </message>
  <message>
   <source>Bring a raster up to districts</source>
   <translation>Agregasikan raster ke kabupaten/kota</translation>
  </message>
  <message>
   <source>Cells with data: {cells}; sum: {sum}</source>
   <translation>Sel berdata: {cells}; jumlah: {sum}</translation>
  </message>
  <message>
   <source>Count, sum, mean, minimum and maximum of a raster's cells per district, cells on borders by share or by their centre.</source>
   <translation>Banyaknya, jumlah, rata-rata, minimum, dan maksimum sel raster per kabupaten/kota; sel di perbatasan menurut bagiannya atau titik pusatnya.</translation>
  </message>
  <message>
   <source>Counted from 1.</source>
   <translation>Dihitung dari 1.</translation>
  </message>
  <message>
   <source>Coverage: {share} of the districts' area lies on cells with data; {with_data} of {units} districts have a value.</source>
   <translation>Cakupan: {share} luas kabupaten/kota berada pada sel berdata; {with_data} dari {units} kabupaten/kota memiliki nilai.</translation>
  </message>
  <message>
   <source>No cell with data lies in any district. Check the raster's coordinate reference system and its no-data value.</source>
   <translation>Tidak ada sel berdata di kabupaten/kota mana pun. Periksa sistem referensi koordinat raster dan nilai no-data-nya.</translation>
  </message>
  <message>
   <source>One feature per district: count, sum, mean, min, max, the share of its area on cells with data, and the status.</source>
   <translation>Satu fitur per kabupaten/kota: banyaknya, jumlah, rata-rata, min, maks, bagian luas pada sel berdata, dan status.</translation>
  </message>
  <message>
   <source>Raster</source>
   <translation>Raster</translation>
  </message>
  <message>
   <source>Rule: {rule}</source>
   <translation>Aturan: {rule}</translation>
  </message>
  <message>
   <source>Share of the area on cells with data</source>
   <translation>Bagian luas pada sel berdata</translation>
  </message>
  <message>
   <source>Sum over all districts</source>
   <translation>Jumlah seluruh kabupaten/kota</translation>
  </message>
  <message>
   <source>Weight: {weight}</source>
   <translation>Penimbang: {weight}</translation>
  </message>
  <message>
   <source>Weights</source>
   <translation>Penimbang</translation>
  </message>
  <message>
   <source>Which cells count</source>
   <translation>Sel mana yang dihitung</translation>
  </message>
  <message>
   <source>exact: each cell by the share of it inside the district; centre: whole cells whose centre is inside, as other tools do.</source>
   <translation>exact: setiap sel menurut bagiannya di dalam kabupaten/kota; centre: sel utuh yang titik pusatnya di dalam, seperti alat lain.</translation>
  </message>
  <message>
   <source>{raster} by district</source>
   <translation>{raster} menurut kabupaten/kota</translation>
  </message>
 </context>
 <context>
  <name>Reach</name>
  <message>
   <source>A layer of points, or a text file with longitude and latitude.</source>
   <translation>Layer titik, atau berkas teks dengan bujur dan lintang.</translation>
  </message>
  <message>
   <source>A straight line on the ellipsoid, not the way by road.</source>
   <translation>Garis lurus pada elipsoid, bukan jarak lewat jalan.</translation>
  </message>
  <message>
   <source>As many as possible come within reach (covering), or as much of the way as possible is saved (median).</source>
   <translation>Sebanyak mungkin masuk jangkauan (covering), atau jarak yang dihemat sebanyak mungkin (median).</translation>
  </message>
  <message>
   <source>By village, with the codes of the survey.</source>
   <translation>Menurut desa, dengan kode survei.</translation>
  </message>
  <message>
   <source>Capacity of a facility</source>
   <translation>Kapasitas fasilitas</translation>
  </message>
  <message>
   <source>Column with the count</source>
   <translation>Kolom jumlah</translation>
  </message>
  <message>
   <source>Column with the place</source>
   <translation>Kolom tempat</translation>
  </message>
  <message>
   <source>Counts of MSMEs</source>
   <translation>Jumlah UMKM</translation>
  </message>
  <message>
   <source>Distance within reach</source>
   <translation>Jarak jangkauan</translation>
  </message>
  <message>
   <source>Facilities</source>
   <translation>Fasilitas</translation>
  </message>
  <message>
   <source>Facility by village</source>
   <translation>Fasilitas menurut desa</translation>
  </message>
  <message>
   <source>Found by its content if empty.</source>
   <translation>Dicari dari isinya jika kosong.</translation>
  </message>
  <message>
   <source>Give a raster of travel times or of friction, not both.</source>
   <translation>Berikan raster waktu tempuh atau raster friksi, jangan keduanya.</translation>
  </message>
  <message>
   <source>Give a survey of villages as a file or as a layer, exactly one of the two.</source>
   <translation>Berikan survei desa sebagai berkas atau sebagai layer, tepat salah satu.</translation>
  </message>
  <message>
   <source>How many of the villages beyond reach to list.</source>
   <translation>Berapa desa di luar jangkauan yang ditampilkan.</translation>
  </message>
  <message>
   <source>How many villages to choose one after another; 0 for none.</source>
   <translation>Berapa desa yang dipilih satu per satu; 0 jika tidak ada.</translation>
  </message>
  <message>
   <source>Minutes that a metre takes in each cell: gives the fastest way to the nearest facility.</source>
   <translation>Menit per meter di setiap sel: memberi jalan tercepat ke fasilitas terdekat.</translation>
  </message>
  <message>
   <source>Minutes to a destination of its own, read at each village.</source>
   <translation>Menit ke tujuan raster itu sendiri, dibaca di setiap desa.</translation>
  </message>
  <message>
   <source>Minutes within reach</source>
   <translation>Menit jangkauan</translation>
  </message>
  <message>
   <source>More facilities to place</source>
   <translation>Fasilitas yang ditambahkan</translation>
  </message>
  <message>
   <source>One feature per district: share within reach with its bounds, those beyond, median distance, facilities per 10,000 and travel time, each with its status.</source>
   <translation>Satu fitur per kabupaten/kota: proporsi dalam jangkauan dengan batas bawah dan atasnya, yang di luarnya, median jarak, fasilitas per 10.000, dan waktu tempuh, masing-masing dengan statusnya.</translation>
  </message>
  <message>
   <source>Points of villages</source>
   <translation>Titik desa</translation>
  </message>
  <message>
   <source>Raster of travel times</source>
   <translation>Raster waktu tempuh</translation>
  </message>
  <message>
   <source>Reach by district</source>
   <translation>Jangkauan menurut kabupaten/kota</translation>
  </message>
  <message>
   <source>Reach of banks, markets and other facilities</source>
   <translation>Jangkauan bank, pasar, dan fasilitas lain</translation>
  </message>
  <message>
   <source>Share of MSMEs or people within a straight-line distance of the nearest facility, villages beyond reach, and where more facilities help most.</source>
   <translation>Proporsi UMKM atau penduduk dalam jarak garis lurus dari fasilitas terdekat, desa di luar jangkauan, dan di mana tambahan fasilitas paling membantu.</translation>
  </message>
  <message>
   <source>Share within reach, all villages</source>
   <translation>Proporsi dalam jangkauan, semua desa</translation>
  </message>
  <message>
   <source>The most that so many can add</source>
   <translation>Tambahan paling banyak yang mungkin</translation>
  </message>
  <message>
   <source>The only column of numbers if empty.</source>
   <translation>Satu-satunya kolom angka jika kosong.</translation>
  </message>
  <message>
   <source>Those with most MSMEs first.</source>
   <translation>Yang terbanyak UMKM-nya lebih dahulu.</translation>
  </message>
  <message>
   <source>Used where a raster gives travel times.</source>
   <translation>Dipakai bila raster memberi waktu tempuh.</translation>
  </message>
  <message>
   <source>Villages beyond reach</source>
   <translation>Desa di luar jangkauan</translation>
  </message>
  <message>
   <source>Villages in order, what each adds, and the most that is possible.</source>
   <translation>Desa menurut urutan, tambahan masing-masing, dan yang paling banyak mungkin.</translation>
  </message>
  <message>
   <source>Villages read</source>
   <translation>Desa yang dibaca</translation>
  </message>
  <message>
   <source>Villages to list</source>
   <translation>Desa yang didaftar</translation>
  </message>
  <message>
   <source>Villages with coordinates</source>
   <translation>Desa berkoordinat</translation>
  </message>
  <message>
   <source>Weight</source>
   <translation>Penimbang</translation>
  </message>
  <message>
   <source>What a point supplies, for the catchments; 1 each if empty.</source>
   <translation>Yang disediakan sebuah titik, untuk cakupan dua langkah; masing-masing 1 jika kosong.</translation>
  </message>
  <message>
   <source>What a village counts for; if empty, the first of these that is known.</source>
   <translation>Yang dihitung dari sebuah desa; jika kosong, yang pertama diketahui di antaranya.</translation>
  </message>
  <message>
   <source>What the new facilities add</source>
   <translation>Tambahan dari fasilitas baru</translation>
  </message>
  <message>
   <source>What the survey counts, such as banks or markets_permanent; several names count as one kind. A village that has one is a facility.</source>
   <translation>Yang dihitung survei, misalnya banks atau markets_permanent; beberapa nama dihitung sebagai satu jenis. Desa yang memilikinya adalah fasilitas.</translation>
  </message>
  <message>
   <source>What they are placed for</source>
   <translation>Tujuan penempatan</translation>
  </message>
  <message>
   <source>Where more facilities help most</source>
   <translation>Di mana tambahan fasilitas paling membantu</translation>
  </message>
  <message>
   <source>Where the survey has no coordinates: a table or layer with the same village codes and longitude and latitude.</source>
   <translation>Bila survei tidak memuat koordinat: tabel atau layer dengan kode desa yang sama beserta bujur dan lintang.</translation>
  </message>
  <message>
   <source>or counts in the project</source>
   <translation>atau jumlah UMKM dalam proyek</translation>
  </message>
  <message>
   <source>or points of facilities</source>
   <translation>atau titik fasilitas</translation>
  </message>
  <message>
   <source>or points of villages in the project</source>
   <translation>atau titik desa di proyek</translation>
  </message>
  <message>
   <source>or raster of friction</source>
   <translation>atau raster friksi</translation>
  </message>
 </context>
 <context>
  <name>ReachRun</name>
  <message>
   <source>Reach: {facility}</source>
   <translation>Jangkauan: {facility}</translation>
  </message>
 </context>
 <context>
  <name>Readiness</name>
  <message>
   <source>Leave empty what is not known.</source>
   <translation>Kosongkan yang tidak diketahui.</translation>
  </message>
  <message>
   <source>Not answered</source>
   <translation>Belum dijawab</translation>
  </message>
  <message>
   <source>Office</source>
   <translation>Kantor</translation>
  </message>
  <message>
   <source>One page to read and print; it holds no scripts and loads nothing.</source>
   <translation>Satu halaman untuk dibaca dan dicetak; tanpa skrip dan tidak memuat apa pun dari luar.</translation>
  </message>
  <message>
   <source>Page</source>
   <translation>Halaman</translation>
  </message>
  <message>
   <source>Questions answered</source>
   <translation>Pertanyaan yang dijawab</translation>
  </message>
  <message>
   <source>Readiness checklist</source>
   <translation>Daftar periksa kesiapan</translation>
  </message>
  <message>
   <source>Score of all answers, per cent</source>
   <translation>Skor semua jawaban, persen</translation>
  </message>
  <message>
   <source>Score: the sum of the answers (yes 2, partly 1, no 0) over twice the number of questions answered. The answers are the office's own and nobody checked them.</source>
   <translation>Skor: jumlah jawaban (ya 2, sebagian 1, tidak 0) dibagi dua kali banyaknya pertanyaan yang dijawab. Jawaban berasal dari kantor itu sendiri dan tidak diperiksa siapa pun.</translation>
  </message>
  <message>
   <source>Sixteen questions about data, people, machines and rules; one page with a score for each area and what to do next.</source>
   <translation>Enam belas pertanyaan tentang data, orang, perangkat, dan aturan; satu halaman dengan skor tiap bagian dan langkah berikutnya.</translation>
  </message>
  <message>
   <source>Stands at the head of the page.</source>
   <translation>Tercantum di kepala halaman.</translation>
  </message>
  <message>
   <source>no</source>
   <translation>tidak</translation>
  </message>
  <message>
   <source>partly</source>
   <translation>sebagian</translation>
  </message>
  <message>
   <source>yes</source>
   <translation>ya</translation>
  </message>
  <message>
   <source>{answered} of {count} questions answered</source>
   <translation>{answered} dari {count} pertanyaan dijawab</translation>
  </message>
 </context>
 <context>
  <name>Recipes</name>
  <message>
   <source>QGIS model</source>
   <translation>Model QGIS</translation>
  </message>
  <message>
   <source>Recipe</source>
   <translation>Resep</translation>
  </message>
  <message>
   <source>Run a recipe on new files…</source>
   <translation>Jalankan resep dengan berkas baru…</translation>
  </message>
  <message>
   <source>Save the recipe as</source>
   <translation>Simpan resep sebagai</translation>
  </message>
  <message>
   <source>Save what I did, as a recipe…</source>
   <translation>Simpan yang saya lakukan sebagai resep…</translation>
  </message>
  <message>
   <source>saving the recipe</source>
   <translation>menyimpan resep</translation>
  </message>
  <message>
   <source>{file}: steps {steps}; files that it reads: {read}</source>
   <translation>{file}: langkah {steps}; berkas yang dibaca: {read}</translation>
  </message>
 </context>
 <context>
  <name>Regionalise</name>
  <message>
   <source>Field with the size of units</source>
   <translation>Kolom ukuran wilayah</translation>
  </message>
  <message>
   <source>How many; 0 for as many as the least size allows.</source>
   <translation>Banyaknya; 0 untuk sebanyak yang dimungkinkan ukuran terkecil.</translation>
  </message>
  <message>
   <source>Joins neighbouring units that are alike to as many regions as are wanted, or as a least size allows.</source>
   <translation>Menggabungkan wilayah bertetangga yang serupa menjadi sebanyak kawasan yang diinginkan, atau sebanyak yang dimungkinkan ukuran terkecil.</translation>
  </message>
  <message>
   <source>Regions</source>
   <translation>Kawasan</translation>
  </message>
  <message>
   <source>Regions of alike neighbours</source>
   <translation>Kawasan dari tetangga yang serupa</translation>
  </message>
  <message>
   <source>Size of a region at least</source>
   <translation>Ukuran kawasan sekurang-kurangnya</translation>
  </message>
  <message>
   <source>Such as people: what a region needs at least of.</source>
   <translation>Misalnya penduduk: yang sekurang-kurangnya harus dimiliki kawasan.</translation>
  </message>
  <message>
   <source>The least size of a region, in units.</source>
   <translation>Ukuran terkecil suatu kawasan, dalam wilayah.</translation>
  </message>
  <message>
   <source>The sum of that field over the units of a region.</source>
   <translation>Jumlah kolom itu pada wilayah-wilayah suatu kawasan.</translation>
  </message>
  <message>
   <source>Units of a region at least</source>
   <translation>Wilayah per kawasan sekurang-kurangnya</translation>
  </message>
 </context>
 <context>
  <name>ReportPage</name>
  <message>
   <source>Accept a spreadsheet on the Data page, or open the demo.</source>
   <translation>Terima spreadsheet di halaman Data, atau buka contoh.</translation>
  </message>
  <message>
   <source>Export</source>
   <translation>Ekspor</translation>
  </message>
  <message>
   <source>Nothing to report yet</source>
   <translation>Belum ada yang dilaporkan</translation>
  </message>
  <message>
   <source>Ranks, profiles, and what leaves the room</source>
   <translation>Peringkat, profil, dan yang dibagikan</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>Laporan</translation>
  </message>
  <message>
   <source>Write the page of the district as a PDF, or the map's page where none is selected (Ctrl+Return)</source>
   <translation>Tulis halaman kabupaten/kota sebagai PDF, atau halaman peta bila tidak ada yang dipilih (Ctrl+Return)</translation>
  </message>
 </context>
 <context>
  <name>ReportView</name>
  <message>
   <source>A click selects the district on the map too; a double-click shows it there</source>
   <translation>Klik juga memilih kabupaten/kota di peta; klik ganda menampilkannya di sana</translation>
  </message>
  <message>
   <source>A&amp;gainst</source>
   <translation>Terhada&amp;p</translation>
  </message>
  <message>
   <source>Bars</source>
   <translation>Batang</translation>
  </message>
  <message>
   <source>Click a bar or drag across several to select; the dashed line is the median</source>
   <translation>Klik sebuah batang atau seret melewati beberapa batang untuk memilih; garis putus-putus adalah median</translation>
  </message>
  <message>
   <source>Drag a rectangle to select; dashed lines are the medians</source>
   <translation>Seret persegi panjang untuk memilih; garis putus-putus adalah median</translation>
  </message>
  <message>
   <source>Every district's value, the highest first</source>
   <translation>Nilai setiap kabupaten/kota, yang tertinggi lebih dulu</translation>
  </message>
  <message>
   <source>Find a name</source>
   <translation>Cari nama</translation>
  </message>
  <message>
   <source>No name here has this text.</source>
   <translation>Tidak ada nama di sini yang memuat teks ini.</translation>
  </message>
  <message>
   <source>No unit here has the values. Choose another indicator above.</source>
   <translation>Tidak ada wilayah di sini yang memiliki nilainya. Pilih indikator lain di atas.</translation>
  </message>
  <message>
   <source>One district: its value, its ranks, its past</source>
   <translation>Satu kabupaten/kota: nilainya, peringkatnya, masa lalunya</translation>
  </message>
  <message>
   <source>Profile</source>
   <translation>Profil</translation>
  </message>
  <message>
   <source>Scatter</source>
   <translation>Diagram pencar</translation>
  </message>
  <message>
   <source>Show districts with this text in their name or province; the ranks stay</source>
   <translation>Tampilkan kabupaten/kota dengan teks ini dalam nama atau provinsinya; peringkat tetap</translation>
  </message>
  <message>
   <source>Side by side</source>
   <translation>Bandingkan</translation>
  </message>
  <message>
   <source>The indicator on the upright axis</source>
   <translation>Indikator pada sumbu tegak</translation>
  </message>
  <message>
   <source>The period of the indicator on the upright axis</source>
   <translation>Periode indikator pada sumbu tegak</translation>
  </message>
  <message>
   <source>The selected districts beside each other, by all indicators</source>
   <translation>Kabupaten/kota terpilih berdampingan, menurut semua indikator</translation>
  </message>
  <message>
   <source>Two indicators against each other</source>
   <translation>Dua indikator saling dibandingkan</translation>
  </message>
  <message>
   <source>“{title}” cannot be listed. Choose an indicator above.</source>
   <translation>“{title}” tidak dapat didaftar. Pilih indikator di atas.</translation>
  </message>
  <message>
   <source>“{title}” names kinds, not amounts: the table above and the map show them.</source>
   <translation>“{title}” menyebut jenis, bukan jumlah: lihat tabel di atas dan petanya.</translation>
  </message>
 </context>
 <context>
  <name>Restyle</name>
  <message>
   <source>drawing the map</source>
   <translation>menggambar peta</translation>
  </message>
 </context>
 <context>
  <name>Roles</name>
  <message>
   <source>Categories</source>
   <translation>Kategori</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>Kode</translation>
  </message>
  <message>
   <source>Column</source>
   <translation>Kolom</translation>
  </message>
  <message>
   <source>Columns: keys {keys}, values {values}, left out {out}</source>
   <translation>Kolom: kunci {keys}, nilai {values}, tidak disertakan {out}</translation>
  </message>
  <message>
   <source>First values</source>
   <translation>Nilai pertama</translation>
  </message>
  <message>
   <source>Kab. or Kota</source>
   <translation>Kab. atau Kota</translation>
  </message>
  <message>
   <source>Larger unit</source>
   <translation>Wilayah yang lebih besar</translation>
  </message>
  <message>
   <source>Left out</source>
   <translation>Dilewati</translation>
  </message>
  <message>
   <source>Left out (personal)</source>
   <translation>Tidak disertakan (data pribadi)</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Nama</translation>
  </message>
  <message>
   <source>Period</source>
   <translation>Periode</translation>
  </message>
  <message>
   <source>Province</source>
   <translation>Provinsi</translation>
  </message>
  <message>
   <source>Taken for</source>
   <translation>Dianggap sebagai</translation>
  </message>
  <message>
   <source>Values</source>
   <translation>Nilai</translation>
  </message>
  <message>
   <source>What “{column}” is</source>
   <translation>Apa arti “{column}”</translation>
  </message>
  <message>
   <source>hidden</source>
   <translation>disembunyikan</translation>
  </message>
 </context>
 <context>
  <name>RollUp</name>
  <message>
   <source>Bring up to</source>
   <translation>Bawa ke</translation>
  </message>
  <message>
   <source>Bring values up to larger units</source>
   <translation>Bawa nilai ke wilayah yang lebih besar</translation>
  </message>
  <message>
   <source>Counts are added, shares and means made anew of their bases; medians and ranks have no value, and the log says why.</source>
   <translation>Jumlah dijumlahkan, proporsi dan rata-rata dihitung ulang dari pembaginya; median dan peringkat tidak memiliki nilai, dan log menyatakan alasannya.</translation>
  </message>
  <message>
   <source>The units of the result; the layer's own units lie in them.</source>
   <translation>Wilayah pada hasil; wilayah pada layer terletak di dalamnya.</translation>
  </message>
 </context>
 <context>
  <name>RunRecipe</name>
  <message>
   <source>A file that “Save a recipe” made.</source>
   <translation>Berkas buatan “Simpan resep”.</translation>
  </message>
  <message>
   <source>Does again what was saved as a recipe, with next year's files.</source>
   <translation>Mengulang yang disimpan sebagai resep, dengan berkas tahun berikutnya.</translation>
  </message>
  <message>
   <source>File in the recipe</source>
   <translation>Berkas dalam resep</translation>
  </message>
  <message>
   <source>File to read now</source>
   <translation>Berkas yang dibaca sekarang</translation>
  </message>
  <message>
   <source>Files are found by their names, with later years: umkm_2025.csv for umkm_2024.csv. The folder of the recipe if empty.</source>
   <translation>Berkas dicari menurut namanya dengan tahun yang lebih baru: umkm_2025.csv untuk umkm_2024.csv. Folder resep bila kosong.</translation>
  </message>
  <message>
   <source>Files with other names</source>
   <translation>Berkas dengan nama lain</translation>
  </message>
  <message>
   <source>Folder of the new files</source>
   <translation>Folder berkas baru</translation>
  </message>
  <message>
   <source>Folder of the results</source>
   <translation>Folder hasil</translation>
  </message>
  <message>
   <source>One file per result; packs and pages keep their names, with later years.</source>
   <translation>Satu berkas per hasil; paket dan halaman memakai namanya, dengan tahun yang lebih baru.</translation>
  </message>
  <message>
   <source>Pack</source>
   <translation>Paket</translation>
  </message>
  <message>
   <source>Recipe</source>
   <translation>Resep</translation>
  </message>
  <message>
   <source>Results</source>
   <translation>Hasil</translation>
  </message>
  <message>
   <source>Run a recipe</source>
   <translation>Jalankan resep</translation>
  </message>
  <message>
   <source>Steps</source>
   <translation>Langkah</translation>
  </message>
  <message>
   <source>The name that the recipe has, and the path of the file to read.</source>
   <translation>Nama dalam resep, dan lokasi berkas yang dibaca.</translation>
  </message>
  <message>
   <source>Which year stands for which in periods and names of columns, such as 2024=2025; 2023=2024. As the names of the files tell if empty.</source>
   <translation>Tahun mana menggantikan tahun mana dalam periode dan nama kolom, misalnya 2024=2025; 2023=2024. Menurut nama berkas bila kosong.</translation>
  </message>
  <message>
   <source>Years</source>
   <translation>Tahun</translation>
  </message>
  <message>
   <source>{name}: {path} is read.</source>
   <translation>{name}: {path} dibaca.</translation>
  </message>
  <message>
   <source>{old} is now {new}.</source>
   <translation>{old} kini {new}.</translation>
  </message>
 </context>
 <context>
  <name>SaveRecipe</name>
  <message>
   <source>As a model where the name ends in .model3. It holds no folders.</source>
   <translation>Sebagai model bila namanya berakhir dengan .model3. Tidak memuat folder.</translation>
  </message>
  <message>
   <source>Each of our results says which algorithms made it, and of which files.</source>
   <translation>Setiap hasil kami menyatakan algoritma yang membuatnya, dan dari berkas apa.</translation>
  </message>
  <message>
   <source>Files that it reads</source>
   <translation>Berkas yang dibaca</translation>
  </message>
  <message>
   <source>Give results or a file that says how it was made, not both.</source>
   <translation>Berikan hasil atau berkas yang menyatakan cara pembuatannya, jangan keduanya.</translation>
  </message>
  <message>
   <source>Pack, model, recipe</source>
   <translation>Paket, model, resep</translation>
  </message>
  <message>
   <source>QGIS model</source>
   <translation>Model QGIS</translation>
  </message>
  <message>
   <source>Recipe</source>
   <translation>Resep</translation>
  </message>
  <message>
   <source>Results to be made again</source>
   <translation>Hasil yang akan dibuat lagi</translation>
  </message>
  <message>
   <source>Save a recipe</source>
   <translation>Simpan resep</translation>
  </message>
  <message>
   <source>Saves how results were made, to make them again of next year's files.</source>
   <translation>Menyimpan cara hasil dibuat, agar dapat dibuat lagi dengan berkas tahun berikutnya.</translation>
  </message>
  <message>
   <source>Steps</source>
   <translation>Langkah</translation>
  </message>
  <message>
   <source>Those that were made since QGIS was opened.</source>
   <translation>Yang dibuat sejak QGIS dibuka.</translation>
  </message>
  <message>
   <source>What a pack says of how it was built; a model of our algorithms alone.</source>
   <translation>Cara penyusunan menurut paket; model yang hanya berisi algoritma kami.</translation>
  </message>
  <message>
   <source>With maps, pages, spreadsheets and packs made of them</source>
   <translation>Beserta peta, halaman, spreadsheet, dan paket yang dibuat darinya</translation>
  </message>
  <message>
   <source>or a pack, a model or a recipe</source>
   <translation>atau paket, model, atau resep</translation>
  </message>
 </context>
 <context>
  <name>Scale</name>
  <message>
   <source>{number} %</source>
   <translation>{number} %</translation>
  </message>
 </context>
 <context>
  <name>Scatter</name>
  <message>
   <source>Rank correlation {value}</source>
   <translation>Korelasi peringkat {value}</translation>
  </message>
 </context>
 <context>
  <name>Scenario</name>
  <message>
   <source>A number for each unit, or a field. Shares as 0–1.</source>
   <translation>Satu angka untuk setiap wilayah, atau sebuah kolom. Proporsi sebagai 0–1.</translation>
  </message>
  <message>
   <source>A row per unit and year, with all quantiles.</source>
   <translation>Satu baris per wilayah dan tahun, dengan semua kuantil.</translation>
  </message>
  <message>
   <source>Assumption</source>
   <translation>Asumsi</translation>
  </message>
  <message>
   <source>Assumptions</source>
   <translation>Asumsi</translation>
  </message>
  <message>
   <source>Bounds</source>
   <translation>Batas bawah dan atas</translation>
  </message>
  <message>
   <source>Cap</source>
   <translation>Batas atas</translation>
  </message>
  <message>
   <source>Columns code (of a unit or province, empty for all), year and total.</source>
   <translation>Kolom kode (wilayah atau provinsi, kosong untuk semua), tahun, dan total.</translation>
  </message>
  <message>
   <source>Control totals (file)</source>
   <translation>Total kendali (berkas)</translation>
  </message>
  <message>
   <source>Control totals (layer)</source>
   <translation>Total kendali (layer)</translation>
  </message>
  <message>
   <source>Data from</source>
   <translation>Data sejak</translation>
  </message>
  <message>
   <source>Data up to</source>
   <translation>Data sampai</translation>
  </message>
  <message>
   <source>Districts that were split</source>
   <translation>Kabupaten/kota yang mekar</translation>
  </message>
  <message>
   <source>Draws</source>
   <translation>Undian</translation>
  </message>
  <message>
   <source>Every assumption, with source and notes.</source>
   <translation>Setiap asumsi, dengan sumber dan catatan.</translation>
  </message>
  <message>
   <source>Field of the indicator</source>
   <translation>Kolom indikator</translation>
  </message>
  <message>
   <source>First year used; all if empty.</source>
   <translation>Tahun pertama yang dipakai; semua jika kosong.</translation>
  </message>
  <message>
   <source>Fits up to this year and judges on the later ones. None if empty.</source>
   <translation>Mencocokkan sampai tahun ini dan menilai pada tahun-tahun sesudahnya. Tanpa uji jika kosong.</translation>
  </message>
  <message>
   <source>Growth per year in per cent</source>
   <translation>Pertumbuhan per tahun dalam persen</translation>
  </message>
  <message>
   <source>Last year used; all if empty.</source>
   <translation>Tahun terakhir yang dipakai; semua jika kosong.</translation>
  </message>
  <message>
   <source>Low and high variants, or 5 % and 95 % of drawn paths.</source>
   <translation>Varian rendah dan tinggi, atau 5 % dan 95 % dari lintasan yang diundi.</translation>
  </message>
  <message>
   <source>Mean error of the trial (0–1)</source>
   <translation>Galat rata-rata uji (0–1)</translation>
  </message>
  <message>
   <source>Merged up; or the parts take over the whole's past by their later shares.</source>
   <translation>Digabung ke induknya; atau bagian-bagiannya mengambil alih masa lalu induk menurut bagiannya kemudian.</translation>
  </message>
  <message>
   <source>Of any period; the others are found. The first with several if empty.</source>
   <translation>Dari periode mana pun; yang lain dicari sendiri. Yang pertama dengan beberapa periode jika kosong.</translation>
  </message>
  <message>
   <source>Of constant growth: a number or a field. As observed if empty.</source>
   <translation>Untuk pertumbuhan tetap: angka atau kolom. Sesuai data jika kosong.</translation>
  </message>
  <message>
   <source>Of drawn paths.</source>
   <translation>Untuk lintasan yang diundi.</translation>
  </message>
  <message>
   <source>Of logistic growth: a number for all units, or a field. Shares as 0–1.</source>
   <translation>Untuk pertumbuhan logistik: satu angka untuk semua wilayah, atau sebuah kolom. Proporsi sebagai 0–1.</translation>
  </message>
  <message>
   <source>Paths by unit and year</source>
   <translation>Lintasan menurut wilayah dan tahun</translation>
  </message>
  <message>
   <source>Percentage points of growth per year between middle, low and high.</source>
   <translation>Poin persen pertumbuhan per tahun antara varian tengah, rendah, dan tinggi.</translation>
  </message>
  <message>
   <source>Points less and more per year</source>
   <translation>Poin lebih kecil dan lebih besar per tahun</translation>
  </message>
  <message>
   <source>Projected, actual, last value carried on, and drift.</source>
   <translation>Proyeksi, kenyataan, nilai terakhir yang dilanjutkan, dan drift.</translation>
  </message>
  <message>
   <source>Root mean square error of the trial</source>
   <translation>Akar galat kuadrat rata-rata uji</translation>
  </message>
  <message>
   <source>Root mean square error, drift</source>
   <translation>Akar galat kuadrat rata-rata, drift</translation>
  </message>
  <message>
   <source>Root mean square error, last value carried on</source>
   <translation>Akar galat kuadrat rata-rata, nilai terakhir dilanjutkan</translation>
  </message>
  <message>
   <source>Scaled error of the trial (1: as one step of the past)</source>
   <translation>Galat berskala dari uji (1: sebesar satu langkah di masa lalu)</translation>
  </message>
  <message>
   <source>Scenario to years ahead</source>
   <translation>Skenario ke tahun mendatang</translation>
  </message>
  <message>
   <source>Seed</source>
   <translation>Benih acak</translation>
  </message>
  <message>
   <source>Share of actual values within the bounds</source>
   <translation>Bagian nilai kenyataan di antara kedua batas</translation>
  </message>
  <message>
   <source>Such as 2030; 2035; 2045.</source>
   <translation>Misalnya 2030; 2035; 2045.</translation>
  </message>
  <message>
   <source>Target</source>
   <translation>Target</translation>
  </message>
  <message>
   <source>The last year ahead if empty.</source>
   <translation>Tahun mendatang yang terakhir jika kosong.</translation>
  </message>
  <message>
   <source>The same seed draws the same paths.</source>
   <translation>Benih acak yang sama mengundi lintasan yang sama.</translation>
  </message>
  <message>
   <source>The same, drift</source>
   <translation>Idem, drift</translation>
  </message>
  <message>
   <source>The same, last value carried on</source>
   <translation>Idem, nilai terakhir dilanjutkan</translation>
  </message>
  <message>
   <source>Trial on past years</source>
   <translation>Uji pada tahun lampau</translation>
  </message>
  <message>
   <source>Try it on data up to</source>
   <translation>Uji pada data sampai</translation>
  </message>
  <message>
   <source>Units with a projection</source>
   <translation>Wilayah dengan proyeksi</translation>
  </message>
  <message>
   <source>What goes on: the growth per year, a trend, growth to a cap, or a target.</source>
   <translation>Yang berlanjut: pertumbuhan per tahun, tren, pertumbuhan sampai batas atas, atau target.</translation>
  </message>
  <message>
   <source>Where an indicator leads to in 2030, 2035 or 2045 if an assumption holds: growth, trend, cap or target, with bounds, control totals and a trial on past years.</source>
   <translation>Ke mana suatu indikator menuju pada 2030, 2035, atau 2045 jika suatu asumsi berlaku: pertumbuhan, tren, batas atas, atau target, dengan batas bawah dan atas, total kendali, dan uji pada tahun lampau.</translation>
  </message>
  <message>
   <source>Year of the target</source>
   <translation>Tahun target</translation>
  </message>
  <message>
   <source>Years ahead</source>
   <translation>Tahun mendatang</translation>
  </message>
  <message>
   <source>constant growth per year</source>
   <translation>pertumbuhan tetap per tahun</translation>
  </message>
  <message>
   <source>draws, from residuals</source>
   <translation>undian, dari residu</translation>
  </message>
  <message>
   <source>draws, normal</source>
   <translation>undian, normal</translation>
  </message>
  <message>
   <source>growth needed for a target</source>
   <translation>pertumbuhan yang diperlukan untuk target</translation>
  </message>
  <message>
   <source>leave out what cannot be compared</source>
   <translation>lewati yang tidak dapat dibandingkan</translation>
  </message>
  <message>
   <source>linear trend</source>
   <translation>tren linear</translation>
  </message>
  <message>
   <source>log-linear trend</source>
   <translation>tren log-linear</translation>
  </message>
  <message>
   <source>logistic growth to a cap</source>
   <translation>pertumbuhan logistik sampai batas atas</translation>
  </message>
  <message>
   <source>low and high growth</source>
   <translation>pertumbuhan rendah dan tinggi</translation>
  </message>
  <message>
   <source>merge up</source>
   <translation>gabungkan ke induk</translation>
  </message>
  <message>
   <source>none</source>
   <translation>tanpa batas</translation>
  </message>
  <message>
   <source>past by shares of the parts</source>
   <translation>masa lalu menurut porsi bagian-bagiannya</translation>
  </message>
 </context>
 <context>
  <name>Signals</name>
  <message>
   <source>A row per signal: title, steep, bps_code or name of the district, date, source, likelihood and impact from 1 to 5, driver.</source>
   <translation>Satu baris per sinyal: title, steep, bps_code atau nama kabupaten/kota, date, source, likelihood dan impact dari 1 sampai 5, driver.</translation>
  </message>
  <message>
   <source>Counts by tag, highest score, most urgent kind, titles and drivers.</source>
   <translation>Jumlah menurut label, skor tertinggi, jenis paling mendesak, judul, dan faktor pendorong.</translation>
  </message>
  <message>
   <source>Counts what was noted in a log of signals by district and STEEP tag, and tells which to act on, prepare for, watch or note.</source>
   <translation>Menghitung isi catatan sinyal menurut kabupaten/kota dan label STEEP, serta menunjukkan mana yang perlu ditindak, disiapkan, dipantau, atau dicatat.</translation>
  </message>
  <message>
   <source>High from</source>
   <translation>Tinggi mulai</translation>
  </message>
  <message>
   <source>How many signals have each impact (rows) and likelihood (columns).</source>
   <translation>Berapa sinyal untuk tiap dampak (baris) dan kemungkinan (kolom).</translation>
  </message>
  <message>
   <source>Likelihood and impact</source>
   <translation>Kemungkinan dan dampak</translation>
  </message>
  <message>
   <source>Likelihood and impact count as high from this number on.</source>
   <translation>Kemungkinan dan dampak dianggap tinggi mulai angka ini.</translation>
  </message>
  <message>
   <source>List of signals</source>
   <translation>Daftar sinyal</translation>
  </message>
  <message>
   <source>Log of signals</source>
   <translation>Catatan sinyal</translation>
  </message>
  <message>
   <source>Most urgent first.</source>
   <translation>Yang paling mendesak lebih dulu.</translation>
  </message>
  <message>
   <source>Signals by district</source>
   <translation>Sinyal menurut kabupaten/kota</translation>
  </message>
  <message>
   <source>Signals in a known district</source>
   <translation>Sinyal di kabupaten/kota yang dikenal</translation>
  </message>
  <message>
   <source>Signals of change by district</source>
   <translation>Sinyal perubahan menurut kabupaten/kota</translation>
  </message>
  <message>
   <source>Signals read</source>
   <translation>Sinyal yang dibaca</translation>
  </message>
  <message>
   <source>Signals to act on</source>
   <translation>Sinyal yang perlu ditindak</translation>
  </message>
  <message>
   <source>Signals: {source}</source>
   <translation>Sinyal: {source}</translation>
  </message>
 </context>
 <context>
  <name>Square</name>
  <message>
   <source>Click a square to select its districts, double-click to see them; arrow keys and Space do the same.</source>
   <translation>Klik kotak untuk memilih kabupaten/kotanya, klik ganda untuk melihatnya; tombol panah dan Spasi berfungsi sama.</translation>
  </message>
 </context>
 <context>
  <name>Status</name>
  <message>
   <source>Estimate</source>
   <translation>Perkiraan</translation>
  </message>
  <message>
   <source>No data</source>
   <translation>Tidak ada data</translation>
  </message>
  <message>
   <source>Not asked</source>
   <translation>Tidak ditanyakan</translation>
  </message>
  <message>
   <source>Not comparable</source>
   <translation>Tidak dapat dibandingkan</translation>
  </message>
  <message>
   <source>Suppressed</source>
   <translation>Dirahasiakan</translation>
  </message>
 </context>
 <context>
  <name>Structure</name>
  <message>
   <source>2025 can be brought to 2020, J and K becoming J; the other way is not possible.</source>
   <translation>2025 dapat diubah ke 2020, J dan K menjadi J; arah sebaliknya tidak mungkin.</translation>
  </message>
  <message>
   <source>A sector with fewer enterprises in a district is flagged: its quotient and shares are uncertain.</source>
   <translation>Kategori dengan usaha lebih sedikit di suatu kabupaten/kota ditandai: LQ dan proporsinya tidak pasti.</translation>
  </message>
  <message>
   <source>Ambiguous districts</source>
   <translation>Kabupaten/kota ambigu</translation>
  </message>
  <message>
   <source>Bring the sectors to</source>
   <translation>Ubah kategori ke</translation>
  </message>
  <message>
   <source>Column with the count</source>
   <translation>Kolom jumlah</translation>
  </message>
  <message>
   <source>Column with the district</source>
   <translation>Kolom kabupaten/kota</translation>
  </message>
  <message>
   <source>Column with the owner's sex</source>
   <translation>Kolom jenis kelamin pemilik</translation>
  </message>
  <message>
   <source>Column with the sector</source>
   <translation>Kolom kategori</translation>
  </message>
  <message>
   <source>Column with the size</source>
   <translation>Kolom skala</translation>
  </message>
  <message>
   <source>Combinations without a row</source>
   <translation>Kombinasi tanpa baris</translation>
  </message>
  <message>
   <source>Definition of size</source>
   <translation>Definisi skala</translation>
  </message>
  <message>
   <source>Definition of size found</source>
   <translation>Definisi skala yang ditemukan</translation>
  </message>
  <message>
   <source>District sectors with a small base</source>
   <translation>Kategori kabupaten/kota dengan basis kecil</translation>
  </message>
  <message>
   <source>District sectors withheld</source>
   <translation>Kategori per kabupaten/kota yang dirahasiakan</translation>
  </message>
  <message>
   <source>Districts by sector</source>
   <translation>Kabupaten/kota menurut kategori</translation>
  </message>
  <message>
   <source>Districts matched</source>
   <translation>Kabupaten/kota yang cocok</translation>
  </message>
  <message>
   <source>Districts not matched</source>
   <translation>Kabupaten/kota yang tidak cocok</translation>
  </message>
  <message>
   <source>Districts outside the boundaries</source>
   <translation>Kabupaten/kota di luar batas wilayah</translation>
  </message>
  <message>
   <source>Districts whose code and name disagree</source>
   <translation>Kabupaten/kota yang kode dan namanya bertentangan</translation>
  </message>
  <message>
   <source>Districts with a total</source>
   <translation>Kabupaten/kota dengan total</translation>
  </message>
  <message>
   <source>Enterprises in all districts with a total</source>
   <translation>Usaha di semua kabupaten/kota yang memiliki total</translation>
  </message>
  <message>
   <source>Fewer enterprises of a sector in a district, and what could tell them, are withheld (Q). 0 withholds nothing.</source>
   <translation>Jumlah usaha suatu kategori di kabupaten/kota yang lebih kecil, dan apa pun yang dapat membukanya, dirahasiakan (Q). 0 berarti tidak ada yang dirahasiakan.</translation>
  </message>
  <message>
   <source>Found by its content if empty.</source>
   <translation>Dicari dari isinya jika kosong.</translation>
  </message>
  <message>
   <source>Found by its content if empty; several are separated by |.</source>
   <translation>Dicari dari isinya jika kosong; beberapa kolom dipisahkan dengan |.</translation>
  </message>
  <message>
   <source>From J on the letters of 2025 mean other sectors. auto goes by titles and years, and stops where nothing tells.</source>
   <translation>Mulai dari J huruf 2025 berarti kategori lain. auto berpedoman pada judul dan tahun, dan berhenti bila tidak ada petunjuk.</translation>
  </message>
  <message>
   <source>Location quotients compare with</source>
   <translation>Pembanding LQ</translation>
  </message>
  <message>
   <source>Long, with a column of sectors, or wide, with one column per sector named by its letter or title.</source>
   <translation>Memanjang, dengan kolom kategori, atau melebar, dengan satu kolom per kategori yang dinamai huruf atau judulnya.</translation>
  </message>
  <message>
   <source>MSMEs by field of business and gender</source>
   <translation>UMKM menurut lapangan usaha dan jenis kelamin</translation>
  </message>
  <message>
   <source>One feature per district, each value with its status.</source>
   <translation>Satu fitur per kabupaten/kota, setiap nilai dengan statusnya.</translation>
  </message>
  <message>
   <source>One row per district and sector.</source>
   <translation>Satu baris per kabupaten/kota dan kategori.</translation>
  </message>
  <message>
   <source>Period</source>
   <translation>Periode</translation>
  </message>
  <message>
   <source>Sectors in scope</source>
   <translation>Kategori yang dicakup</translation>
  </message>
  <message>
   <source>Shares of sectors, location quotients, diversity, density and women's share, from counts by sector, sex and size.</source>
   <translation>Proporsi kategori, location quotient, keragaman, kepadatan, dan proporsi perempuan, dari jumlah menurut kategori, jenis kelamin, dan skala.</translation>
  </message>
  <message>
   <source>Small base below</source>
   <translation>Basis kecil di bawah</translation>
  </message>
  <message>
   <source>Structure of MSMEs: {source}</source>
   <translation>Struktur UMKM: {source}</translation>
  </message>
  <message>
   <source>Structure of districts</source>
   <translation>Struktur kabupaten/kota</translation>
  </message>
  <message>
   <source>Table of counts</source>
   <translation>Tabel jumlah</translation>
  </message>
  <message>
   <source>Travels with the result; results by different definitions cannot be compared.</source>
   <translation>Ikut dalam hasil; hasil menurut definisi berbeda tidak dapat dibandingkan.</translation>
  </message>
  <message>
   <source>Version of the sectors (KBLI)</source>
   <translation>Versi kategori (KBLI)</translation>
  </message>
  <message>
   <source>Version of the sectors found</source>
   <translation>Versi kategori yang ditemukan</translation>
  </message>
  <message>
   <source>Withhold counts below</source>
   <translation>Rahasiakan jumlah di bawah</translation>
  </message>
  <message>
   <source>auto: 0 where the table writes no zeros at all, else missing. Concerns long tables.</source>
   <translation>auto: 0 bila tabel sama sekali tidak menulis nol, jika tidak berarti tidak ada data. Untuk tabel memanjang.</translation>
  </message>
  <message>
   <source>table: all districts of the table; units: those inside the boundaries; or the code or name of a row of the table, such as Indonesia.</source>
   <translation>table: semua kabupaten/kota dalam tabel; units: yang berada di dalam batas wilayah; atau kode atau nama suatu baris tabel, misalnya Indonesia.</translation>
  </message>
 </context>
 <context>
  <name>StyleBivariate</name>
  <message>
   <source>Breaks of indicator A</source>
   <translation>Batas kelas indikator A</translation>
  </message>
  <message>
   <source>Breaks of indicator B</source>
   <translation>Batas kelas indikator B</translation>
  </message>
  <message>
   <source>Choose two different fields.</source>
   <translation>Pilih dua kolom yang berbeda.</translation>
  </message>
  <message>
   <source>Draws two fields of numbers at once: three classes of each, nine colours, and a square legend.</source>
   <translation>Menggambar dua kolom angka sekaligus: tiga kelas masing-masing, sembilan warna, dan legenda persegi.</translation>
  </message>
  <message>
   <source>Gives the same style to other layers.</source>
   <translation>Memberi gaya yang sama pada layer lain.</translation>
  </message>
  <message>
   <source>High values turn the colour blue.</source>
   <translation>Nilai tinggi membuat warna menjadi biru.</translation>
  </message>
  <message>
   <source>High values turn the colour orange.</source>
   <translation>Nilai tinggi membuat warna menjadi jingga.</translation>
  </message>
  <message>
   <source>Indicator A, rightwards</source>
   <translation>Indikator A, ke kanan</translation>
  </message>
  <message>
   <source>Indicator B, upwards</source>
   <translation>Indikator B, ke atas</translation>
  </message>
  <message>
   <source>Method</source>
   <translation>Metode</translation>
  </message>
  <message>
   <source>One row per cell of the square, nine in all.</source>
   <translation>Satu baris per sel persegi, seluruhnya sembilan.</translation>
  </message>
  <message>
   <source>Picture</source>
   <translation>Gambar</translation>
  </message>
  <message>
   <source>Polygons with numbers. A field &lt;field&gt;_status tells what is suppressed or not comparable.</source>
   <translation>Poligon dengan angka. Kolom &lt;kolom&gt;_status menunjukkan apa yang dirahasiakan atau tidak dapat dibandingkan.</translation>
  </message>
  <message>
   <source>Shapes only; text is added in the layout.</source>
   <translation>Hanya bentuk; teks ditambahkan di tata letak.</translation>
  </message>
  <message>
   <source>Square legend</source>
   <translation>Legenda persegi</translation>
  </message>
  <message>
   <source>Style a map of two indicators</source>
   <translation>Beri gaya peta dua indikator</translation>
  </message>
  <message>
   <source>The nine colours do not survive grey printing; make two single maps for a page that will be copied in black and white.</source>
   <translation>Sembilan warna ini tidak terbaca bila dicetak abu-abu; buat dua peta tunggal untuk halaman yang akan difotokopi hitam putih.</translation>
  </message>
  <message>
   <source>Two numbers, such as 23; 41. Where given, they go before the method.</source>
   <translation>Dua angka, misalnya 23; 41. Bila diberikan, angka ini didahulukan daripada metode.</translation>
  </message>
  <message>
   <source>Units with both values</source>
   <translation>Wilayah dengan kedua nilai</translation>
  </message>
  <message>
   <source>quantile: as many units in each class; jenks: natural groups; equal: equal widths; stddev: distance from the mean; manual: your own breaks.</source>
   <translation>quantile: jumlah wilayah sama tiap kelas; jenks: kelompok alami; equal: lebar sama; stddev: jarak dari rata-rata; manual: batas sendiri.</translation>
  </message>
 </context>
 <context>
  <name>StyleCategories</name>
  <message>
   <source>A row per value: label and colour (#rrggbb) may stay empty. Values that are not listed follow. If empty, as the field says, else the nine most frequent values; the others are drawn as one.</source>
   <translation>Satu baris per nilai: label dan warna (#rrggbb) boleh kosong. Nilai yang tidak disebut menyusul. Jika kosong, menurut kolomnya, atau sembilan nilai yang paling sering; sisanya digambar sebagai satu.</translation>
  </message>
  <message>
   <source>Categories drawn</source>
   <translation>Kategori yang digambar</translation>
  </message>
  <message>
   <source>Categories in their order</source>
   <translation>Kategori menurut urutannya</translation>
  </message>
  <message>
   <source>Colour</source>
   <translation>Warna</translation>
  </message>
  <message>
   <source>Draws text or whole numbers that stand for kinds of units, such as types or clusters, each in a colour of its own.</source>
   <translation>Menggambar teks atau bilangan bulat yang mewakili jenis wilayah, misalnya tipe atau klaster, masing-masing dengan warnanya sendiri.</translation>
  </message>
  <message>
   <source>Field to map</source>
   <translation>Kolom yang dipetakan</translation>
  </message>
  <message>
   <source>Gives the same style to other layers; needs no plugin.</source>
   <translation>Memberi gaya yang sama pada layer lain; tidak memerlukan plugin.</translation>
  </message>
  <message>
   <source>Label</source>
   <translation>Label</translation>
  </message>
  <message>
   <source>One row per category, in their order; without a value: all others.</source>
   <translation>Satu baris per kategori, menurut urutannya; tanpa nilai: semua yang lain.</translation>
  </message>
  <message>
   <source>Polygons with a field of text or whole numbers.</source>
   <translation>Poligon dengan kolom teks atau bilangan bulat.</translation>
  </message>
  <message>
   <source>Style a map of categories</source>
   <translation>Beri gaya peta kategori</translation>
  </message>
  <message>
   <source>Value</source>
   <translation>Nilai</translation>
  </message>
  <message>
   <source>What an analysis says of its categories gives labels, colours and order.</source>
   <translation>Label, warna, dan urutan diambil dari analisis yang membuat kategorinya.</translation>
  </message>
 </context>
 <context>
  <name>StyleChoropleth</name>
  <message>
   <source>0 for change, 1 for a location quotient. If empty, the indicator's own, 0 where it has none.</source>
   <translation>0 untuk perubahan, 1 untuk location quotient. Jika kosong, pusat indikator itu sendiri, 0 bila tidak ada.</translation>
  </message>
  <message>
   <source>2 to 7. Head/tail and manual find their own number.</source>
   <translation>2 sampai 7. Head/tail dan manual menentukan jumlahnya sendiri.</translation>
  </message>
  <message>
   <source>Breaks for manual</source>
   <translation>Batas kelas untuk manual</translation>
  </message>
  <message>
   <source>Centre for diverging</source>
   <translation>Pusat untuk diverging</translation>
  </message>
  <message>
   <source>Classes made</source>
   <translation>Kelas yang dibuat</translation>
  </message>
  <message>
   <source>Classifies a field of numbers and draws it without blank holes: missing, suppressed and not comparable units show as such.</source>
   <translation>Mengelompokkan kolom angka dan menggambarnya tanpa lubang kosong: wilayah tanpa data, dirahasiakan, dan tidak dapat dibandingkan tampil apa adanya.</translation>
  </message>
  <message>
   <source>Colours</source>
   <translation>Warna</translation>
  </message>
  <message>
   <source>Diverging colours do not survive grey printing; choose another method for a map that will be copied in black and white.</source>
   <translation>Warna diverging tidak terbaca bila dicetak abu-abu; pilih metode lain untuk peta yang akan difotokopi hitam putih.</translation>
  </message>
  <message>
   <source>Field to map</source>
   <translation>Kolom yang dipetakan</translation>
  </message>
  <message>
   <source>Gives the same style to other layers; needs no plugin.</source>
   <translation>Memberi gaya yang sama pada layer lain; tidak memerlukan plugin.</translation>
  </message>
  <message>
   <source>Method</source>
   <translation>Metode</translation>
  </message>
  <message>
   <source>Number of classes</source>
   <translation>Jumlah kelas</translation>
  </message>
  <message>
   <source>One row per class, lowest first.</source>
   <translation>Satu baris per kelas, yang terendah lebih dulu.</translation>
  </message>
  <message>
   <source>Polygons with numbers. A field &lt;field&gt;_status tells what is suppressed, estimated or not comparable.</source>
   <translation>Poligon dengan angka. Kolom &lt;kolom&gt;_status menunjukkan apa yang dirahasiakan, diperkirakan, atau tidak dapat dibandingkan.</translation>
  </message>
  <message>
   <source>Rates and shares; bare counts follow the unit's size.</source>
   <translation>Rasio dan proporsi; jumlah mentah mengikuti ukuran wilayah.</translation>
  </message>
  <message>
   <source>Separated by ; or spaces, such as 18; 27,5; 37.5. A class includes its lower edge.</source>
   <translation>Dipisahkan dengan ; atau spasi, misalnya 18; 27,5; 37.5. Kelas mencakup batas bawahnya.</translation>
  </message>
  <message>
   <source>Style a choropleth map</source>
   <translation>Beri gaya peta koroplet</translation>
  </message>
  <message>
   <source>Units with an estimate</source>
   <translation>Wilayah dengan perkiraan</translation>
  </message>
  <message>
   <source>better, worse, neutral: what a high value means; auto is what the indicator says of itself, else neutral. diverging turns at the centre and does not survive grey printing.</source>
   <translation>better, worse, neutral: arti nilai tinggi; auto mengikuti indikatornya, atau netral. diverging berbalik di pusat dan tidak terbaca pada cetakan hitam-putih.</translation>
  </message>
  <message>
   <source>jenks: natural groups; quantile: as many units in each class; equal: equal widths; stddev: distance from the mean; pretty: round numbers; headtail: for long tails; manual: your own breaks; diverging: about a centre.</source>
   <translation>jenks: kelompok alami; quantile: jumlah wilayah sama tiap kelas; equal: lebar sama; stddev: jarak dari rata-rata; pretty: angka bulat; headtail: untuk ekor panjang; manual: batas sendiri; diverging: di sekitar pusat.</translation>
  </message>
 </context>
 <context>
  <name>StyleCircles</name>
  <message>
   <source>Amounts, none of them below zero.</source>
   <translation>Jumlah, tidak ada yang di bawah nol.</translation>
  </message>
  <message>
   <source>Draws totals, such as a number of enterprises, as circles whose areas are in proportion to them.</source>
   <translation>Menggambar jumlah, misalnya jumlah usaha, sebagai lingkaran yang luasnya sebanding dengan jumlah itu.</translation>
  </message>
  <message>
   <source>Field to map</source>
   <translation>Kolom yang dipetakan</translation>
  </message>
  <message>
   <source>Give the same for maps that are to be compared. If empty, the largest value.</source>
   <translation>Isi sama untuk peta yang akan dibandingkan. Jika kosong, nilai terbesar.</translation>
  </message>
  <message>
   <source>Gives the same style to other layers; needs no plugin.</source>
   <translation>Memberi gaya yang sama pada layer lain; tidak memerlukan plugin.</translation>
  </message>
  <message>
   <source>One row per circle of the legend: value and width in mm.</source>
   <translation>Satu baris per lingkaran di legenda: nilai dan lebar dalam mm.</translation>
  </message>
  <message>
   <source>Polygons with a field of totals.</source>
   <translation>Poligon dengan kolom berisi jumlah.</translation>
  </message>
  <message>
   <source>Style a map of circles</source>
   <translation>Beri gaya peta lingkaran</translation>
  </message>
  <message>
   <source>Units with data</source>
   <translation>Wilayah dengan data</translation>
  </message>
  <message>
   <source>Value of the widest circle</source>
   <translation>Nilai lingkaran terlebar</translation>
  </message>
 </context>
 <context>
  <name>StylingAlgorithm</name>
  <message>
   <source>Classes</source>
   <translation>Kelas</translation>
  </message>
  <message>
   <source>Language of the legend</source>
   <translation>Bahasa legenda</translation>
  </message>
  <message>
   <source>QGIS style</source>
   <translation>Gaya QGIS</translation>
  </message>
  <message>
   <source>Style</source>
   <translation>Gaya</translation>
  </message>
  <message>
   <source>Units</source>
   <translation>Wilayah</translation>
  </message>
  <message>
   <source>Units not comparable</source>
   <translation>Wilayah yang tidak dapat dibandingkan</translation>
  </message>
  <message>
   <source>Units suppressed</source>
   <translation>Wilayah yang dirahasiakan</translation>
  </message>
  <message>
   <source>Units with their style</source>
   <translation>Wilayah dengan gayanya</translation>
  </message>
  <message>
   <source>Units without data</source>
   <translation>Wilayah tanpa data</translation>
  </message>
  <message>
   <source>What is to be said of the classes</source>
   <translation>Yang perlu dikatakan tentang kelas</translation>
  </message>
  <message>
   <source>auto is the language of QGIS.</source>
   <translation>auto berarti bahasa QGIS.</translation>
  </message>
 </context>
 <context>
  <name>SubjectBar</name>
  <message>
   <source>&amp;Breakdown</source>
   <translation>&amp;Rincian</translation>
  </message>
  <message>
   <source>&amp;Indicator</source>
   <translation>&amp;Indikator</translation>
  </message>
  <message>
   <source>&amp;Province</source>
   <translation>&amp;Provinsi</translation>
  </message>
  <message>
   <source>All provinces</source>
   <translation>Semua provinsi</translation>
  </message>
  <message>
   <source>All together</source>
   <translation>Semuanya</translation>
  </message>
  <message>
   <source>Le&amp;vel</source>
   <translation>&amp;Tingkat</translation>
  </message>
  <message>
   <source>Name the indicator, its unit and what higher values mean</source>
   <translation>Beri nama indikator, satuannya, dan arti nilai yang lebih tinggi</translation>
  </message>
  <message>
   <source>Show one province alone, with classes of its own</source>
   <translation>Tampilkan satu provinsi saja, dengan kelasnya sendiri</translation>
  </message>
  <message>
   <source>Show the indicator by larger or smaller units, of another layer that holds it</source>
   <translation>Tampilkan indikator menurut wilayah yang lebih besar atau lebih kecil, dari layer lain yang memuatnya</translation>
  </message>
  <message>
   <source>The part of the indicator, such as one field of business</source>
   <translation>Rincian indikator, misalnya satu lapangan usaha</translation>
  </message>
  <message>
   <source>The period of the indicator</source>
   <translation>Periode indikator</translation>
  </message>
  <message>
   <source>What the map and the report are about</source>
   <translation>Yang dipetakan dan dilaporkan</translation>
  </message>
 </context>
 <context>
  <name>TableParameters</name>
  <message>
   <source>Code system</source>
   <translation>Sistem kode wilayah</translation>
  </message>
  <message>
   <source>Give a file or a layer, exactly one of the two.</source>
   <translation>Berikan berkas atau layer, tepat salah satu.</translation>
  </message>
  <message>
   <source>How numbers are written</source>
   <translation>Cara penulisan angka</translation>
  </message>
  <message>
   <source>Instead of a file. Give a file or a layer, not both.</source>
   <translation>Sebagai pengganti berkas. Berikan berkas atau layer, jangan keduanya.</translation>
  </message>
  <message>
   <source>Name of the sheet; the first one with data if empty.</source>
   <translation>Nama lembar; lembar pertama yang berisi data jika kosong.</translation>
  </message>
  <message>
   <source>Sheet</source>
   <translation>Lembar</translation>
  </message>
  <message>
   <source>Tables</source>
   <translation>Tabel</translation>
  </message>
  <message>
   <source>Where the table holds several; the latest if empty.</source>
   <translation>Bila tabel memuat beberapa periode; yang terbaru jika kosong.</translation>
  </message>
  <message>
   <source>Year of the codes</source>
   <translation>Tahun kode wilayah</translation>
  </message>
  <message>
   <source>auto decides by codes and names of the whole column. The same digits mean other districts to BPS and to Kemendagri.</source>
   <translation>auto memutuskan dari kode dan nama seluruh kolom. Angka yang sama berarti kabupaten/kota lain menurut BPS dan menurut Kemendagri.</translation>
  </message>
  <message>
   <source>auto, or a year such as 2020.</source>
   <translation>auto, atau tahun seperti 2020.</translation>
  </message>
  <message>
   <source>indonesian: 1.234,5; english: 1,234.5.</source>
   <translation>indonesian: 1.234,5; english: 1,234.5.</translation>
  </message>
  <message>
   <source>or a table or layer in the project</source>
   <translation>atau tabel atau layer dalam proyek</translation>
  </message>
 </context>
 <context>
  <name>TaskRunner</name>
  <message>
   <source>Step {step} of {steps}, {label} · {time}</source>
   <translation>Langkah {step} dari {steps}, {label} · {time}</translation>
  </message>
  <message>
   <source>The function is not there. Switch the plugin off and on again.</source>
   <translation>Fungsi ini tidak ada. Matikan lalu nyalakan kembali plugin.</translation>
  </message>
  <message>
   <source>The layer for “{parameter}” is no longer in the project. Choose another one.</source>
   <translation>Layer untuk “{parameter}” tidak lagi ada dalam proyek. Pilih yang lain.</translation>
  </message>
  <message>
   <source>The run ended without a result and without a reason. See the log messages of QGIS, page Processing.</source>
   <translation>Proses berakhir tanpa hasil dan tanpa alasan. Lihat pesan log QGIS, halaman Processing.</translation>
  </message>
 </context>
 <context>
  <name>Tokens</name>
  <message>
   <source>BPS, by workers</source>
   <translation>BPS, menurut tenaga kerja</translation>
  </message>
  <message>
   <source>English: 1,234.5</source>
   <translation>Inggris: 1,234.5</translation>
  </message>
  <message>
   <source>Indonesian: 1.234,5</source>
   <translation>Indonesia: 1.234,5</translation>
  </message>
  <message>
   <source>a page per district</source>
   <translation>satu halaman per kabupaten/kota</translation>
  </message>
  <message>
   <source>add up</source>
   <translation>jumlahkan</translation>
  </message>
  <message>
   <source>as it is</source>
   <translation>apa adanya</translation>
  </message>
  <message>
   <source>automatic</source>
   <translation>otomatis</translation>
  </message>
  <message>
   <source>average</source>
   <translation>rata-ratakan</translation>
  </message>
  <message>
   <source>by rank</source>
   <translation>menurut peringkat</translation>
  </message>
  <message>
   <source>cells by the share inside</source>
   <translation>sel menurut bagian di dalamnya</translation>
  </message>
  <message>
   <source>country, A3</source>
   <translation>nasional, A3</translation>
  </message>
  <message>
   <source>country, A4 landscape</source>
   <translation>nasional, A4 mendatar</translation>
  </message>
  <message>
   <source>country, A4 portrait</source>
   <translation>nasional, A4 tegak</translation>
  </message>
  <message>
   <source>districts</source>
   <translation>kabupaten/kota</translation>
  </message>
  <message>
   <source>diverging</source>
   <translation>divergen</translation>
  </message>
  <message>
   <source>diverging, high is bad</source>
   <translation>divergen, tinggi berarti buruk</translation>
  </message>
  <message>
   <source>equal intervals</source>
   <translation>interval sama</translation>
  </message>
  <message>
   <source>head/tail breaks</source>
   <translation>head/tail</translation>
  </message>
  <message>
   <source>lowest to highest</source>
   <translation>terendah sampai tertinggi</translation>
  </message>
  <message>
   <source>missing</source>
   <translation>tidak ada data</translation>
  </message>
  <message>
   <source>more is better</source>
   <translation>makin tinggi makin baik</translation>
  </message>
  <message>
   <source>more is worse</source>
   <translation>makin tinggi makin buruk</translation>
  </message>
  <message>
   <source>most within reach</source>
   <translation>terjangkau terbanyak</translation>
  </message>
  <message>
   <source>neutral</source>
   <translation>netral</translation>
  </message>
  <message>
   <source>one province</source>
   <translation>satu provinsi</translation>
  </message>
  <message>
   <source>own breaks</source>
   <translation>batas sendiri</translation>
  </message>
  <message>
   <source>provinces</source>
   <translation>provinsi</translation>
  </message>
  <message>
   <source>quantiles</source>
   <translation>kuantil</translation>
  </message>
  <message>
   <source>refuse</source>
   <translation>tolak</translation>
  </message>
  <message>
   <source>round numbers</source>
   <translation>angka bulat</translation>
  </message>
  <message>
   <source>shares as they are</source>
   <translation>proporsi apa adanya</translation>
  </message>
  <message>
   <source>shortest way</source>
   <translation>jarak terpendek</translation>
  </message>
  <message>
   <source>small maps</source>
   <translation>peta kecil</translation>
  </message>
  <message>
   <source>standard deviations</source>
   <translation>simpangan baku</translation>
  </message>
  <message>
   <source>subdistricts</source>
   <translation>kecamatan</translation>
  </message>
  <message>
   <source>take the first</source>
   <translation>ambil yang pertama</translation>
  </message>
  <message>
   <source>whole cells by their centre</source>
   <translation>sel utuh menurut titik pusatnya</translation>
  </message>
  <message>
   <source>zero</source>
   <translation>nol</translation>
  </message>
  <message>
   <source>zones of one's own</source>
   <translation>zona sendiri</translation>
  </message>
 </context>
 <context>
  <name>Tour</name>
  <message>
   <source>&amp;Finish</source>
   <translation>Sele&amp;sai</translation>
  </message>
  <message>
   <source>&amp;Take the tour</source>
   <translation>I&amp;kuti tur</translation>
  </message>
  <message>
   <source>A tour of two minutes shows what the four pages are for.</source>
   <translation>Tur dua menit menunjukkan kegunaan keempat halaman.</translation>
  </message>
  <message>
   <source>Classes, colours and legend. Choose another method, or drag a break of the histogram: the map follows.</source>
   <translation>Kelas, warna, dan legenda. Pilih metode lain, atau geser batas kelas pada histogram: peta mengikuti.</translation>
  </message>
  <message>
   <source>Drop a spreadsheet here. Its rows are brought to districts by code and name. What is not certain is asked, never guessed. Below are the tables of the demo.</source>
   <translation>Letakkan spreadsheet di sini. Barisnya dicocokkan dengan kabupaten/kota menurut kode dan nama. Yang tidak pasti ditanyakan, tidak pernah ditebak. Di bawah ini tabel contoh.</translation>
  </message>
  <message>
   <source>Go on with the tour</source>
   <translation>Lanjutkan tur</translation>
  </message>
  <message>
   <source>Leave</source>
   <translation>Keluar</translation>
  </message>
  <message>
   <source>Leave the tour (Esc); it is not offered again</source>
   <translation>Keluar dari tur (Esc); tidak ditawarkan lagi</translation>
  </message>
  <message>
   <source>Ne&amp;xt page</source>
   <translation>Halaman beri&amp;kut</translation>
  </message>
  <message>
   <source>New here?</source>
   <translation>Baru di sini?</translation>
  </message>
  <message>
   <source>Ranks, profiles and charts. What you select here is selected on the map. Export writes pages and spreadsheets.</source>
   <translation>Peringkat, profil, dan grafik. Yang dipilih di sini terpilih juga di peta. Ekspor menulis halaman dan spreadsheet.</translation>
  </message>
  <message>
   <source>This is what your tables can give. Tick a line, then press Run. What cannot be computed says what it needs.</source>
   <translation>Inilah yang dapat dihitung dari tabel Anda. Centang satu baris, lalu tekan Jalankan. Yang belum dapat dihitung menyebutkan yang diperlukan.</translation>
  </message>
  <message>
   <source>Tour, {number} of {count}</source>
   <translation>Tur, {number} dari {count}</translation>
  </message>
 </context>
 <context>
  <name>Typology</name>
  <message>
   <source>Finds units of a kind wherever they lie: by k-means, or in quadrants.</source>
   <translation>Menemukan wilayah sejenis di mana pun letaknya: dengan k-means, atau menurut kuadran.</translation>
  </message>
  <message>
   <source>How many, for k-means.</source>
   <translation>Banyaknya, untuk k-means.</translation>
  </message>
  <message>
   <source>Method</source>
   <translation>Metode</translation>
  </message>
  <message>
   <source>Quadrants are of two fields, high above the median of each.</source>
   <translation>Kuadran berdasarkan dua kolom, tinggi jika di atas median masing-masing.</translation>
  </message>
  <message>
   <source>Types</source>
   <translation>Tipe</translation>
  </message>
  <message>
   <source>Types of units</source>
   <translation>Tipe wilayah</translation>
  </message>
  <message>
   <source>quadrants</source>
   <translation>kuadran</translation>
  </message>
 </context>
 <context>
  <name>UnitAnalysis</name>
  <message>
   <source>A layer of units with values.</source>
   <translation>Layer wilayah dengan nilai.</translation>
  </message>
  <message>
   <source>A table of units with values.</source>
   <translation>Tabel wilayah dengan nilai.</translation>
  </message>
  <message>
   <source>One feature per unit, each value with its status.</source>
   <translation>Satu fitur per wilayah, setiap nilai beserta statusnya.</translation>
  </message>
  <message>
   <source>Units</source>
   <translation>Wilayah</translation>
  </message>
  <message>
   <source>Units analysed</source>
   <translation>Hasil analisis wilayah</translation>
  </message>
 </context>
 <context>
  <name>UnitOutput</name>
  <message>
   <source>Boundaries: {boundary}</source>
   <translation>Batas: {boundary}</translation>
  </message>
  <message>
   <source>Dataset: {dataset}, {period}, {producer}</source>
   <translation>Dataset: {dataset}, {period}, {producer}</translation>
  </message>
  <message>
   <source>Source: {source}</source>
   <translation>Sumber: {source}</translation>
  </message>
  <message>
   <source>{file}: this format keeps ten letters of a field's name, and says nothing of units and statuses but in the .qmd file beside it, which has to go with it. A GeoPackage keeps everything in one file. Shortened: {names}.</source>
   <translation>{file}: format ini hanya menyimpan sepuluh huruf nama kolom, dan keterangan satuan serta status hanya ada dalam berkas .qmd di sampingnya, yang harus ikut dibawa. GeoPackage menyimpan semuanya dalam satu berkas. Disingkat: {names}.</translation>
  </message>
 </context>
 <context>
  <name>UnitsIo</name>
  <message>
   <source>Any official district polygons. If empty, the built-in boundaries: indicative, not official.</source>
   <translation>Poligon resmi kabupaten/kota apa pun. Jika kosong, batas bawaan: indikatif, bukan batas resmi.</translation>
  </message>
  <message>
   <source>Beside the field with the id; found by its content if empty.</source>
   <translation>Di samping kolom id; ditemukan dari isinya bila kosong.</translation>
  </message>
  <message>
   <source>Code system of the boundaries</source>
   <translation>Sistem kode batas wilayah</translation>
  </message>
  <message>
   <source>Code system of the villages</source>
   <translation>Sistem kode desa</translation>
  </message>
  <message>
   <source>Dataset</source>
   <translation>Dataset</translation>
  </message>
  <message>
   <source>District boundaries</source>
   <translation>Batas kabupaten/kota</translation>
  </message>
  <message>
   <source>Field with the id of the units</source>
   <translation>Kolom id wilayah</translation>
  </message>
  <message>
   <source>Field with the name of the units</source>
   <translation>Kolom nama wilayah</translation>
  </message>
  <message>
   <source>Level of the units</source>
   <translation>Tingkat wilayah</translation>
  </message>
  <message>
   <source>Makes any polygons units: planning regions, health zones, districts of another country. Leave it empty for Indonesia's provinces, districts and subdistricts.</source>
   <translation>Menjadikan poligon apa pun satuan wilayah: kawasan perencanaan, zona kesehatan, kabupaten negara lain. Kosongkan untuk provinsi, kabupaten/kota, dan kecamatan Indonesia.</translation>
  </message>
  <message>
   <source>Needed only where the boundaries have codes that BPS and Kemendagri give to different districts, and no names.</source>
   <translation>Hanya diperlukan bila batas wilayah memakai kode yang oleh BPS dan Kemendagri diberikan kepada kabupaten/kota yang berbeda, dan tanpa nama.</translation>
  </message>
  <message>
   <source>One row per village, such as Village Potential (PODES), as it came. Only the columns needed are read.</source>
   <translation>Satu baris per desa, misalnya Potensi Desa (PODES), apa adanya. Hanya kolom yang diperlukan yang dibaca.</translation>
  </message>
  <message>
   <source>Survey of villages</source>
   <translation>Survei desa</translation>
  </message>
  <message>
   <source>auto decides by codes and names of districts together, over the whole column.</source>
   <translation>auto memutuskan dari kode dan nama kabupaten/kota bersama-sama, untuk seluruh kolom.</translation>
  </message>
  <message>
   <source>auto finds out by content and says so in the log; zone is any polygons with an id.</source>
   <translation>auto mengetahuinya dari isi dan menyebutkannya di log; zone berarti poligon apa pun yang memiliki id.</translation>
  </message>
  <message>
   <source>auto recognises it by its columns and their values; else an id such as podes2019.</source>
   <translation>auto mengenalinya dari kolom dan nilainya; jika tidak, id seperti podes2019.</translation>
  </message>
  <message>
   <source>or villages in the project</source>
   <translation>atau desa dalam proyek</translation>
  </message>
 </context>
 <context>
  <name>addmap</name>
  <message>
   <source>MSME map</source>
   <translation>Peta UMKM</translation>
  </message>
 </context>
 <context>
  <name>boundaries</name>
  <message>
   <source>Built-in 2024, indicative</source>
   <translation>Bawaan 2024, indikatif</translation>
  </message>
  <message>
   <source>found by itself</source>
   <translation>ditemukan sendiri</translation>
  </message>
 </context>
 <context>
  <name>computer</name>
  <message>
   <source>Install QGIS again from its own installer, which has this format; bring the installer on a USB stick.</source>
   <translation>Pasang ulang QGIS dari pemasang aslinya, yang memuat format ini; bawa pemasangnya di flash disk USB.</translation>
  </message>
  <message>
   <source>MSME planning</source>
   <translation>Perencanaan UMKM</translation>
  </message>
  <message>
   <source>Network</source>
   <translation>Jaringan</translation>
  </message>
  <message>
   <source>QGIS asks for news</source>
   <translation>QGIS memeriksa versi</translation>
  </message>
  <message>
   <source>Save {format} files as .xlsx or .csv in the spreadsheet program before you drop them.</source>
   <translation>Simpan berkas {format} sebagai .xlsx atau .csv di program spreadsheet sebelum diletakkan.</translation>
  </message>
  <message>
   <source>The panel opens; its work needs these packages.</source>
   <translation>Panel dapat dibuka; pekerjaannya memerlukan paket-paket ini.</translation>
  </message>
  <message>
   <source>The plugin needs QGIS 3.40 or newer.</source>
   <translation>Plugin ini memerlukan QGIS 3.40 atau yang lebih baru.</translation>
  </message>
  <message>
   <source>To keep QGIS itself offline, switch off the check for a new version under Options, General.</source>
   <translation>Agar QGIS sendiri tetap luring, matikan pemeriksaan versi baru di Opsi, Umum.</translation>
  </message>
  <message>
   <source>What to do</source>
   <translation>Yang perlu dilakukan</translation>
  </message>
  <message>
   <source>can be read</source>
   <translation>dapat dibaca</translation>
  </message>
  <message>
   <source>never used by this plugin; everything works without it</source>
   <translation>tidak pernah dipakai plugin ini; semuanya berfungsi tanpa jaringan</translation>
  </message>
  <message>
   <source>no</source>
   <translation>tidak</translation>
  </message>
  <message>
   <source>not in this GDAL</source>
   <translation>tidak ada di GDAL ini</translation>
  </message>
  <message>
   <source>not installed</source>
   <translation>belum terpasang</translation>
  </message>
  <message>
   <source>yes, at start-up</source>
   <translation>ya, saat dimulai</translation>
  </message>
  <message>
   <source>{version}, too old</source>
   <translation>{version}, terlalu lama</translation>
  </message>
 </context>
 <context>
  <name>core</name>
  <message>
   <source>1 to {most} different class breaks are expected, “{value}” was given.</source>
   <translation>Diharapkan 1 sampai {most} batas kelas yang berbeda, tetapi diberikan “{value}”.</translation>
  </message>
  <message>
   <source>A bivariate map has up to three classes per indicator, so 1 to {most} breaks; indicator {side} has {count} ({value}). Give two breaks, or choose another method.</source>
   <translation>Peta bivariat memiliki paling banyak tiga kelas per indikator, jadi 1 sampai {most} batas; indikator {side} memiliki {count} ({value}). Berikan dua batas, atau pilih metode lain.</translation>
  </message>
  <message>
   <source>A comparison shows {least} to {most} districts; {count} were named. Give their BPS codes, such as 3578; 7371.</source>
   <translation>Perbandingan memuat {least} sampai {most} kabupaten/kota; disebut {count}. Isi kode BPS-nya, misalnya 3578; 7371.</translation>
  </message>
  <message>
   <source>A count of MSMEs cannot be {value} ({source}, row {row}). Correct that row, then run again.</source>
   <translation>Jumlah UMKM tidak mungkin {value} ({source}, baris {row}). Perbaiki baris itu, lalu jalankan lagi.</translation>
  </message>
  <message>
   <source>A decision names row “{row}”, but the table has the data rows 1 to {rows}. Name a row by its number, or as code|name.</source>
   <translation>Sebuah keputusan menyebut baris “{row}”, tetapi tabel memiliki baris data 1 sampai {rows}. Sebut baris dengan nomornya, atau sebagai kode|nama.</translation>
  </message>
  <message>
   <source>A map can have {least} to {most} classes; {value} were asked for.</source>
   <translation>Peta dapat memiliki {least} sampai {most} kelas; yang diminta {value}.</translation>
  </message>
  <message>
   <source>A share in proportion to “{field}” would give most to those who need least, since more of it is better. Share out in order of rank, or take an index of need.</source>
   <translation>Pembagian proporsional terhadap “{field}” akan memberi paling banyak kepada yang paling tidak membutuhkan, karena nilai lebih tinggi lebih baik. Bagi menurut urutan peringkat, atau pakai indeks kebutuhan.</translation>
  </message>
  <message>
   <source>A step reads only a part of its layer ({filter}), and a model cannot say so. Save the recipe as .json.</source>
   <translation>Sebuah langkah hanya membaca sebagian layer ({filter}), dan model tidak dapat menyatakannya. Simpan resep sebagai .json.</translation>
  </message>
  <message>
   <source>A total, not a district.</source>
   <translation>Baris total, bukan kabupaten/kota.</translation>
  </message>
  <message>
   <source>A total, not a unit.</source>
   <translation>Baris total, bukan satuan wilayah.</translation>
  </message>
  <message>
   <source>About {count} pairs of units lie within {km} km of each other, too many to be compared. Give a shorter distance, or choose the nearest ones.</source>
   <translation>Sekitar {count} pasang wilayah terletak dalam jarak {km} km satu sama lain, terlalu banyak untuk dibandingkan. Isikan jarak yang lebih pendek, atau pilih yang terdekat.</translation>
  </message>
  <message>
   <source>Alike in all, but another NIK</source>
   <translation>Mirip seluruhnya, tetapi NIK lain</translation>
  </message>
  <message>
   <source>All</source>
   <translation>Semua</translation>
  </message>
  <message>
   <source>All units have the same value, or none has a neighbour: there is nothing to compare.</source>
   <translation>Semua wilayah bernilai sama, atau tidak ada yang memiliki tetangga: tidak ada yang dapat dibandingkan.</translation>
  </message>
  <message>
   <source>All units have the same value, which tells none apart: {fields}.</source>
   <translation>Semua wilayah bernilai sama sehingga tidak dapat dibedakan: {fields}.</translation>
  </message>
  <message>
   <source>All {count} units with the programme had it by the first period ({first}), so that nothing tells how they were before. Add an earlier period, or correct the start.</source>
   <translation>Semua {count} wilayah dengan program sudah memilikinya pada periode pertama ({first}), sehingga keadaan sebelumnya tidak diketahui. Tambahkan periode yang lebih awal, atau perbaiki awal program.</translation>
  </message>
  <message>
   <source>All {count} values are equal ({value}), so there is one class.</source>
   <translation>Seluruh {count} nilai sama ({value}), sehingga hanya ada satu kelas.</translation>
  </message>
  <message>
   <source>Already before the start the two moved apart ({p}): what came after is not the programme's alone. Match controls, or choose others.</source>
   <translation>Sebelum program dimulai keduanya sudah bergerak berbeda ({p}): yang terjadi sesudahnya bukan karena program saja. Pasangkan pembanding, atau pilih pembanding lain.</translation>
  </message>
  <message>
   <source>An effect below {least:.4g} would mostly not be seen with so many units (power 80 %, p &lt; 0.05): nothing seen is not no effect.</source>
   <translation>Dampak di bawah {least:.4g} umumnya tidak akan terlihat dengan jumlah wilayah ini (kuasa uji 80 %, p &lt; 0,05): tidak terlihat bukan berarti tidak ada dampak.</translation>
  </message>
  <message>
   <source>Another number style was given for column “{column}” than its cells prove: {cells}. Take the style back for this column, or correct these cells.</source>
   <translation>Gaya penulisan angka yang diberikan untuk kolom “{column}” berbeda dari yang ditunjukkan selnya: {cells}. Batalkan gaya itu untuk kolom ini, atau perbaiki sel-sel tersebut.</translation>
  </message>
  <message>
   <source>Another or former name of {unit}.</source>
   <translation>Nama lain atau nama lama dari {unit}.</translation>
  </message>
  <message>
   <source>Another program is writing to the pack “{file}”. Nothing was changed. Wait until it is done, or save edits in QGIS, and try again.</source>
   <translation>Program lain sedang menulis ke paket “{file}”. Tidak ada yang diubah. Tunggu sampai selesai, atau simpan suntingan di QGIS, lalu coba lagi.</translation>
  </message>
  <message>
   <source>Associations say which numbers of {count} units are high or low together. They do not say that one causes the other.</source>
   <translation>Hubungan menunjukkan angka mana dari {count} wilayah yang tinggi atau rendah bersama. Hubungan itu tidak menunjukkan bahwa yang satu menyebabkan yang lain.</translation>
  </message>
  <message>
   <source>At least 99 % of the district codes should be in one list of BPS or Kemendagri. The best, {best}, holds {held} of {count}. Not in it, for example: {examples}. Check that the right column was chosen, or add a column with the names.</source>
   <translation>Sedikitnya 99 % kode kabupaten/kota semestinya ada dalam satu daftar BPS atau Kemendagri. Yang terbaik, {best}, memuat {held} dari {count}. Yang tidak ada di dalamnya, misalnya: {examples}. Periksa apakah kolom yang dipilih benar, atau tambahkan kolom berisi nama.</translation>
  </message>
  <message>
   <source>Back-test: fitted up to {last}, judged on {count} later numbers. Mean error {mape:.1%}; last value carried on {naive:.1%}; drift {drift:.1%}.</source>
   <translation>Uji balik: dicocokkan sampai {last}, dinilai pada {count} angka sesudahnya. Galat rata-rata {mape:.1%}; nilai terakhir dilanjutkan {naive:.1%}; drift {drift:.1%}.</translation>
  </message>
  <message>
   <source>Bank loan or KUR at the same time</source>
   <translation>Kredit bank atau KUR pada saat yang sama</translation>
  </message>
  <message>
   <source>Before the start the two moved alike as far as can be seen ({p}); that does not prove that they would have later.</source>
   <translation>Sebelum program dimulai keduanya bergerak sama sejauh dapat dilihat ({p}); hal itu tidak membuktikan bahwa keduanya akan tetap sama sesudahnya.</translation>
  </message>
  <message>
   <source>Belongs to {unit} ({code}), which the boundaries in use do not hold.</source>
   <translation>Termasuk {unit} ({code}), yang tidak ada dalam batas yang dipakai.</translation>
  </message>
  <message>
   <source>Change from {first} to {last}, {years} years: {count} of {all} units have a number in both; {apart} cannot be compared.</source>
   <translation>Perubahan dari {first} ke {last}, {years} tahun: {count} dari {all} wilayah memiliki angka pada keduanya; {apart} tidak dapat dibandingkan.</translation>
  </message>
  <message>
   <source>Choose at least one field of numbers to group units by.</source>
   <translation>Pilih sekurang-kurangnya satu kolom angka untuk mengelompokkan wilayah.</translation>
  </message>
  <message>
   <source>Civil servants, military and police</source>
   <translation>ASN, TNI, dan Polri</translation>
  </message>
  <message>
   <source>Class breaks are numbers separated by ; or spaces, such as “18; 27,5; 37.5” without thousands separators; “{value}” is not a number.</source>
   <translation>Batas kelas berupa angka yang dipisahkan ; atau spasi, misalnya “18; 27,5; 37.5” tanpa pemisah ribuan; “{value}” bukan angka.</translation>
  </message>
  <message>
   <source>Codes and names agree in {agree} of {compared} rows with {found}.</source>
   <translation>Kode dan nama sesuai pada {agree} dari {compared} baris dengan {found}.</translation>
  </message>
  <message>
   <source>Column “{column}” holds percentages as text and {count} percent cell(s) stored as shares; these were multiplied by 100 (stored {stored} became {value}).</source>
   <translation>Kolom “{column}” memuat persentase sebagai teks dan {count} sel persen yang tersimpan sebagai proporsi; sel ini dikalikan 100 ({stored} menjadi {value}).</translation>
  </message>
  <message>
   <source>Column “{column}” holds percentages as text beside the stored number {number}, which may be a percent cell ({scaled} %) or {number} %, and the other stored numbers do not tell which. Write the whole column in one way.</source>
   <translation>Kolom “{column}” memuat persentase sebagai teks di samping angka tersimpan {number}, yang dapat berarti sel persen ({scaled} %) atau {number} %, dan angka tersimpan lainnya tidak menunjukkan yang mana. Tulis seluruh kolom dengan satu cara.</translation>
  </message>
  <message>
   <source>Column “{column}” holds words; numbers are needed. Where they are numbers written as text, run “Harmonise a table to districts” first.</source>
   <translation>Kolom “{column}” berisi kata; yang diperlukan adalah angka. Jika isinya angka yang ditulis sebagai teks, jalankan “Selaraskan tabel ke kabupaten/kota” lebih dahulu.</translation>
  </message>
  <message>
   <source>Column “{column}” mixes number styles, for example {cells}; each cell was read in its own style.</source>
   <translation>Kolom “{column}” mencampur cara penulisan angka, misalnya {cells}; setiap sel dibaca menurut caranya sendiri.</translation>
  </message>
  <message>
   <source>Column “{column}” mixes number styles: {others}. In row {row} “{cell}” may therefore mean {indonesian} (Indonesian style) or {english} (English style). Correct the column, or choose the number style of such cells.</source>
   <translation>Kolom “{column}” mencampur cara penulisan angka: {others}. Karena itu pada baris {row} “{cell}” dapat berarti {indonesian} (cara Indonesia) atau {english} (cara Inggris). Perbaiki kolomnya, atau pilih cara penulisan angka untuk sel seperti itu.</translation>
  </message>
  <message>
   <source>Column “{column}” names no unit with a start between the first period ({first}) and the last ({last}). At least one unit with the programme is needed, with values before and after its start.</source>
   <translation>Kolom “{column}” tidak menyebut wilayah dengan awal program antara periode pertama ({first}) dan terakhir ({last}). Diperlukan sedikitnya satu wilayah dengan program yang memiliki nilai sebelum dan sesudah program dimulai.</translation>
  </message>
  <message>
   <source>Column “{column}” says which units have the programme, but not since when. Give its start, such as 2018.</source>
   <translation>Kolom “{column}” menyatakan wilayah mana yang memiliki program, tetapi tidak sejak kapan. Isi awal program, misalnya 2018.</translation>
  </message>
  <message>
   <source>Column “{column}” should hold numbers, but {count} cell(s) hold something else; the first, with their rows: {cells}. Correct these cells, or leave the column out.</source>
   <translation>Kolom “{column}” semestinya berisi angka, tetapi {count} sel berisi hal lain; yang pertama, beserta barisnya: {cells}. Perbaiki sel tersebut, atau jangan sertakan kolom ini.</translation>
  </message>
  <message>
   <source>Column “{column}” should hold the period in which the programme began (such as 2018; empty: never), or yes and no. It holds: {examples}.</source>
   <translation>Kolom “{column}” harus berisi periode ketika program dimulai (misalnya 2018; kosong: tidak pernah), atau ya dan tidak. Isinya: {examples}.</translation>
  </message>
  <message>
   <source>Column “{column}” was left out: {count} cell(s) are no numbers, first “{cell}” in row {row}.</source>
   <translation>Kolom “{column}” tidak disertakan: {count} sel bukan angka, yang pertama “{cell}” pada baris {row}.</translation>
  </message>
  <message>
   <source>Column “{column}” was read in its own number style (as in {style}), which its cells prove: {cells}. The number style given was not used for it.</source>
   <translation>Kolom “{column}” dibaca dengan gaya penulisan angkanya sendiri (seperti {style}), sebagaimana ditunjukkan selnya: {cells}. Gaya yang diberikan tidak dipakai untuk kolom ini.</translation>
  </message>
  <message>
   <source>Column “{column}”, row {row}: “{cell}” is not understood. A sector of KBLI, a sex, a size or a total is expected there. Correct the cell, or name the right column.</source>
   <translation>Kolom “{column}”, baris {row}: “{cell}” tidak dipahami. Diharapkan kategori KBLI, jenis kelamin, skala, atau total. Perbaiki selnya, atau sebutkan kolom yang benar.</translation>
  </message>
  <message>
   <source>Column “{column}”, row {row}: “{cell}” means {indonesian} in Indonesian style and {english} in English style, and the other cells of the column do not tell which. Choose the number style.</source>
   <translation>Kolom “{column}”, baris {row}: “{cell}” berarti {indonesian} menurut cara Indonesia dan {english} menurut cara Inggris, dan sel lain dalam kolom tidak menunjukkan yang mana. Pilih cara penulisan angka.</translation>
  </message>
  <message>
   <source>Column “{column}”: {count} cell(s) carry footnote marks ({marks}), which were set aside.</source>
   <translation>Kolom “{column}”: {count} sel membawa tanda catatan kaki ({marks}), yang dikesampingkan.</translation>
  </message>
  <message>
   <source>Column “{column}”: {count} cell(s) could be read in two ways; judging by the other cells, “{cell}” (row {row}) was read as {value}.</source>
   <translation>Kolom “{column}”: {count} sel dapat dibaca dengan dua cara; menurut sel lainnya, “{cell}” (baris {row}) dibaca sebagai {value}.</translation>
  </message>
  <message>
   <source>Column “{column}”: {count} cell(s) formatted as percentages stand beside plain numbers such as {plain}, none above 1; all were read as stored, {stored} for {value} %.</source>
   <translation>Kolom “{column}”: {count} sel berformat persen berdampingan dengan angka biasa seperti {plain}, tidak ada yang di atas 1; semua dibaca sebagaimana tersimpan, {stored} untuk {value} %.</translation>
  </message>
  <message>
   <source>Column “{column}”: {count} cell(s) formatted as percentages stand beside plain numbers such as {plain}; they were multiplied by 100 (stored {stored} became {value}).</source>
   <translation>Kolom “{column}”: {count} sel berformat persen berdampingan dengan angka biasa seperti {plain}; sel itu dikalikan 100 (tersimpan {stored} menjadi {value}).</translation>
  </message>
  <message>
   <source>Column “{column}”: {count} cell(s) hold a sign for missing data ({signs}); they were read as missing, not as 0.</source>
   <translation>Kolom “{column}”: {count} sel memuat tanda tidak ada data ({signs}); sel ini dibaca sebagai tidak ada data, bukan 0.</translation>
  </message>
  <message>
   <source>Column “{column}”: {count} cell(s) hold {value}, which programs write for no value; they were read as missing.</source>
   <translation>Kolom “{column}”: {count} sel memuat {value}, yang ditulis program untuk nilai kosong; sel ini dibaca sebagai tidak ada data.</translation>
  </message>
  <message>
   <source>Controls were matched; {count} units with the programme found none near enough and are left out. Standard errors do not know that controls were chosen.</source>
   <translation>Pembanding dipasangkan; {count} wilayah dengan program tidak menemukan pembanding yang cukup dekat dan tidak dipakai. Galat baku tidak memperhitungkan bahwa pembanding dipilih.</translation>
  </message>
  <message>
   <source>Coordinates were left out of the values: {columns}. Name them to have them.</source>
   <translation>Koordinat tidak disertakan sebagai nilai: {columns}. Sebutkan namanya jika ingin disertakan.</translation>
  </message>
  <message>
   <source>Counted in the totals alone, because the cell says nothing that can be read: {sector} enterprises without a sector. Counted as unknown: {sex} without a sex, {size} without a size.</source>
   <translation>Hanya dihitung dalam total, karena selnya tidak terbaca: {sector} usaha tanpa lapangan usaha. Dihitung sebagai tidak diketahui: {sex} tanpa jenis kelamin, {size} tanpa skala.</translation>
  </message>
  <message>
   <source>Counted where they lie, by {x} and {y}: {outside} lie outside all units, {without} have no coordinates, of {swapped} longitude and latitude had changed sides and were taken for one another. Coordinates are not kept.</source>
   <translation>Dihitung di tempatnya, menurut {x} dan {y}: {outside} terletak di luar semua wilayah, {without} tanpa koordinat, {swapped} bujur dan lintangnya tertukar dan dibalik. Koordinat tidak disimpan.</translation>
  </message>
  <message>
   <source>Counts are taken from: {values}. Sectors: {sector}; sex: {sex}; size: {size}.</source>
   <translation>Jumlah diambil dari: {values}. Kategori: {sector}; jenis kelamin: {sex}; skala: {size}.</translation>
  </message>
  <message>
   <source>Deceased</source>
   <translation>Meninggal</translation>
  </message>
  <message>
   <source>Decided by hand: added to the district's other rows.</source>
   <translation>Diputuskan sendiri: dijumlahkan ke baris lain kabupaten/kota ini.</translation>
  </message>
  <message>
   <source>Decided by hand: {unit}.</source>
   <translation>Diputuskan sendiri: {unit}.</translation>
  </message>
  <message>
   <source>Decisions are expected as a JSON object such as {{"12": "5107"}}, but “{text}” came ({reason}). Correct it, or leave it empty.</source>
   <translation>Keputusan diharapkan sebagai objek JSON seperti {{"12": "5107"}}, tetapi yang datang “{text}” ({reason}). Perbaiki, atau kosongkan.</translation>
  </message>
  <message>
   <source>Definition of size: {definition}.</source>
   <translation>Definisi skala: {definition}.</translation>
  </message>
  <message>
   <source>Distances are straight lines on the ellipsoid, not ways by road. Facilities outside the data are not seen.</source>
   <translation>Jarak adalah garis lurus pada elipsoid, bukan lewat jalan. Fasilitas di luar data tidak terlihat.</translation>
  </message>
  <message>
   <source>Each unit has a row for each “{columns}”; these became columns of their own: {parts}.</source>
   <translation>Setiap wilayah punya satu baris untuk setiap “{columns}”; masing-masing dijadikan kolom: {parts}.</translation>
  </message>
  <message>
   <source>Enablers: {enablers}. Inhibitors: {inhibitors}.</source>
   <translation>Pendorong: {enablers}. Penghambat: {inhibitors}.</translation>
  </message>
  <message>
   <source>Every unit has the programme by the last period; units are compared with those that do not have it yet.</source>
   <translation>Semua wilayah memiliki program pada periode terakhir; wilayah dibandingkan dengan yang belum memilikinya.</translation>
  </message>
  <message>
   <source>From {first} to {last} there are {count} periods, and a path needs two. The layer has: {periods}.</source>
   <translation>Dari {first} sampai {last} terdapat {count} periode, sedangkan lintasan memerlukan dua. Layer memuat: {periods}.</translation>
  </message>
  <message>
   <source>Head/tail breaks find their number of classes themselves: {made} instead of {wanted}.</source>
   <translation>Metode head/tail menentukan sendiri jumlah kelasnya: {made}, bukan {wanted}.</translation>
  </message>
  <message>
   <source>Head/tail breaks would make more than {made} classes; the topmost are joined into one.</source>
   <translation>Metode head/tail akan menghasilkan lebih dari {made} kelas; kelas teratas digabung menjadi satu.</translation>
  </message>
  <message>
   <source>In row {row} of {source}, {users} MSMEs use the internet, but there are only {count}. The column of internet use must count MSMEs, not give a share.</source>
   <translation>Pada baris {row} dari {source}, {users} UMKM memakai internet, padahal hanya ada {count}. Kolom pemakaian internet harus berisi jumlah UMKM, bukan proporsi.</translation>
  </message>
  <message>
   <source>In {count} polygon(s) the raster has no people; their values were shared out by area.</source>
   <translation>Pada {count} poligon raster tidak memuat penduduk; nilainya dibagi menurut luas.</translation>
  </message>
  <message>
   <source>In {folder} there is no file for “{name}” of the recipe: {expected} is expected. Choose another folder, or name the file in the table of files.</source>
   <translation>Di {folder} tidak ada berkas untuk “{name}” dalam resep: seharusnya {expected}. Pilih folder lain, atau sebutkan berkasnya dalam tabel berkas.</translation>
  </message>
  <message>
   <source>In {sources} no number says that it is a count that adds up, so nothing was checked. Give layers of counts as “Count a register of enterprises” makes them.</source>
   <translation>Di {sources} tidak ada angka yang menyatakan diri sebagai jumlah yang dapat dijumlahkan, jadi tidak ada yang diperiksa. Berikan layer jumlah seperti hasil “Hitung daftar usaha”.</translation>
  </message>
  <message>
   <source>In {unit}, “{field}” comes to {value}, and {method} needs more than 0. Give goalposts beyond the worst value, use percentile ranks, or choose the arithmetic mean without logarithms.</source>
   <translation>Di {unit}, “{field}” menjadi {value}, sedangkan {method} memerlukan nilai di atas 0. Berikan batas acuan di luar nilai terburuk, pakai peringkat persentil, atau pilih rata-rata aritmetik tanpa logaritma.</translation>
  </message>
  <message>
   <source>In “{file}” the value under {cell} may belong to several units or variables. Save the table with one variable at a time, or as a spreadsheet.</source>
   <translation>Nilai {cell} dalam “{file}” dapat termasuk beberapa wilayah atau variabel. Simpan tabelnya per variabel, atau sebagai spreadsheet.</translation>
  </message>
  <message>
   <source>Inequality (Theil's T, each unit counts once): {first:.4f}, of it between provinces {between:.4f}; later {last:.4f} and {later:.4f}.</source>
   <translation>Ketimpangan (T Theil, setiap wilayah dihitung satu kali): {first:.4f}, di antaranya antarprovinsi {between:.4f}; kemudian {last:.4f} dan {later:.4f}.</translation>
  </message>
  <message>
   <source>Is not computed here. Sources: {sources}.</source>
   <translation>Tidak dihitung di sini. Sumber: {sources}.</translation>
  </message>
  <message>
   <source>It is not clear which year takes the place of which ({text}). Write pairs such as 2024=2025; 2023=2024.</source>
   <translation>Tidak jelas tahun mana menggantikan tahun mana ({text}). Tulis pasangan seperti 2024=2025; 2023=2024.</translation>
  </message>
  <message>
   <source>Just inside: {unit}. It would be out with {margin:.3f} less, if nothing else changed.</source>
   <translation>Masuk terakhir: {unit}. Dengan {margin:.3f} lebih rendah wilayah ini keluar, jika yang lain tetap.</translation>
  </message>
  <message>
   <source>Just outside: {unit}. It would be in with {margin:.3f} more, if nothing else changed.</source>
   <translation>Berikutnya: {unit}. Dengan {margin:.3f} lebih tinggi wilayah ini masuk, jika yang lain tetap.</translation>
  </message>
  <message>
   <source>Left out by hand.</source>
   <translation>Dilewati atas keputusan sendiri.</translation>
  </message>
  <message>
   <source>Left out, because no district has a number for them: sectors {sectors}.</source>
   <translation>Tidak disertakan, karena tidak ada kabupaten/kota yang memiliki angkanya: kategori {sectors}.</translation>
  </message>
  <message>
   <source>Level scores are a JSON object with a number from 0 to 1 for each of 4g, 3g, 2g and none, such as {{"4g": 1, "3g": 0.6, "2g": 0.2, "none": 0}}; “{text}” was given ({reason}).</source>
   <translation>Skor tingkat sinyal berupa objek JSON dengan angka 0 sampai 1 untuk masing-masing 4g, 3g, 2g, dan none, misalnya {{"4g": 1, "3g": 0.6, "2g": 0.2, "none": 0}}; yang diberikan “{text}” ({reason}).</translation>
  </message>
  <message>
   <source>Level: districts, since no column says another.</source>
   <translation>Tingkat: kabupaten/kota, karena tidak ada kolom yang menyebut tingkat lain.</translation>
  </message>
  <message>
   <source>Level: the rows are about {level}, as the codes in “{column}” say.</source>
   <translation>Tingkat: baris memuat {level}, menurut kode di “{column}”.</translation>
  </message>
  <message>
   <source>Level: the rows are about {level}; {share} % of the texts in “{column}” name one.</source>
   <translation>Tingkat: baris memuat {level}; {share} % teks di “{column}” adalah namanya.</translation>
  </message>
  <message>
   <source>Level: {level}, as chosen.</source>
   <translation>Tingkat: {level}, sesuai pilihan.</translation>
  </message>
  <message>
   <source>Location quotients compare with the row “{row}” of the table.</source>
   <translation>LQ dibandingkan dengan baris “{row}” dalam tabel.</translation>
  </message>
  <message>
   <source>Location quotients compare with the sum of the table's districts inside the boundaries: {least} to {most} of them, by sector, have the numbers needed.</source>
   <translation>LQ dibandingkan dengan jumlah kabupaten/kota dalam tabel yang berada di dalam batas wilayah: {least} sampai {most} di antaranya, menurut kategori, memiliki angka yang diperlukan.</translation>
  </message>
  <message>
   <source>Location quotients compare with the sum of the table's own districts: {least} to {most} of them, by sector, have the numbers needed.</source>
   <translation>Location quotient dibandingkan dengan jumlah kabupaten/kota dalam tabel sendiri: {least} sampai {most} di antaranya, menurut kategori, memiliki angka yang diperlukan.</translation>
  </message>
  <message>
   <source>Markets without a region of their own were left out: {markets}.</source>
   <translation>Pasar tanpa wilayah sendiri tidak disertakan: {markets}.</translation>
  </message>
  <message>
   <source>Moran's I is {value:.4f}, by chance {expected:.4f}, p {p:.4f}. Geary's C is {geary:.4f}, by chance 1.</source>
   <translation>Moran's I {value:.4f}, secara kebetulan {expected:.4f}, p {p:.4f}. Geary's C {geary:.4f}, secara kebetulan 1.</translation>
  </message>
  <message>
   <source>Most names of the column are no districts, so that “{name}” may be another place of that name. If it is the district, write Kab. or Kota before it.</source>
   <translation>Sebagian besar nama dalam kolom ini bukan kabupaten/kota, sehingga “{name}” mungkin tempat lain yang bernama sama. Bila memang kabupaten/kota, tulis Kab. atau Kota di depannya.</translation>
  </message>
  <message>
   <source>NIK not in the civil register</source>
   <translation>NIK tidak terdaftar di Dukcapil</translation>
  </message>
  <message>
   <source>Needs MSME counts by sector and by the owner's sex.</source>
   <translation>Memerlukan jumlah UMKM menurut kategori dan jenis kelamin pemilik.</translation>
  </message>
  <message>
   <source>Needs MSME counts by sector for districts. A table by KBLI section adds them.</source>
   <translation>Memerlukan jumlah UMKM menurut kategori untuk kabupaten/kota. Tabel menurut kategori KBLI memuatnya.</translation>
  </message>
  <message>
   <source>Needs a layer of districts with values. Map a table first.</source>
   <translation>Memerlukan layer kabupaten/kota dengan nilai. Petakan suatu tabel lebih dahulu.</translation>
  </message>
  <message>
   <source>Needs a survey of villages, such as PODES. Drop its file on the Data page.</source>
   <translation>Memerlukan survei desa, misalnya PODES. Letakkan berkasnya di halaman Data.</translation>
  </message>
  <message>
   <source>Needs counts of MSMEs by village, subdistrict or district. Drop such a table on the Data page.</source>
   <translation>Memerlukan jumlah UMKM menurut desa, kecamatan, atau kabupaten/kota. Letakkan tabel seperti itu di halaman Data.</translation>
  </message>
  <message>
   <source>Needs counts of MSMEs with a second column: how many of them use the internet.</source>
   <translation>Memerlukan jumlah UMKM dengan kolom kedua: berapa di antaranya yang memakai internet.</translation>
  </message>
  <message>
   <source>Needs the indicator {indicator} first.</source>
   <translation>Memerlukan indikator {indicator} lebih dulu.</translation>
  </message>
  <message>
   <source>Needs the variable {variable}. Datasets that hold it: {suppliers}.</source>
   <translation>Memerlukan variabel {variable}. Dataset yang memuatnya: {suppliers}.</translation>
  </message>
  <message>
   <source>Needs the weight {weight}: give it, or choose another where the indicator allows it.</source>
   <translation>Memerlukan penimbang {weight}: berikan, atau pilih yang lain bila indikator mengizinkannya.</translation>
  </message>
  <message>
   <source>Needs villages with longitude, latitude and their number of banks. Where coordinates are in another file, run it from the Processing toolbox.</source>
   <translation>Memerlukan desa dengan bujur, lintang, dan jumlah bank. Jika koordinat berada di berkas lain, jalankan dari kotak alat Processing.</translation>
  </message>
  <message>
   <source>Neighbours within a distance need the distance in km. Give one above 0.</source>
   <translation>Tetangga dalam suatu jarak memerlukan jarak dalam km. Isikan angka di atas 0.</translation>
  </message>
  <message>
   <source>Neither layers nor a pack are named. Choose what readers will have.</source>
   <translation>Layer maupun paket belum dipilih. Pilih yang akan diterima pembaca.</translation>
  </message>
  <message>
   <source>No column of {source} holds NIK, by which its persons are looked for. Its columns: {columns}.</source>
   <translation>Tidak ada kolom di {source} yang memuat NIK, yang dipakai untuk mencari orangnya. Kolomnya: {columns}.</translation>
  </message>
  <message>
   <source>No column of {source} holds district codes or names. Its columns are: {columns}. Say which column holds the code or the name.</source>
   <translation>Tidak ada kolom di {source} yang berisi kode atau nama kabupaten/kota. Kolomnya: {columns}. Tentukan kolom mana yang berisi kode atau nama.</translation>
  </message>
  <message>
   <source>No column of {source} holds numbers alone. In “{column}” {count} cell(s) are no numbers, first “{cell}” in row {row}. Correct them, or say which columns are the values.</source>
   <translation>Tidak ada kolom di {source} yang seluruhnya berisi angka. Pada “{column}” ada {count} sel yang bukan angka, yang pertama “{cell}” pada baris {row}. Perbaiki sel itu, atau tentukan kolom mana yang berisi nilai.</translation>
  </message>
  <message>
   <source>No column of {source} holds numbers to map. Its columns are: {columns}. Say which columns are the values.</source>
   <translation>Tidak ada kolom di {source} yang berisi angka untuk dipetakan. Kolomnya: {columns}. Tentukan kolom mana yang berisi nilai.</translation>
  </message>
  <message>
   <source>No column of {source} holds sectors: letters, titles or codes of KBLI. Its columns: {columns}. Choose the one that does.</source>
   <translation>Tidak ada kolom {source} yang memuat lapangan usaha: huruf, judul, atau kode KBLI. Kolomnya: {columns}. Pilih kolom yang memuatnya.</translation>
  </message>
  <message>
   <source>No file is named for the report (“{value}”). Give one in a folder that you may write to, such as report.pdf.</source>
   <translation>Berkas untuk laporan belum disebut (“{value}”). Beri nama berkas di folder yang dapat Anda tulisi, misalnya laporan.pdf.</translation>
  </message>
  <message>
   <source>No header row was found; the columns were numbered.</source>
   <translation>Tidak ditemukan baris kepala tabel; kolom-kolom diberi nomor.</translation>
  </message>
  <message>
   <source>No indicator can be computed from {dataset} alone; its variables are: {variables}. Choose another weight, or add variables up.</source>
   <translation>Tidak ada indikator yang dapat dihitung dari {dataset} saja; variabelnya: {variables}. Pilih penimbang lain, atau jumlahkan variabel.</translation>
  </message>
  <message>
   <source>No indicator is named, and no field of the layer says whether more of it is better. Name indicators with their directions. The fields of numbers are: {fields}.</source>
   <translation>Tidak ada indikator yang disebut, dan tidak ada kolom layer yang menyatakan apakah nilai lebih tinggi lebih baik. Sebutkan indikator beserta arahnya. Kolom angka: {fields}.</translation>
  </message>
  <message>
   <source>No list of {system} codes is known for {year}. Choose one of these years: {known}.</source>
   <translation>Tidak dikenal daftar kode {system} untuk tahun {year}. Pilih salah satu tahun ini: {known}.</translation>
  </message>
  <message>
   <source>No names to compare; {found} holds {held} of {codes} codes, and no other list holds 99 % of them and means other districts.</source>
   <translation>Tidak ada nama untuk dibandingkan; {found} memuat {held} dari {codes} kode, dan tidak ada daftar lain yang memuat 99 % darinya dengan arti kabupaten/kota lain.</translation>
  </message>
  <message>
   <source>No polygon of the layer has anything in the field “{field}”. Choose the field that tells the units apart.</source>
   <translation>Tidak ada poligon pada layer yang memiliki isi di kolom “{field}”. Pilih kolom yang membedakan satuan wilayahnya.</translation>
  </message>
  <message>
   <source>No programme is named. Add layers of programmes, or name the fields with their beneficiaries. The fields of numbers are: {fields}.</source>
   <translation>Belum ada program. Tambahkan layer program, atau sebutkan kolom penerimanya. Kolom angka: {fields}.</translation>
  </message>
  <message>
   <source>No row of {source} tells which district it means; “{name}” (row {row}) may be: {candidates}. Decide about the rows, or add Kab. or Kota before the names, or a column with the province or the code.</source>
   <translation>Tidak ada baris {source} yang menunjukkan kabupaten/kota yang dimaksud; “{name}” (baris {row}) mungkin: {candidates}. Putuskan baris-barisnya, atau tambahkan Kab. atau Kota sebelum nama, atau kolom dengan provinsi atau kode.</translation>
  </message>
  <message>
   <source>No row, such as {unit}, says in which larger unit it lies. Name the field that holds it, or take a layer whose codes tell.</source>
   <translation>Tidak ada baris, seperti {unit}, yang menyatakan wilayah di atasnya. Sebutkan kolomnya, atau pakai layer yang kodenya menyatakannya.</translation>
  </message>
  <message>
   <source>No table was found in “{file}”{sheet}: at least two columns with a header and rows of data are expected.</source>
   <translation>Tidak ditemukan tabel di “{file}”{sheet}: diharapkan sedikitnya dua kolom dengan kepala tabel dan baris data.</translation>
  </message>
  <message>
   <source>No unit can be projected: a path needs two known periods, growth rates numbers above 0, and a cap or target has to be above the last number (cap) or above 0 (target).</source>
   <translation>Tidak ada wilayah yang dapat diproyeksikan: lintasan memerlukan dua periode yang diketahui, laju pertumbuhan memerlukan angka di atas 0, batas atas harus di atas angka terakhir, dan target di atas 0.</translation>
  </message>
  <message>
   <source>No unit has a value that may be shown, so there are no classes and every unit is drawn as without data.</source>
   <translation>Tidak ada wilayah dengan nilai yang boleh ditampilkan, sehingga tidak ada kelas dan setiap wilayah digambar sebagai tidak ada data.</translation>
  </message>
  <message>
   <source>No unit of the layer, such as {unit}, lies in a larger unit of the level {level}. Choose a larger level, or a layer whose units say in what they lie (column parent).</source>
   <translation>Tidak ada wilayah pada layer, misalnya {unit}, yang terletak di wilayah yang lebih besar pada tingkat {level}. Pilih tingkat yang lebih besar, atau layer yang wilayahnya menyatakan letaknya (kolom parent).</translation>
  </message>
  <message>
   <source>No unit without the programme has values in the periods of those with it, so that there is nothing to compare with. Add units that do not have it, or have it later.</source>
   <translation>Tidak ada wilayah tanpa program yang memiliki nilai pada periode wilayah dengan program, sehingga tidak ada pembanding. Tambahkan wilayah yang tidak memilikinya, atau memilikinya kemudian.</translation>
  </message>
  <message>
   <source>No village of {source} has coordinates in degrees. Give points of the villages with the same codes, and check that longitude and latitude are not exchanged.</source>
   <translation>Tidak ada desa dalam {source} yang memiliki koordinat dalam derajat. Berikan titik desa dengan kode yang sama, dan periksa apakah bujur dan lintang tertukar.</translation>
  </message>
  <message>
   <source>None of the markets {markets} has a region of its own in the table of pairs. Choose at least one market that has.</source>
   <translation>Tidak satu pun pasar {markets} memiliki wilayahnya sendiri dalam tabel pasangan. Pilih sedikitnya satu pasar yang memilikinya.</translation>
  </message>
  <message>
   <source>None of the {files} tables in the folder {folder} is a table of districts that can be read. Put tables (xlsx, csv, ods, dbf) or packs of districts into it.</source>
   <translation>Tidak satu pun dari {files} tabel dalam folder {folder} merupakan tabel kabupaten/kota yang dapat dibaca. Letakkan tabel (xlsx, csv, ods, dbf) atau paket kabupaten/kota di dalamnya.</translation>
  </message>
  <message>
   <source>None of the {rows} rows of {source} belongs to a unit of the boundaries in use. The first rows say: {examples}. Check that the right sheet and the right columns were chosen, and that the boundaries cover the area.</source>
   <translation>Tidak satu pun dari {rows} baris {source} termasuk wilayah dalam batas yang dipakai. Baris pertama berbunyi: {examples}. Periksa apakah lembar dan kolom yang dipilih benar, dan apakah batasnya mencakup daerah tersebut.</translation>
  </message>
  <message>
   <source>Not added up to the parents, because a share, rate or average cannot be added: {columns}.</source>
   <translation>Tidak dijumlahkan ke induk, karena proporsi, angka, atau rata-rata tidak dapat dijumlahkan: {columns}.</translation>
  </message>
  <message>
   <source>Not checked: needs the civil register (Dukcapil), which is not at hand offline.</source>
   <translation>Tidak diperiksa: memerlukan data kependudukan (Dukcapil), yang tidak tersedia luring.</translation>
  </message>
  <message>
   <source>Not checked: no list has readable numbers (NIK or NIB).</source>
   <translation>Tidak diperiksa: tidak ada daftar dengan nomor yang terbaca (NIK atau NIB).</translation>
  </message>
  <message>
   <source>Not checked: no list has such a column, and no list of these persons was given.</source>
   <translation>Tidak diperiksa: tidak ada daftar dengan kolom itu, dan tidak diberikan daftar orangnya.</translation>
  </message>
  <message>
   <source>Not checked: no list names sizes, or no definition was chosen for its sales, workers or capital.</source>
   <translation>Tidak diperiksa: tidak ada daftar yang menyebut skala, atau tidak dipilih definisi untuk penjualan, tenaga kerja, atau modalnya.</translation>
  </message>
  <message>
   <source>Not in every period, and so without a change: {sectors}.</source>
   <translation>Tidak ada pada setiap periode, sehingga tanpa perubahan: {sectors}.</translation>
  </message>
  <message>
   <source>Not in the layer, and left out: {names}.</source>
   <translation>Tidak ada di layer, dan tidak disertakan: {names}.</translation>
  </message>
  <message>
   <source>Not looked at, because nothing says whether they are counts that add up: {fields}. Give the layers that came from the register itself.</source>
   <translation>Tidak diperiksa, karena tidak ada keterangan apakah berupa jumlah yang dapat dijumlahkan: {fields}. Berikan layer yang berasal dari daftar usaha itu sendiri.</translation>
  </message>
  <message>
   <source>Not micro by size</source>
   <translation>Bukan mikro menurut skala</translation>
  </message>
  <message>
   <source>Not recognised: {label}. {message}</source>
   <translation>Tidak dikenali: {label}. {message}</translation>
  </message>
  <message>
   <source>Nothing can be tested of how the two moved before the start: that takes two periods before it, and more clusters than periods.</source>
   <translation>Pergerakan keduanya sebelum program dimulai tidak dapat diuji: diperlukan dua periode sebelumnya, dan klaster yang lebih banyak daripada periode.</translation>
  </message>
  <message>
   <source>Nothing computes it yet. Sources: {sources}.</source>
   <translation>Belum ada yang menghitungnya. Sumber: {sources}.</translation>
  </message>
  <message>
   <source>Nothing here says how it was made: a result of MSME planning {version} or newer is expected. What older versions made says no more than its history.</source>
   <translation>Tidak ada yang menyatakan cara pembuatannya: seharusnya hasil Perencanaan UMKM {version} atau lebih baru. Buatan versi lama hanya memuat riwayatnya.</translation>
  </message>
  <message>
   <source>Nothing says how many beneficiaries of {names} are eligible. Their coverage takes all of them for eligible: an estimate, and the most that it can be.</source>
   <translation>Tidak ada keterangan berapa penerima {names} yang berhak. Cakupannya menganggap semua penerima berhak: perkiraan setinggi-tingginya.</translation>
  </message>
  <message>
   <source>Nothing says how many years lie between the periods, so there is no growth per year.</source>
   <translation>Tidak ada yang menyebut selisih tahun antarperiode, sehingga tidak ada pertumbuhan per tahun.</translation>
  </message>
  <message>
   <source>Nothing says whether more of “{field}” is better. Give its direction: better or worse.</source>
   <translation>Tidak ada yang menyatakan apakah nilai “{field}” yang lebih tinggi lebih baik. Berikan arahnya: better atau worse.</translation>
  </message>
  <message>
   <source>Of the provinces in the layer {count} district(s) have no feature: {names}.</source>
   <translation>Dari provinsi dalam layer, {count} kabupaten/kota tidak memiliki fitur: {names}.</translation>
  </message>
  <message>
   <source>On {field}, which the programme cannot have changed, the “effect” is {effect:.4g} ({p}); it should be about 0.</source>
   <translation>Pada {field}, yang tidak mungkin diubah program, “dampak”-nya {effect:.4g} ({p}); seharusnya sekitar 0.</translation>
  </message>
  <message>
   <source>One row per village is needed, but a row of {dataset} is a {level}. Choose one of: {datasets}.</source>
   <translation>Diperlukan satu baris per desa, tetapi baris {dataset} berupa {level}. Pilih salah satu: {datasets}.</translation>
  </message>
  <message>
   <source>One unit alone has the programme since {periods}: its own noise is in no standard error.</source>
   <translation>Hanya satu wilayah memiliki program sejak {periods}: gejolaknya sendiri tidak tercermin dalam galat baku.</translation>
  </message>
  <message>
   <source>Only {found} of {count} village or subdistrict codes of {source} are among the villages of {villages}; not there, for example: {examples}. The two were numbered by different offices (BPS, Kemendagri) or in different years. Use one numbering in both, or give the MSMEs by district with names.</source>
   <translation>Hanya {found} dari {count} kode desa atau kecamatan {source} yang ada di antara desa {villages}; yang tidak ada, misalnya: {examples}. Keduanya diberi nomor oleh lembaga berbeda (BPS, Kemendagri) atau pada tahun berbeda. Pakai satu penomoran pada keduanya, atau berikan UMKM per kabupaten/kota dengan nama.</translation>
  </message>
  <message>
   <source>Order of {count} units in both periods: Kendall's tau-b {tau:.3f} (1: the same, −1: reversed). To a higher fifth moved {up}, to a lower one {down}.</source>
   <translation>Urutan {count} wilayah pada kedua periode: tau-b Kendall {tau:.3f} (1: sama, −1: terbalik). Ke seperlima lebih tinggi pindah {up}, ke yang lebih rendah {down}.</translation>
  </message>
  <message>
   <source>Over all k from {least:.0%} to {most:.0%}, {count} units keep their rank; for the others see the best and the worst rank.</source>
   <translation>Atas semua k dari {least:.0%} sampai {most:.0%}, {count} wilayah tetap peringkatnya; untuk yang lain lihat peringkat terbaik dan terburuk.</translation>
  </message>
  <message>
   <source>Over {runs} runs, {certain} units are certain to be among the first {top}, {borderline} are borderline.</source>
   <translation>Dari {runs} simulasi, {certain} wilayah pasti termasuk {top} teratas, {borderline} di ambang.</translation>
  </message>
  <message>
   <source>Pairs of regions are expected in the columns user_loc, fr_loc, scaled_sci or user_country, friend_country, user_region, friend_region, scaled_sci; the table has: {columns}.</source>
   <translation>Diharapkan pasangan wilayah dalam kolom user_loc, fr_loc, scaled_sci atau user_country, friend_country, user_region, friend_region, scaled_sci; tabel memuat: {columns}.</translation>
  </message>
  <message>
   <source>Period: {period}.</source>
   <translation>Periode: {period}.</translation>
  </message>
  <message>
   <source>Personal columns were left out on reading: {columns}.</source>
   <translation>Kolom data pribadi tidak ikut dibaca: {columns}.</translation>
  </message>
  <message>
   <source>Population: Ministry of Home Affairs, {year}. Area: official, from the same decree; of polygons where official_km2_source says so.</source>
   <translation>Penduduk: Kementerian Dalam Negeri, {year}. Luas: resmi, dari keputusan yang sama; dari poligon bila official_km2_source menyebutkannya.</translation>
  </message>
  <message>
   <source>Quadrants are of two fields, and {count} are chosen. Choose two, or k-means.</source>
   <translation>Kuadran memerlukan dua kolom, sedangkan dipilih {count}. Pilih dua, atau k-means.</translation>
  </message>
  <message>
   <source>Read as {found}, as chosen.</source>
   <translation>Dibaca sebagai {found}, sesuai pilihan.</translation>
  </message>
  <message>
   <source>Read by its code as {unit}; the name is written “{name}” in the file.</source>
   <translation>Dibaca dari kodenya sebagai {unit}; dalam berkas namanya ditulis “{name}”.</translation>
  </message>
  <message>
   <source>Round steps give {made} classes instead of {wanted}.</source>
   <translation>Langkah bulat menghasilkan {made} kelas, bukan {wanted}.</translation>
  </message>
  <message>
   <source>Row {row} of the pairs: a connectedness of 0 or more is expected, “{value}” was found.</source>
   <translation>Baris {row} dari pasangan: diharapkan keterhubungan 0 atau lebih, ditemukan “{value}”.</translation>
  </message>
  <message>
   <source>Row {row}: “{value}” is no quadkey of level {level}: {level} digits from 0 to 3 are expected. If a spreadsheet turned it into a number, import the column as text.</source>
   <translation>Baris {row}: “{value}” bukan quadkey tingkat {level}: diharapkan {level} angka dari 0 sampai 3. Jika spreadsheet mengubahnya menjadi bilangan, impor kolom ini sebagai teks.</translation>
  </message>
  <message>
   <source>Row(s) {rows} above the header were taken as title: {text}</source>
   <translation>Baris {rows} di atas kepala tabel dianggap judul: {text}</translation>
  </message>
  <message>
   <source>Row(s) {rows} only number the columns and were skipped.</source>
   <translation>Baris {rows} hanya menomori kolom dan dilewati.</translation>
  </message>
  <message>
   <source>Row(s) {rows} repeat the header and were skipped.</source>
   <translation>Baris {rows} mengulang kepala tabel dan dilewati.</translation>
  </message>
  <message>
   <source>Row(s) {rows} under the table are footnotes: {text}</source>
   <translation>Baris {rows} di bawah tabel adalah catatan kaki: {text}</translation>
  </message>
  <message>
   <source>Same number, another district</source>
   <translation>Nomor sama, kabupaten/kota lain</translation>
  </message>
  <message>
   <source>Same number, another name</source>
   <translation>Nomor sama, nama lain</translation>
  </message>
  <message>
   <source>Say how many regions there are to be, or how large each is at least: in units, or in a field such as people.</source>
   <translation>Tentukan banyaknya kawasan, atau ukuran terkecil masing-masing: dalam wilayah, atau dalam suatu kolom seperti penduduk.</translation>
  </message>
  <message>
   <source>Sectors of {source} cannot be brought to {target}: nothing tells how J is divided into J and K. The other way is possible.</source>
   <translation>Kategori {source} tidak dapat diubah ke {target}: tidak ada petunjuk bagaimana J dibagi menjadi J dan K. Arah sebaliknya dapat dilakukan.</translation>
  </message>
  <message>
   <source>Sectors: {version}.</source>
   <translation>Kategori: {version}.</translation>
  </message>
  <message>
   <source>Setup of the deprivation: {setup}</source>
   <translation>Pengaturan deprivasi: {setup}</translation>
  </message>
  <message>
   <source>Setup of the index: {setup}</source>
   <translation>Pengaturan indeks: {setup}</translation>
  </message>
  <message>
   <source>Several files could be meant by “{name}” of the recipe: {found}. Name one in the table of files.</source>
   <translation>Beberapa berkas mungkin dimaksud dengan “{name}” dalam resep: {found}. Sebutkan satu dalam tabel berkas.</translation>
  </message>
  <message>
   <source>Shift-share compares with the sum of the {least} to {most} units, by sector, that have a number in both periods.</source>
   <translation>Shift-share membandingkan dengan jumlah {least} sampai {most} wilayah, menurut kategori, yang memiliki angka pada kedua periode.</translation>
  </message>
  <message>
   <source>Significant at {alpha}: {plain} units before any correction, {bh} after Benjamini–Hochberg, {bonferroni} after Bonferroni. The map shows: {shown}.</source>
   <translation>Signifikan pada {alpha}: {plain} wilayah sebelum koreksi, {bh} setelah Benjamini–Hochberg, {bonferroni} setelah Bonferroni. Yang tampak pada peta: {shown}.</translation>
  </message>
  <message>
   <source>So many units have the same value that {made} classes were made instead of {wanted}.</source>
   <translation>Begitu banyak wilayah bernilai sama sehingga dibuat {made} kelas, bukan {wanted}.</translation>
  </message>
  <message>
   <source>Some of these were split from a district that the layer has, and are probably drawn as part of it: {pairs}.</source>
   <translation>Sebagian merupakan pemekaran dari kabupaten/kota yang ada di layer, dan mungkin tergambar sebagai bagiannya: {pairs}.</translation>
  </message>
  <message>
   <source>Step {place} of {steps} of the recipe, {algorithm}, failed: {reason}</source>
   <translation>Langkah {place} dari {steps} dalam resep, {algorithm}, gagal: {reason}</translation>
  </message>
  <message>
   <source>The NIK does not have the form of one</source>
   <translation>NIK tidak berbentuk NIK</translation>
  </message>
  <message>
   <source>The class break “{value}” lies outside the values when its separator is a decimal one, and inside when it marks thousands. Write {thousands} if thousands are meant, or a break within the values.</source>
   <translation>Batas kelas “{value}” berada di luar rentang nilai bila tandanya desimal, dan di dalamnya bila tandanya ribuan. Tulis {thousands} jika yang dimaksud ribuan, atau batas yang ada dalam rentang nilai.</translation>
  </message>
  <message>
   <source>The code column should hold district codes (1101 or 11.01). {count} of {rows} codes belong to villages or subdistricts, for example {examples}. Sum the rows by district first.</source>
   <translation>Kolom kode semestinya berisi kode kabupaten/kota (1101 atau 11.01). {count} dari {rows} kode milik desa atau kecamatan, misalnya {examples}. Jumlahkan dulu barisnya per kabupaten/kota.</translation>
  </message>
  <message>
   <source>The code {before} is now {after}.</source>
   <translation>Kode {before} kini {after}.</translation>
  </message>
  <message>
   <source>The code {code} has lost a zero and may be any of these. Write it with all its digits as text, or add the name.</source>
   <translation>Kode {code} kehilangan angka nol dan dapat berarti salah satu dari ini. Tulis lengkap semua angkanya sebagai teks, atau tambahkan nama.</translation>
  </message>
  <message>
   <source>The code {code} has lost a zero; it is read as {read}.</source>
   <translation>Kode {code} kehilangan angka nol; dibaca sebagai {read}.</translation>
  </message>
  <message>
   <source>The code {code} is in no list of district codes in use here.</source>
   <translation>Kode {code} tidak ada dalam daftar kode kabupaten/kota mana pun yang dipakai di sini.</translation>
  </message>
  <message>
   <source>The code {code} is not in {list}; the name decides.</source>
   <translation>Kode {code} tidak ada dalam {list}; nama yang menentukan.</translation>
  </message>
  <message>
   <source>The code {code} is that of none of the units.</source>
   <translation>Kode {code} bukan kode satuan wilayah mana pun.</translation>
  </message>
  <message>
   <source>The code {code} means {by_code}, but the row says {said}. Correct the code or the name; the row is not mapped until then.</source>
   <translation>Kode {code} berarti {by_code}, tetapi baris ini menyebut {said}. Perbaiki kode atau namanya; sebelum itu baris ini tidak dipetakan.</translation>
  </message>
  <message>
   <source>The code {code} stands without a name, and codes and names of this table disagree too often to trust it. Add the name.</source>
   <translation>Kode {code} berdiri tanpa nama, sedangkan kode dan nama dalam tabel ini terlalu sering bertentangan untuk dipercaya. Tambahkan namanya.</translation>
  </message>
  <message>
   <source>The codes are GADM's, which follow the districts of about 2010.</source>
   <translation>Kode-kode ini milik GADM, yang mengikuti kabupaten/kota sekitar tahun 2010.</translation>
  </message>
  <message>
   <source>The codes fit several lists ({candidates}) that mean different units, and as many names agree with the one as with the other. For example: {examples}. Say which code system and year the codes follow, or correct the names.</source>
   <translation>Kode cocok dengan beberapa daftar ({candidates}) yang berarti wilayah berbeda, dan nama yang sesuai sama banyaknya pada masing-masing daftar. Contoh: {examples}. Sebutkan sistem kode dan tahun yang diikuti, atau betulkan nama-namanya.</translation>
  </message>
  <message>
   <source>The codes fit several lists ({candidates}) that mean different units, and nothing tells which is meant. For example: {examples}. Say which code system and year they follow, or give every row its name as well.</source>
   <translation>Kode cocok dengan beberapa daftar ({candidates}) yang berarti wilayah berbeda, dan tidak ada petunjuk daftar mana yang dimaksud. Contoh: {examples}. Sebutkan sistem kode dan tahun yang diikuti, atau lengkapi setiap baris dengan namanya.</translation>
  </message>
  <message>
   <source>The codes mean the same districts in: {also}. The newest is taken.</source>
   <translation>Kode-kode ini berarti kabupaten/kota yang sama dalam: {also}. Yang terbaru dipakai.</translation>
  </message>
  <message>
   <source>The column lists subdistricts or villages; “{name}” is taken for one and not for the district of that name. If it is the district, write Kab. or Kota before it.</source>
   <translation>Kolom ini memuat kecamatan atau desa; “{name}” dianggap salah satunya, bukan kabupaten/kota yang bernama sama. Bila memang kabupaten/kota, tulis Kab. atau Kota di depannya.</translation>
  </message>
  <message>
   <source>The column “{column}” holds personal data, which this program does not read. Choose another one.</source>
   <translation>Kolom “{column}” memuat data pribadi, yang tidak dibaca program ini. Pilih kolom lain.</translation>
  </message>
  <message>
   <source>The column “{column}” is called after {called}, but {share} % of its texts are names of {held}. Choose the level, or correct the header.</source>
   <translation>Kolom “{column}” bernama seperti kolom {called}, tetapi {share} % teksnya adalah nama {held}. Pilih tingkat wilayahnya, atau betulkan kepala kolom.</translation>
  </message>
  <message>
   <source>The column “{column}” is listed both as extensive (counts, which are shared out) and as intensive (rates, which are averaged). Choose one.</source>
   <translation>Kolom “{column}” tercantum sebagai ekstensif (jumlah, yang dibagi) sekaligus intensif (angka/rasio, yang dirata-ratakan). Pilih salah satu.</translation>
  </message>
  <message>
   <source>The coordinate reference system “{crs}” is not understood. Give the layer a known one, such as EPSG:4326, and run again.</source>
   <translation>Sistem referensi koordinat “{crs}” tidak dikenali. Beri layer sistem yang dikenal, misalnya EPSG:4326, lalu jalankan lagi.</translation>
  </message>
  <message>
   <source>The counts do not tell women from men among owners, so there are no women's shares.</source>
   <translation>Jumlahnya tidak membedakan pemilik perempuan dan laki-laki, sehingga tidak ada proporsi perempuan.</translation>
  </message>
  <message>
   <source>The counts include enterprises that are no MSMEs ({sizes}).</source>
   <translation>Jumlahnya mencakup usaha yang bukan UMKM ({sizes}).</translation>
  </message>
  <message>
   <source>The data are of {province} alone; so is what is expected.</source>
   <translation>Data hanya dari {province}; demikian pula yang diharapkan.</translation>
  </message>
  <message>
   <source>The decision for “{row}” is “{value}”. A BPS code of 2024 such as 5107, “leave out” or “add” is expected; for *ambiguous* kab, kota, only or leave out; for *code_name_conflict* code, name or leave out.</source>
   <translation>Keputusan untuk “{row}” adalah “{value}”. Yang diharapkan kode BPS 2024 seperti 5107, “leave out”, atau “add”; untuk *ambiguous* kab, kota, only, atau leave out; untuk *code_name_conflict* code, name, atau leave out.</translation>
  </message>
  <message>
   <source>The definition changed too: {what}.</source>
   <translation>Definisinya juga berubah: {what}.</translation>
  </message>
  <message>
   <source>The definition of size {given} does not know the table's sizes ({sizes}). Choose another definition.</source>
   <translation>Definisi skala {given} tidak mengenal skala dalam tabel ({sizes}). Pilih definisi lain.</translation>
  </message>
  <message>
   <source>The definition {definition} goes by {measures}. Choose the column with one of these, or another definition.</source>
   <translation>Definisi {definition} memakai {measures}. Pilih kolom yang memuat salah satunya, atau definisi lain.</translation>
  </message>
  <message>
   <source>The description {file} is wrong at {place}: expected {expected}, found {found}. Correct the file there, or take it out of its folder.</source>
   <translation>Deskripsi {file} salah pada {place}: diharapkan {expected}, ditemukan {found}. Perbaiki berkas di bagian itu, atau keluarkan dari foldernya.</translation>
  </message>
  <message>
   <source>The districts were read by name, from the field “{field}”.</source>
   <translation>Kabupaten/kota dikenali menurut nama, dari kolom “{field}”.</translation>
  </message>
  <message>
   <source>The districts were read from the field “{field}”.</source>
   <translation>Kabupaten/kota dikenali dari kolom “{field}”.</translation>
  </message>
  <message>
   <source>The feature has neither code nor name.</source>
   <translation>Fitur ini tidak memiliki kode maupun nama.</translation>
  </message>
  <message>
   <source>The field {field} means “{first}” in one layer and “{second}” in the other. Rename it in one of them, or leave it out.</source>
   <translation>Kolom {field} berarti “{first}” pada satu lapisan dan “{second}” pada lapisan lain. Ganti nama salah satunya, atau keluarkan kolom itu.</translation>
  </message>
  <message>
   <source>The field “{field}” holds codes of before some districts were split, and other districts than the layer says in {count} features; it was not used.</source>
   <translation>Kolom “{field}” memuat kode sebelum sebagian kabupaten/kota dimekarkan, dan kabupaten/kota lain daripada yang disebut layer pada {count} fitur; kolom ini tidak dipakai.</translation>
  </message>
  <message>
   <source>The field “{field}” holds numbers such as {value}; categories are text or whole numbers. Choose another field, or make a choropleth map of it.</source>
   <translation>Kolom “{field}” memuat bilangan seperti {value}; kategori berupa teks atau bilangan bulat. Pilih kolom lain, atau buat peta koroplet darinya.</translation>
  </message>
  <message>
   <source>The field “{field}” holds values below zero, such as {value}; no circle is that small. Choose an amount, such as a number of enterprises, or make a choropleth map.</source>
   <translation>Kolom “{field}” memuat nilai di bawah nol, misalnya {value}; tidak ada lingkaran sekecil itu. Pilih kolom berisi jumlah, misalnya jumlah usaha, atau buat peta koroplet.</translation>
  </message>
  <message>
   <source>The field “{field}” holds {type}; classes need a field of numbers. Choose another field, or let the table's numbers be read first.</source>
   <translation>Kolom “{field}” berisi {type}; kelas memerlukan kolom angka. Pilih kolom lain, atau biarkan angka tabel dibaca dulu.</translation>
  </message>
  <message>
   <source>The fields {fields} of the layer were left out: the result has fields of these names.</source>
   <translation>Kolom {fields} pada layer ditinggalkan: hasil memiliki kolom dengan nama itu.</translation>
  </message>
  <message>
   <source>The fields “{first}” and “{second}” hold codes of different districts for the same features, and the layer has no names to tell which is right. Remove the wrong field or add the names.</source>
   <translation>Kolom “{first}” dan “{second}” memuat kode kabupaten/kota yang berbeda untuk fitur yang sama, dan layer tidak memiliki nama untuk menentukan mana yang benar. Hapus kolom yang salah atau tambahkan nama.</translation>
  </message>
  <message>
   <source>The file has several sheets; “{sheet}” was read. The others with data: {others}.</source>
   <translation>Berkas memiliki beberapa lembar; yang dibaca “{sheet}”. Lembar lain yang berisi data: {others}.</translation>
  </message>
  <message>
   <source>The file is not UTF-8; it was read as Windows-1252.</source>
   <translation>Berkas ini bukan UTF-8; dibaca sebagai Windows-1252.</translation>
  </message>
  <message>
   <source>The file “{file}” cannot be read: {reason}. Close it in other programs, check that you may open it, and try again. The file was not changed.</source>
   <translation>Berkas “{file}” tidak dapat dibaca: {reason}. Tutup berkas itu di program lain, periksa apakah Anda boleh membukanya, lalu coba lagi. Berkas tidak diubah.</translation>
  </message>
  <message>
   <source>The file “{file}” is damaged ({reason}). Rows would be missing or wrong, so none was read. Fetch the file again, or open it where it was made and save it anew.</source>
   <translation>Berkas “{file}” rusak ({reason}). Ada baris yang akan hilang atau salah, sehingga tidak satu pun dibaca. Unduh ulang berkas itu, atau buka di program asalnya lalu simpan kembali.</translation>
  </message>
  <message>
   <source>The file “{file}” is empty. A table with a header row and at least one row of data is expected.</source>
   <translation>Berkas “{file}” kosong. Diharapkan tabel dengan baris kepala dan sedikitnya satu baris data.</translation>
  </message>
  <message>
   <source>The file “{file}” is not in {folder}. Check whether it was moved or renamed, or whether its drive is connected, and choose it again.</source>
   <translation>Berkas “{file}” tidak ada di {folder}. Periksa apakah berkas dipindahkan atau diganti namanya, atau apakah drive-nya tersambung, lalu pilih lagi.</translation>
  </message>
  <message>
   <source>The header spans rows {rows}; its names were joined with “ / ”.</source>
   <translation>Kepala tabel mencakup baris {rows}; nama-namanya digabung dengan “ / ”.</translation>
  </message>
  <message>
   <source>The key file {file} holds {length} bytes; a key has at least {least}. Choose a file of random bytes.</source>
   <translation>Berkas kunci {file} berisi {length} bita; kunci berisi sedikitnya {least}. Pilih berkas berisi bita acak.</translation>
  </message>
  <message>
   <source>The key file {file} lies in the folder of the pack. Whoever gets that folder could sign in your name: keep the key elsewhere.</source>
   <translation>Berkas kunci {file} berada dalam folder paket. Siapa pun yang menerima folder itu dapat menandatangani atas nama Anda: simpan kunci di tempat lain.</translation>
  </message>
  <message>
   <source>The larger units are read as codes of BPS: {examples}. Check that these are meant.</source>
   <translation>Wilayah di atasnya dibaca sebagai kode BPS: {examples}. Periksa apakah memang ini yang dimaksud.</translation>
  </message>
  <message>
   <source>The last changes to the pack “{file}” lie in {beside}, and where it is nothing can be written. Copy both files to a folder that you may write to, and open the pack there.</source>
   <translation>Perubahan terakhir paket “{file}” ada di {beside}, sedangkan tempatnya tidak dapat ditulisi. Salin kedua berkas ke folder yang dapat Anda tulisi, lalu buka paketnya di sana.</translation>
  </message>
  <message>
   <source>The layer has no coordinate reference system, so its areas cannot be computed. Set it in the layer's properties (most official layers are EPSG:4326) and run again.</source>
   <translation>Layer tidak memiliki sistem referensi koordinat, sehingga luasnya tidak dapat dihitung. Atur di properti layer (sebagian besar layer resmi memakai EPSG:4326), lalu jalankan lagi.</translation>
  </message>
  <message>
   <source>The layer has no district of these provinces: {provinces}.</source>
   <translation>Layer tidak memuat kabupaten/kota dari provinsi ini: {provinces}.</translation>
  </message>
  <message>
   <source>The layer has no district of {province}. Choose another province or another layer.</source>
   <translation>Layer tidak memuat kabupaten/kota di {province}. Pilih provinsi lain atau layer lain.</translation>
  </message>
  <message>
   <source>The layer has no district {value} in {province}. Give the BPS code of one of its districts, such as {example}.</source>
   <translation>Layer tidak memuat kabupaten/kota {value} di {province}. Berikan kode BPS salah satu kabupaten/kotanya, misalnya {example}.</translation>
  </message>
  <message>
   <source>The layer has no field “bps_code”, so its units cannot be told by province; it has: {fields}. Use a layer that “Harmonise a table to districts” made.</source>
   <translation>Layer tidak memiliki kolom “bps_code”, sehingga wilayahnya tidak dapat dibedakan menurut provinsi; yang ada: {fields}. Pakai layer hasil “Selaraskan tabel ke kabupaten/kota”.</translation>
  </message>
  <message>
   <source>The layer has no field “{field}”. Its fields are: {fields}.</source>
   <translation>Layer tidak memiliki kolom “{field}”. Kolomnya: {fields}.</translation>
  </message>
  <message>
   <source>The layer has no field “{field}”; it has: {fields}.</source>
   <translation>Layer tidak memiliki kolom “{field}”; yang ada: {fields}.</translation>
  </message>
  <message>
   <source>The layer has no indicator “{field}”. Its indicators are: {known}.</source>
   <translation>Layer tidak memuat indikator “{field}”. Indikatornya: {known}.</translation>
  </message>
  <message>
   <source>The layer has {count} features and none of them is a polygon. Choose a layer with the polygons of districts.</source>
   <translation>Layer memuat {count} fitur dan tidak satu pun berupa poligon. Pilih layer berisi poligon kabupaten/kota.</translation>
  </message>
  <message>
   <source>The layer holds provinces (field “{field}”) and nothing finer. Choose a layer of districts, subdistricts or villages.</source>
   <translation>Layer memuat provinsi (kolom “{field}”) dan tidak ada yang lebih rinci. Pilih layer kabupaten/kota, kecamatan, atau desa/kelurahan.</translation>
  </message>
  <message>
   <source>The layer holds subdistricts or villages: {features} features were united into {units} districts, as their codes say.</source>
   <translation>Layer memuat kecamatan atau desa/kelurahan: {features} fitur disatukan menjadi {units} kabupaten/kota menurut kodenya.</translation>
  </message>
  <message>
   <source>The layer lies at longitude {west:.1f} to {east:.1f} and latitude {south:.1f} to {north:.1f}, Indonesia at 95 to 141 and -11 to 6. Check the coordinate reference system of the layer.</source>
   <translation>Layer terletak pada bujur {west:.1f} sampai {east:.1f} dan lintang {south:.1f} sampai {north:.1f}, sedangkan Indonesia pada 95 sampai 141 dan -11 sampai 6. Periksa sistem referensi koordinat layer.</translation>
  </message>
  <message>
   <source>The layer needs at least one enabler and one inhibitor that differ between units. Looked for: {enablers}; against them: {inhibitors}. Aggregate a survey of villages to districts with these indicators first, or name fields of the layer.</source>
   <translation>Layer memerlukan paling sedikit satu pendorong dan satu penghambat yang berbeda antarwilayah. Yang dicari: {enablers}; terhadap: {inhibitors}. Agregasikan dahulu survei desa ke kabupaten/kota dengan indikator ini, atau sebutkan kolom layer.</translation>
  </message>
  <message>
   <source>The layer was not recognised as districts of Indonesia: a field with BPS, Kemendagri, HDX or GADM codes or with the names of districts is expected for more than half of the features. Where its polygons are others, choose the field with their id. Its fields are: {fields}.</source>
   <translation>Layer tidak dikenali sebagai kabupaten/kota di Indonesia: diharapkan kolom dengan kode BPS, Kemendagri, HDX, atau GADM, atau dengan nama kabupaten/kota, untuk lebih dari separuh fiturnya. Bila poligonnya lain, pilih kolom dengan id-nya. Kolomnya: {fields}.</translation>
  </message>
  <message>
   <source>The layer was not recognised as subdistricts: a field with codes of 6 digits (Kemendagri) or 7 (BPS) is expected. Its fields are: {fields}.</source>
   <translation>Layer tidak dikenali sebagai kecamatan: diharapkan kolom dengan kode 6 angka (Kemendagri) atau 7 angka (BPS). Kolomnya: {fields}.</translation>
  </message>
  <message>
   <source>The layer “{layer}” cannot go into a pack: {expected} is expected. Its fields are: {fields}.</source>
   <translation>Layer “{layer}” tidak dapat dimasukkan ke dalam paket: diharapkan {expected}. Kolomnya: {fields}.</translation>
  </message>
  <message>
   <source>The layer “{layer}” is missing, cannot be opened or holds no features, so no map was made. See that its file is there and not in use, then try again.</source>
   <translation>Layer “{layer}” tidak ada, tidak dapat dibuka, atau tidak memuat fitur, sehingga peta tidak dibuat. Pastikan berkasnya ada dan tidak sedang dipakai, lalu coba lagi.</translation>
  </message>
  <message>
   <source>The letters ({sectors}) mean the same sectors in {versions}, so the version need not be known; they are named as in {version}.</source>
   <translation>Huruf-huruf ini ({sectors}) berarti kategori yang sama dalam {versions}, sehingga versinya tidak perlu diketahui; namanya mengikuti {version}.</translation>
  </message>
  <message>
   <source>The letters ({sectors}) mean the same sectors in {versions}, so the version need not be known; they are named as in {version}. Only the repair of motor vehicles, part of G until 2020, is part of T from 2025.</source>
   <translation>Huruf-huruf ini ({sectors}) berarti kategori yang sama dalam {versions}, sehingga versinya tidak perlu diketahui; namanya mengikuti {version}. Hanya reparasi mobil dan sepeda motor yang berpindah: bagian dari G sampai 2020, bagian dari T mulai 2025.</translation>
  </message>
  <message>
   <source>The list of columns “{text}” cannot be read ({reason}). Write the names with ; or | between them, or as ["first", "second"].</source>
   <translation>Daftar kolom “{text}” tidak dapat dibaca ({reason}). Tulis nama-namanya dengan ; atau | di antaranya, atau sebagai ["pertama", "kedua"].</translation>
  </message>
  <message>
   <source>The logo {path} is missing or is no picture. Give a .png, .jpg or .svg file.</source>
   <translation>Logo {path} tidak ada atau bukan gambar. Berikan berkas .png, .jpg, atau .svg.</translation>
  </message>
  <message>
   <source>The market “{market}” is no district of Indonesia. BPS codes or full names of districts, separated by commas, are expected, such as “3578, Kota Makassar”.</source>
   <translation>Pasar “{market}” bukan kabupaten/kota di Indonesia. Yang diharapkan adalah kode BPS atau nama lengkap kabupaten/kota, dipisahkan koma, misalnya “3578, Kota Makassar”.</translation>
  </message>
  <message>
   <source>The market “{market}” is not understood. BPS codes or full names of districts, separated by commas, are expected, such as “3578, Kota Makassar”. It may mean: {candidates}.</source>
   <translation>Pasar “{market}” tidak dipahami. Yang diharapkan adalah kode BPS atau nama lengkap kabupaten/kota, dipisahkan koma, misalnya “3578, Kota Makassar”. Mungkin yang dimaksud: {candidates}.</translation>
  </message>
  <message>
   <source>The name fits several districts. Add Kab. or Kota, the province, or the code.</source>
   <translation>Nama ini cocok dengan beberapa kabupaten/kota. Tambahkan Kab. atau Kota, provinsi, atau kode.</translation>
  </message>
  <message>
   <source>The name fits several districts. {other} has a row of its own; if this row is the other one, write its type before the name.</source>
   <translation>Nama ini cocok dengan beberapa kabupaten/kota. {other} memiliki barisnya sendiri; jika baris ini adalah yang satunya, tulis jenisnya (Kab. atau Kota) di depan nama.</translation>
  </message>
  <message>
   <source>The name fits several units. Add the code, or a column with the larger unit that holds it.</source>
   <translation>Nama ini cocok dengan beberapa wilayah. Tambahkan kodenya, atau kolom wilayah lebih besar yang memuatnya.</translation>
  </message>
  <message>
   <source>The name is known, but not inside {within}.</source>
   <translation>Namanya dikenal, tetapi tidak di dalam {within}.</translation>
  </message>
  <message>
   <source>The name is known, but not with the type or province that the row says.</source>
   <translation>Nama ini dikenal, tetapi tidak dengan jenis atau provinsi yang disebut baris ini.</translation>
  </message>
  <message>
   <source>The name is not known.</source>
   <translation>Nama ini tidak dikenal.</translation>
  </message>
  <message>
   <source>The name is not known; only {unit} is alike and has no row of its own.</source>
   <translation>Namanya tidak dikenal; hanya {unit} yang mirip dan belum punya baris sendiri.</translation>
  </message>
  <message>
   <source>The name is not known; only {unit} is one letter away.</source>
   <translation>Nama tidak dikenal; hanya {unit} yang berbeda satu huruf.</translation>
  </message>
  <message>
   <source>The name is not known; these are alike, none surely meant.</source>
   <translation>Nama ini tidak dikenal; yang berikut mirip, tetapi tidak ada yang pasti dimaksud.</translation>
  </message>
  <message>
   <source>The name is that of a province and of a city. Write Kota before the city's name, or Provinsi before the province's.</source>
   <translation>Nama ini milik sebuah provinsi dan sebuah kota. Tulis Kota di depan nama kotanya, atau Provinsi di depan nama provinsinya.</translation>
  </message>
  <message>
   <source>The name of “{file}” ends in {suffix}, and a table is expected: {expected}. If it is one of these, give its name that ending; else choose another file.</source>
   <translation>Nama “{file}” berakhiran {suffix}, sedangkan yang diharapkan adalah tabel: {expected}. Jika isinya salah satu dari itu, ubah akhiran namanya; jika tidak, pilih berkas lain.</translation>
  </message>
  <message>
   <source>The numbers are of different periods ({periods}); read them side by side with care.</source>
   <translation>Angka-angka ini berasal dari periode berbeda ({periods}); bandingkan dengan hati-hati.</translation>
  </message>
  <message>
   <source>The pack has no indicator {indicator}. It has: {known}.</source>
   <translation>Paket tidak memiliki indikator {indicator}. Yang ada: {known}.</translation>
  </message>
  <message>
   <source>The pack “{file}” holds views or triggers that this plugin does not make: {parts}. They could change or delete data when it is added to. Nothing was changed. Remove them, such as a spatial index, or build a new pack and merge this one into it.</source>
   <translation>Paket “{file}” berisi view atau trigger yang tidak dibuat oleh plugin ini: {parts}. Isinya dapat mengubah atau menghapus data ketika paket ditambah. Tidak ada yang diubah. Hapuslah, misalnya indeks spasial, atau susun paket baru dan gabungkan paket ini ke dalamnya.</translation>
  </message>
  <message>
   <source>The pack “{file}” is damaged: {where} cannot be read. Still readable: {readable}. Use another copy of it, or build it again; it was not changed.</source>
   <translation>Paket “{file}” rusak: {where} tidak dapat dibaca. Yang masih terbaca: {readable}. Gunakan salinan lain, atau susun lagi; paket ini tidak diubah.</translation>
  </message>
  <message>
   <source>The pack “{file}” is not in {folder}. Check whether it was moved, or whether its drive is connected.</source>
   <translation>Paket “{file}” tidak ada di {folder}. Periksa apakah paket dipindahkan, atau apakah drive-nya tersambung.</translation>
  </message>
  <message>
   <source>The pack “{file}” is of version {version}, and this plugin knows packs up to version {known}. Update the plugin; the pack was not changed.</source>
   <translation>Paket “{file}” berversi {version}, sedangkan plugin ini mengenal paket sampai versi {known}. Perbarui plugin; paket tidak diubah.</translation>
  </message>
  <message>
   <source>The page “{page}” shows the districts of one province, and the units of this layer are {units}. Choose a page of the whole layer, such as national_portrait.</source>
   <translation>Halaman “{page}” menampilkan kabupaten/kota dari satu provinsi, sedangkan satuan wilayah layer ini adalah {units}. Pilih halaman untuk seluruh layer, misalnya national_portrait.</translation>
  </message>
  <message>
   <source>The page “{page}” shows {least} to {most} fields; {count} were chosen.</source>
   <translation>Halaman “{page}” menampilkan {least} sampai {most} kolom; yang dipilih {count}.</translation>
  </message>
  <message>
   <source>The pair {user} – {friend} is listed more than once with different values ({first} and {second}). Keep one of the rows.</source>
   <translation>Pasangan {user} – {friend} tercantum lebih dari sekali dengan nilai berbeda ({first} dan {second}). Pertahankan salah satu barisnya.</translation>
  </message>
  <message>
   <source>The periods {first} and {second} overlap. Choose periods that follow one another (years).</source>
   <translation>Periode {first} dan {second} tumpang tindih. Pilih periode yang berurutan (tahun).</translation>
  </message>
  <message>
   <source>The periods {periods} do not tell their years. Say how many years lie between two of them, or which years they are, such as 2006; 2016.</source>
   <translation>Periode {periods} tidak menyebut tahunnya. Sebutkan selisih tahun antara dua periode, atau tahunnya, misalnya 2006; 2016.</translation>
  </message>
  <message>
   <source>The plugin's own file {path} is missing. Install the plugin again from its zip.</source>
   <translation>Berkas bawaan plugin {path} tidak ada. Pasang kembali plugin dari berkas zip-nya.</translation>
  </message>
  <message>
   <source>The point {x}, {y} cannot be brought to {crs}. Check that the layer has the right coordinate reference system.</source>
   <translation>Titik {x}, {y} tidak dapat diubah ke {crs}. Periksa apakah sistem referensi koordinat layer benar.</translation>
  </message>
  <message>
   <source>The points have no column “{column}”; they have: {columns}.</source>
   <translation>Titik-titik tidak memiliki kolom “{column}”; yang ada: {columns}.</translation>
  </message>
  <message>
   <source>The points in {path} cannot be read (layer “{layer}”). A GeoPackage or another vector file that QGIS opens is expected.</source>
   <translation>Titik dalam {path} tidak dapat dibaca (layer “{layer}”). Diharapkan GeoPackage atau berkas vektor lain yang dapat dibuka QGIS.</translation>
  </message>
  <message>
   <source>The polygons have no column “{column}”; they have: {columns}.</source>
   <translation>Poligon tidak memiliki kolom “{column}”; yang ada: {columns}.</translation>
  </message>
  <message>
   <source>The programme was not drawn by lot. This is its effect only if units with it would have moved as those without, had there been none (parallel trends), and if those without felt nothing of it. It says nothing of units of other kinds, nor why.</source>
   <translation>Program tidak dibagikan secara acak. Ini adalah dampaknya hanya jika tanpa program wilayah penerima akan bergerak sama seperti wilayah lain (tren sejajar), dan jika wilayah lain tidak ikut merasakannya. Hasil ini tidak berlaku untuk wilayah jenis lain, dan tidak menjelaskan sebabnya.</translation>
  </message>
  <message>
   <source>The raster {path} cannot be read. A GeoTIFF or another raster that QGIS opens is expected; check that the file is complete.</source>
   <translation>Raster {path} tidak dapat dibaca. Diharapkan GeoTIFF atau raster lain yang dapat dibuka QGIS; periksa apakah berkasnya lengkap.</translation>
  </message>
  <message>
   <source>The raster {path} has {bands} band(s); band {band} was asked for.</source>
   <translation>Raster {path} memiliki {bands} band; yang diminta band {band}.</translation>
  </message>
  <message>
   <source>The raster {path} has {cells} cells; at most {most} can be searched for ways. Clip it to the region of interest first.</source>
   <translation>Raster {path} memiliki {cells} sel; paling banyak {most} yang dapat ditelusuri. Potong dahulu raster sesuai wilayah yang diperlukan.</translation>
  </message>
  <message>
   <source>The recipe does not read “{name}”. The files that it reads: {known}.</source>
   <translation>Resep tidak membaca “{name}”. Berkas yang dibaca: {known}.</translation>
  </message>
  <message>
   <source>The recipe “{file}” asks for {algorithm}, which this plugin does not have. Only algorithms of MSME planning are run.</source>
   <translation>Resep “{file}” meminta {algorithm}, yang tidak ada dalam plugin ini. Hanya algoritma Perencanaan UMKM yang dijalankan.</translation>
  </message>
  <message>
   <source>The recipe “{file}” is of version {version}, and this plugin knows recipes up to version {known}. Update the plugin.</source>
   <translation>Resep “{file}” adalah versi {version}, sedangkan plugin ini mengenal resep sampai versi {known}. Perbarui plugin.</translation>
  </message>
  <message>
   <source>The report {path} could not be written: {reason} Close the file where it is open, or choose a folder that you may write to.</source>
   <translation>Laporan {path} tidak dapat ditulis: {reason} Tutup berkas di tempat ia terbuka, atau pilih folder yang boleh Anda tulisi.</translation>
  </message>
  <message>
   <source>The result could not be written: {reason}. Check that the disk has room and that the file is not open elsewhere, then run again.</source>
   <translation>Hasil tidak dapat ditulis: {reason}. Periksa apakah disk masih memiliki ruang dan berkasnya tidak terbuka di tempat lain, lalu jalankan lagi.</translation>
  </message>
  <message>
   <source>The result would replace {path}, which is read by this run. Choose another file for the result.</source>
   <translation>Hasilnya akan menimpa {path}, yang sedang dibaca. Pilih berkas lain untuk hasilnya.</translation>
  </message>
  <message>
   <source>The row has neither code nor name.</source>
   <translation>Baris ini tidak memiliki kode maupun nama.</translation>
  </message>
  <message>
   <source>The same NIK again in one list</source>
   <translation>NIK yang sama berulang dalam satu daftar</translation>
  </message>
  <message>
   <source>The same enterprise again in one list</source>
   <translation>Usaha yang sama berulang dalam satu daftar</translation>
  </message>
  <message>
   <source>The scheduler {address} did not count the register: {reason}</source>
   <translation>Penjadwal {address} tidak menghitung daftar usaha: {reason}</translation>
  </message>
  <message>
   <source>The scheduler {address} was given, which needs the Python packages dask and distributed. Install them into the Python of QGIS (offline: pip install --no-index --find-links FOLDER dask distributed), or leave the address empty.</source>
   <translation>Penjadwal {address} diberikan, yang memerlukan paket Python dask dan distributed. Pasang ke Python milik QGIS (luring: pip install --no-index --find-links FOLDER dask distributed), atau kosongkan alamatnya.</translation>
  </message>
  <message>
   <source>The sector “{text}” does not fit: it is {versions}. Correct the table, or choose the KBLI version that it is of.</source>
   <translation>Kategori “{text}” tidak sesuai: {versions}. Perbaiki tabelnya, atau pilih versi KBLI asalnya.</translation>
  </message>
  <message>
   <source>The sector “{text}” is none of KBLI, as the others are: {others}. Correct it, or write sectors of your own out in words.</source>
   <translation>Kategori “{text}” bukan kategori KBLI seperti yang lain: {others}. Perbaiki, atau tulis kategori Anda sendiri dengan kata-kata.</translation>
  </message>
  <message>
   <source>The sectors ({sectors}) may be those of {first} or of {second}, whose letters mean different sectors from J on, and nothing in the table tells which. Choose the KBLI version.</source>
   <translation>Kategorinya ({sectors}) dapat berarti {first} atau {second}, yang hurufnya berarti kategori berbeda mulai dari J, dan tidak ada petunjuk dalam tabel. Pilih versi KBLI.</translation>
  </message>
  <message>
   <source>The sectors are of KBLI {first} in one period and of KBLI {second} in another, whose letters mean different sectors from J on. Bring both to one version first.</source>
   <translation>Kategori memakai KBLI {first} pada satu periode dan KBLI {second} pada periode lain, yang hurufnya berarti kategori lain mulai J. Bawa keduanya ke satu versi lebih dahulu.</translation>
  </message>
  <message>
   <source>The sectors are read as those of {version}, as was said.</source>
   <translation>Kategori dibaca menurut {version}, sesuai yang ditentukan.</translation>
  </message>
  <message>
   <source>The sectors are those of {version}, as these tell: {examples}.</source>
   <translation>Kategorinya menurut {version}, seperti ditunjukkan: {examples}.</translation>
  </message>
  <message>
   <source>The sectors are those of {version}: the Economic Census leaves out other letters in the other version.</source>
   <translation>Kategorinya menurut {version}: pada versi lain, huruf yang tidak dicakup Sensus Ekonomi berbeda.</translation>
  </message>
  <message>
   <source>The sectors are those of {version}: the table is of {year}.</source>
   <translation>Kategorinya menurut {version}: tabel berasal dari tahun {year}.</translation>
  </message>
  <message>
   <source>The sectors of {source} were brought to {target}; letters that became one: {letters}.</source>
   <translation>Kategori {source} diubah ke {target}; huruf yang menjadi satu: {letters}.</translation>
  </message>
  <message>
   <source>The sectors “{first}” and “{second}” do not belong to one version of KBLI. Bring the table to one version first.</source>
   <translation>Kategori “{first}” dan “{second}” bukan dari satu versi KBLI. Ubah dulu tabelnya ke satu versi.</translation>
  </message>
  <message>
   <source>The setup cannot be read: {reason}. Expected is JSON, or a file of it, such as {{"indicators": [{{"field": "poverty", "direction": "worse", "weight": 1}}]}}.</source>
   <translation>Pengaturan tidak terbaca: {reason}. Yang diharapkan adalah JSON, atau berkasnya, seperti {{"indicators": [{{"field": "poverty", "direction": "worse", "weight": 1}}]}}.</translation>
  </message>
  <message>
   <source>The start of the programme should be a period such as 2018; it is “{text}”.</source>
   <translation>Awal program harus berupa periode seperti 2018; isinya “{text}”.</translation>
  </message>
  <message>
   <source>The status was {before} and is {after}.</source>
   <translation>Status semula {before} dan kini {after}.</translation>
  </message>
  <message>
   <source>The style {path} could not be saved: {reason} Choose a folder that you may write to.</source>
   <translation>Gaya {path} tidak dapat disimpan: {reason} Pilih folder yang boleh Anda tulisi.</translation>
  </message>
  <message>
   <source>The survey does not tell the families of villages; where MSMEs are spread over villages, each village counts alike.</source>
   <translation>Survei tidak memuat jumlah keluarga desa; bila UMKM disebarkan ke desa-desa, setiap desa dihitung sama.</translation>
  </message>
  <message>
   <source>The table does not say by which definition its enterprises are micro, small or medium. The result can be compared with no other until the definition is given.</source>
   <translation>Tabel tidak menyebut menurut definisi mana usahanya tergolong mikro, kecil, atau menengah. Hasilnya tidak dapat dibandingkan dengan yang lain sebelum definisinya diberikan.</translation>
  </message>
  <message>
   <source>The table holds no rows for the period {period}. It holds: {periods}.</source>
   <translation>Tabel tidak memuat baris untuk periode {period}. Yang ada: {periods}.</translation>
  </message>
  <message>
   <source>The table holds the districts of {older} and none of the {count} formed since. If its figures are of that time, choose {older}: districts that have been divided since are then not shown as if they were whole.</source>
   <translation>Tabel memuat kabupaten/kota {older} dan tidak satu pun dari {count} yang dibentuk sesudahnya. Jika angkanya berasal dari masa itu, pilih {older}: kabupaten/kota yang sudah dimekarkan tidak akan ditampilkan seolah-olah masih utuh.</translation>
  </message>
  <message>
   <source>The table holds the periods {periods}; {period} is mapped.</source>
   <translation>Tabel memuat periode {periods}; yang dipetakan {period}.</translation>
  </message>
  <message>
   <source>The table holds the units of {older} and none of the {count} formed since. Values of units that have been divided since are of a larger territory; merge up to {older} to map them.</source>
   <translation>Tabel memuat wilayah tahun {older} dan tidak satu pun dari {count} wilayah yang dibentuk sejak itu. Nilai wilayah yang telah dimekarkan berlaku untuk wilayah yang lebih luas; gabungkan ke tahun {older} untuk memetakannya.</translation>
  </message>
  <message>
   <source>The table is written as .xlsx, and “{name}” ends in {suffix}. Give it a name that ends in .xlsx; every spreadsheet program opens that.</source>
   <translation>Tabel ditulis sebagai .xlsx, sedangkan “{name}” berakhiran {suffix}. Beri nama yang berakhiran .xlsx; setiap program spreadsheet dapat membukanya.</translation>
  </message>
  <message>
   <source>The table mixes sizes of two definitions ({sizes}), which would count enterprises twice. Keep the rows of one of them.</source>
   <translation>Tabel mencampur skala dari dua definisi ({sizes}), sehingga usaha akan dihitung dua kali. Pertahankan baris dari salah satunya.</translation>
  </message>
  <message>
   <source>The table of totals should have three columns: the code of a unit or province (empty for all), the year and the total; {came}.</source>
   <translation>Tabel total seharusnya mempunyai tiga kolom: kode wilayah atau provinsi (kosong untuk semua), tahun, dan total; yang ada: {came}.</translation>
  </message>
  <message>
   <source>The table {path} could not be written: {reason}. Close it where it is open, or choose a folder that you may write to.</source>
   <translation>Tabel {path} tidak dapat ditulis: {reason}. Tutup di tempat ia terbuka, atau pilih folder yang boleh Anda tulisi.</translation>
  </message>
  <message>
   <source>The units fall into {parts} parts that do not touch, and {groups} regions are asked for. Join them to the nearest, or ask for {parts} regions or more.</source>
   <translation>Wilayah terbagi menjadi {parts} bagian yang tidak bersentuhan, sedangkan diminta {groups} kawasan. Hubungkan dengan yang terdekat, atau mintalah {parts} kawasan atau lebih.</translation>
  </message>
  <message>
   <source>The units of {source} are no districts; they are compared by their own ids.</source>
   <translation>Wilayah {source} bukan kabupaten/kota; wilayah dibandingkan menurut id-nya sendiri.</translation>
  </message>
  <message>
   <source>The view “{view}” in “{file}” does not come to an end. Choose another file, or save the layer that you need as a GeoPackage of its own.</source>
   <translation>View “{view}” dalam “{file}” tidak pernah selesai dibaca. Pilih berkas lain, atau simpan layer yang diperlukan sebagai GeoPackage tersendiri.</translation>
  </message>
  <message>
   <source>The weight {weight} must be 0 or more, but unit {unit} has {value} in row {row}. Correct that row, then run again.</source>
   <translation>Penimbang {weight} harus 0 atau lebih, tetapi wilayah {unit} bernilai {value} pada baris {row}. Perbaiki baris itu, lalu jalankan lagi.</translation>
  </message>
  <message>
   <source>The weights are {weights} and sum to {total:g}; each has to be above 0, and the sum 1 or 100. Correct them, leave all of them empty for equal weights, or say that they are relative to their sum.</source>
   <translation>Penimbangnya {weights} dengan jumlah {total:g}; masing-masing harus di atas 0 dan jumlahnya 1 atau 100. Perbaiki, kosongkan semua untuk penimbang yang sama, atau nyatakan bahwa penimbang relatif terhadap jumlahnya.</translation>
  </message>
  <message>
   <source>The {groups} control totals cannot be met together: one is {total:g}, and its units add up to {reached:g}. Make the totals of provinces add up to that of the nation, and give no total above 0 to units that are all 0.</source>
   <translation>Sebanyak {groups} total kendali tidak dapat dipenuhi bersama: salah satunya {total:g}, sedangkan wilayahnya berjumlah {reached:g}. Samakan jumlah total provinsi dengan total nasional, dan jangan beri total di atas 0 untuk wilayah yang semuanya 0.</translation>
  </message>
  <message>
   <source>There are more than {pairs} pairs of villages and possible sites near enough. Choose a shorter distance, the most within reach (covering), the boundaries of fewer districts, or 0 facilities to place.</source>
   <translation>Terdapat lebih dari {pairs} pasangan desa dan lokasi yang cukup dekat. Pilih jarak yang lebih pendek, terjangkau terbanyak (covering), batas kabupaten/kota yang lebih sedikit, atau 0 fasilitas yang ditambahkan.</translation>
  </message>
  <message>
   <source>There are only {made} different values, so {made} classes were made instead of {wanted}.</source>
   <translation>Hanya ada {made} nilai berbeda, sehingga dibuat {made} kelas, bukan {wanted}.</translation>
  </message>
  <message>
   <source>There is no column “{column}” in {source}. Its columns are: {columns}.</source>
   <translation>Tidak ada kolom “{column}” di {source}. Kolomnya: {columns}.</translation>
  </message>
  <message>
   <source>There is no dataset called {dataset} in the catalogue. The nearest are: {near}. Choose one of them, or describe the file's columns once and save the description.</source>
   <translation>Tidak ada dataset bernama {dataset} dalam katalog. Yang terdekat: {near}. Pilih salah satunya, atau deskripsikan kolom berkas sekali lalu simpan deskripsinya.</translation>
  </message>
  <message>
   <source>There is no indicator called {indicator} in the catalogue. The nearest are: {near}. Take the id from the list of indicators.</source>
   <translation>Tidak ada indikator bernama {indicator} dalam katalog. Yang terdekat: {near}. Ambil id dari daftar indikator.</translation>
  </message>
  <message>
   <source>There is no value of any of the {units} units looked at, so that nothing says what is expected of them. Give data of these units, or other boundaries.</source>
   <translation>Tidak ada nilai untuk satu pun dari {units} wilayah yang diperiksa, sehingga tidak ada yang menyatakan apa yang diharapkan. Berikan data wilayah ini, atau batas wilayah lain.</translation>
  </message>
  <message>
   <source>There is nothing to merge: lists given: {count}. Give two lists or more.</source>
   <translation>Tidak ada yang dapat digabungkan: daftar yang diberikan: {count}. Berikan dua daftar atau lebih.</translation>
  </message>
  <message>
   <source>These columns hold no number, only signs such as {signs}, and were left out of the values: {columns}. Name them to have the signs read as missing or suppressed.</source>
   <translation>Kolom berikut tidak berisi angka, hanya tanda seperti {signs}, dan tidak disertakan sebagai nilai: {columns}. Sebutkan kolomnya agar tanda itu dibaca sebagai tidak ada data atau dirahasiakan.</translation>
  </message>
  <message>
   <source>These columns hold words and are mapped as kinds of units, as categories: {columns}.</source>
   <translation>Kolom berikut berisi kata dan dipetakan sebagai jenis wilayah, yaitu kategori: {columns}.</translation>
  </message>
  <message>
   <source>These columns hold words and were left out of the values: {columns}.</source>
   <translation>Kolom berikut berisi kata-kata dan tidak disertakan sebagai nilai: {columns}.</translation>
  </message>
  <message>
   <source>These fields hold codes of other districts than the names say, and were not used: {fields}.</source>
   <translation>Kolom berikut memuat kode kabupaten/kota lain daripada yang disebut namanya, dan tidak dipakai: {fields}.</translation>
  </message>
  <message>
   <source>These fields mean the same districts: {fields}.</source>
   <translation>Kolom berikut berarti kabupaten/kota yang sama: {fields}.</translation>
  </message>
  <message>
   <source>This method needs the parameter {parameter}: a number above 0 or a field of the layer; it is “{text}”.</source>
   <translation>Metode ini memerlukan parameter {parameter}: angka di atas 0 atau kolom layer; isinya “{text}”.</translation>
  </message>
  <message>
   <source>Totals left out, because units in them have no projection or are not in the layer: {names}.</source>
   <translation>Total yang tidak dipakai karena wilayahnya tidak mempunyai proyeksi atau tidak ada di layer: {names}.</translation>
  </message>
  <message>
   <source>Travel times must be 0 or more; the raster {path} holds {value}. If that value means “no data”, declare it as the raster's no-data value.</source>
   <translation>Waktu tempuh harus 0 atau lebih; raster {path} memuat {value}. Jika nilai itu berarti “tidak ada data”, nyatakan sebagai nilai tanpa data raster.</translation>
  </message>
  <message>
   <source>Two results of this run would be written to {path}, the one over the other. Choose a file of its own for each.</source>
   <translation>Dua hasil akan ditulis ke {path} dan saling menimpa. Pilih berkas tersendiri untuk masing-masing hasil.</translation>
  </message>
  <message>
   <source>Two-way fixed effects say {two_way:.4g}; {forbidden:.0%} of it compares with units that have the programme already, and {negative:.0%} of its weights are below zero.</source>
   <translation>Efek tetap dua arah menyatakan {two_way:.4g}; {forbidden:.0%} darinya membandingkan dengan wilayah yang sudah memiliki program, dan {negative:.0%} penimbangnya di bawah nol.</translation>
  </message>
  <message>
   <source>Two-way fixed effects would say {two_way:.4g} and mislead here, since the programme began at several times: {forbidden:.0%} of it compares with units that have the programme already, and {negative:.0%} of its weights are below zero. Use the effect by group and time.</source>
   <translation>Efek tetap dua arah akan menyatakan {two_way:.4g} dan menyesatkan di sini, karena program dimulai pada waktu yang berbeda-beda: {forbidden:.0%} darinya membandingkan dengan wilayah yang sudah memiliki program, dan {negative:.0%} penimbangnya di bawah nol. Gunakan dampak menurut kelompok dan waktu.</translation>
  </message>
  <message>
   <source>Units overlap in {count} polygon(s), with {km2:.3f} km²; their values were divided, not counted twice.</source>
   <translation>Wilayah bertumpang tindih pada {count} poligon, seluas {km2:.3f} km²; nilainya dibagi, tidak dihitung dua kali.</translation>
  </message>
  <message>
   <source>Units with the programme moved by {effect:.4g} ({low:.4g} to {high:.4g}) against those without, {treated} with and {controls} without, {clusters} clusters, {p}.</source>
   <translation>Wilayah dengan program bergerak {effect:.4g} ({low:.4g} sampai {high:.4g}) dibandingkan yang tanpa program; {treated} dengan dan {controls} tanpa program, {clusters} klaster, {p}.</translation>
  </message>
  <message>
   <source>Units with the programme moved by {effect:.4g} against those without, {treated} with and {controls} without. So few do not tell how certain that is; see how often giving the programme to others makes as much.</source>
   <translation>Wilayah dengan program bergerak {effect:.4g} dibandingkan yang tanpa program; {treated} dengan dan {controls} tanpa program. Jumlah ini terlalu sedikit untuk menyatakan kepastiannya; lihat seberapa sering pemberian program kepada wilayah lain menghasilkan sebesar itu.</translation>
  </message>
  <message>
   <source>Weights in column “{column}” should not be below 0; {count} are.</source>
   <translation>Penimbang dalam kolom “{column}” tidak boleh di bawah 0; {count} di antaranya demikian.</translation>
  </message>
  <message>
   <source>Weights must be 0 or more; row {row} of the points has {value}.</source>
   <translation>Penimbang harus 0 atau lebih; baris {row} dari titik bernilai {value}.</translation>
  </message>
  <message>
   <source>Weights must be 0 or more; the raster {path} holds {value}. If that value means “no data”, declare it as the raster's no-data value.</source>
   <translation>Penimbang harus 0 atau lebih; raster {path} memuat {value}. Jika nilai itu berarti “tidak ada data”, nyatakan sebagai nilai no-data raster.</translation>
  </message>
  <message>
   <source>Which beneficiaries are in several programmes is not known. The coverage of all together is what it would be if they were independent, between the least and the most that it can be.</source>
   <translation>Penerima mana yang menerima beberapa program tidak diketahui. Cakupan semua program adalah nilai seolah saling bebas, di antara batas terendah dan tertingginya.</translation>
  </message>
  <message>
   <source>Which column of {source} counts the MSMEs is not clear. Its columns of numbers are: {columns}. Say which one it is.</source>
   <translation>Tidak jelas kolom mana di {source} yang menghitung UMKM. Kolom angkanya: {columns}. Tentukan yang mana.</translation>
  </message>
  <message>
   <source>With a false start before the true one the “effect” is {effect:.4g} ({p}); it should be about 0.</source>
   <translation>Dengan awal semu sebelum awal yang sebenarnya, “dampak”-nya {effect:.4g} ({p}); seharusnya sekitar 0.</translation>
  </message>
  <message>
   <source>With {count} units the p-value of Moran's I is that of the normal distribution, not of permutations.</source>
   <translation>Dengan {count} wilayah, nilai p Moran's I berasal dari distribusi normal, bukan dari permutasi.</translation>
  </message>
  <message>
   <source>With {more:.2f} more to share out, {unit} would be in too.</source>
   <translation>Dengan tambahan {more:.2f} untuk dibagi, {unit} ikut masuk.</translation>
  </message>
  <message>
   <source>Withheld (Q): counts of 1 to {most} enterprises: {cells}; larger ones, so that none follows from its district's total: {more}; totals: {totals}. Who has other tables of the same enterprises may still find some by subtraction.</source>
   <translation>Dirahasiakan (Q): jumlah 1 sampai {most} usaha: {cells}; jumlah yang lebih besar, agar tidak ada yang dapat dihitung dari total kabupaten/kotanya: {more}; total: {totals}. Pihak yang memiliki tabel lain tentang usaha yang sama masih mungkin menghitungnya dengan pengurangan.</translation>
  </message>
  <message>
   <source>Withheld (Q): women's shares on 1 to {most} women or men: {shares}; others, so that none follows from the rest: {more}.</source>
   <translation>Dirahasiakan (Q): proporsi perempuan dari 1 sampai {most} perempuan atau laki-laki: {shares}; lainnya, agar tidak ada yang dapat dihitung dari sisanya: {more}.</translation>
  </message>
  <message>
   <source>Withheld (Q): {first} counts of 1 to {most} enterprises, and {more} larger ones or totals, so that none follows from the others. Who has other tables of the same enterprises may still find some by subtraction.</source>
   <translation>Dirahasiakan (Q): {first} jumlah dengan 1 sampai {most} usaha, dan {more} jumlah yang lebih besar atau total, agar tidak ada yang dapat dihitung dari yang lain. Pihak yang memiliki tabel lain tentang usaha yang sama mungkin masih dapat menemukannya dengan pengurangan.</translation>
  </message>
  <message>
   <source>Zones need a layer of polygons and the field with their id (UNIT_FIELD). Give both, or choose another level.</source>
   <translation>Zona memerlukan layer poligon dan kolom idnya (UNIT_FIELD). Berikan keduanya, atau pilih tingkat lain.</translation>
  </message>
  <message>
   <source>districts</source>
   <translation>kabupaten/kota</translation>
  </message>
  <message>
   <source>in both, at least: without what is withheld</source>
   <translation>dalam keduanya, sedikitnya: tanpa yang dirahasiakan</translation>
  </message>
  <message>
   <source>in exactly these lists</source>
   <translation>tepat dalam daftar ini</translation>
  </message>
  <message>
   <source>needs a layer</source>
   <translation>perlu layer</translation>
  </message>
  <message>
   <source>needs coordinates</source>
   <translation>perlu koordinat</translation>
  </message>
  <message>
   <source>needs counts</source>
   <translation>perlu jumlah</translation>
  </message>
  <message>
   <source>needs sectors</source>
   <translation>perlu kategori</translation>
  </message>
  <message>
   <source>needs sexes</source>
   <translation>perlu jenis kelamin</translation>
  </message>
  <message>
   <source>needs users</source>
   <translation>perlu pengguna</translation>
  </message>
  <message>
   <source>needs villages</source>
   <translation>perlu desa</translation>
  </message>
  <message>
   <source>needs weight {weight}</source>
   <translation>perlu penimbang {weight}</translation>
  </message>
  <message>
   <source>needs {source}</source>
   <translation>perlu {source}</translation>
  </message>
  <message>
   <source>p &lt; {least}</source>
   <translation>p &lt; {least}</translation>
  </message>
  <message>
   <source>p = {p:.3f}</source>
   <translation>p = {p:.3f}</translation>
  </message>
  <message>
   <source>planned</source>
   <translation>direncanakan</translation>
  </message>
  <message>
   <source>provinces</source>
   <translation>provinsi</translation>
  </message>
  <message>
   <source>scipy is not there: bounds come from one sum at a time. An attacker with a linear programme may find closer ones.</source>
   <translation>scipy tidak terpasang: batas dihitung dari satu penjumlahan setiap kali. Penyerang dengan program linear dapat menemukan batas yang lebih sempit.</translation>
  </message>
  <message>
   <source>subdistricts</source>
   <translation>kecamatan</translation>
  </message>
  <message>
   <source>villages</source>
   <translation>desa/kelurahan</translation>
  </message>
  <message>
   <source>zones</source>
   <translation>zona</translation>
  </message>
  <message>
   <source>{algorithm} read “{layer}”, which is in no file, so that nobody could run this again. Save that layer as a file, and run the step anew.</source>
   <translation>{algorithm} membaca “{layer}”, yang tidak ada dalam berkas, sehingga tidak dapat dijalankan lagi. Simpan layer itu sebagai berkas, lalu jalankan kembali langkahnya.</translation>
  </message>
  <message>
   <source>{certain} units are in under nearly every weighting, {borderline} under some. Those inside that are not certain: {inside}.</source>
   <translation>{certain} wilayah masuk pada hampir semua penimbang, {borderline} pada sebagian. Yang masuk tetapi tidak pasti: {inside}.</translation>
  </message>
  <message>
   <source>{code} is the code of a lake or a forest, not of a district.</source>
   <translation>{code} adalah kode danau atau hutan, bukan kabupaten/kota.</translation>
  </message>
  <message>
   <source>{code} is the code of a village or subdistrict, not of a district. Sum such rows by district first.</source>
   <translation>{code} adalah kode desa atau kecamatan, bukan kabupaten/kota. Jumlahkan dulu baris seperti itu per kabupaten/kota.</translation>
  </message>
  <message>
   <source>{columns} columns are those of {dataset} ({examples}), and {tests} tests of their values agree.</source>
   <translation>{columns} kolom sesuai dengan {dataset} ({examples}), dan {tests} uji atas nilainya cocok.</translation>
  </message>
  <message>
   <source>{columns} columns: {count} cell(s) hold a sign for missing data ({signs}); they were read as missing, not as 0.</source>
   <translation>{columns} kolom: {count} sel memuat tanda tidak ada data ({signs}); sel ini dibaca sebagai tidak ada data, bukan 0.</translation>
  </message>
  <message>
   <source>{column}: {count} cells hold {examples}, which the description of {dataset} does not know there. They count as missing.</source>
   <translation>{column}: {count} sel memuat {examples}, yang tidak dikenal deskripsi {dataset} di sana. Sel ini dihitung sebagai tidak ada data.</translation>
  </message>
  <message>
   <source>{count} cell(s) hold a formula whose result is not stored in the file, first {cell}; they were read as empty. Open the file in a spreadsheet program, save it, and run again.</source>
   <translation>{count} sel berisi rumus yang hasilnya tidak tersimpan dalam berkas, pertama {cell}; sel itu dibaca sebagai kosong. Buka berkas di program spreadsheet, simpan, lalu jalankan lagi.</translation>
  </message>
  <message>
   <source>{count} clusters are few (below 40): standard errors tend to be too small. Go by the p-value of the wild bootstrap.</source>
   <translation>{count} klaster tergolong sedikit (kurang dari 40): galat baku cenderung terlalu kecil. Gunakan nilai p wild bootstrap.</translation>
  </message>
  <message>
   <source>{count} columns about persons were left out ({columns}).</source>
   <translation>{count} kolom tentang orang tidak disertakan ({columns}).</translation>
  </message>
  <message>
   <source>{count} combinations of district, sector, sex and size have no row. They count as 0, because the table writes no zeros at all: it lists only what exists.</source>
   <translation>{count} kombinasi kabupaten/kota, kategori, jenis kelamin, dan skala tidak memiliki baris. Semuanya dihitung 0, karena tabel sama sekali tidak menulis nol: hanya yang ada yang didaftar.</translation>
  </message>
  <message>
   <source>{count} combinations of district, sector, sex and size have no row. They count as missing, because the table writes its zeros.</source>
   <translation>{count} kombinasi kabupaten/kota, kategori, jenis kelamin, dan skala tidak memiliki baris. Semuanya dihitung sebagai tidak ada data, karena tabel menulis angka nolnya.</translation>
  </message>
  <message>
   <source>{count} combinations of district, sector, sex and size have no row. They count as {meaning}, as was said.</source>
   <translation>{count} kombinasi kabupaten/kota, kategori, jenis kelamin, dan skala tidak memiliki baris. Semuanya dihitung sebagai {meaning}, sesuai yang ditentukan.</translation>
  </message>
  <message>
   <source>{count} combinations of district, sector, sex and size have several rows: {examples} (rows of the file). Keep one row for each, or name the column that tells them apart.</source>
   <translation>{count} kombinasi kabupaten/kota, kategori, jenis kelamin, dan skala memiliki beberapa baris: {examples} (baris berkas). Pertahankan satu baris untuk masing-masing, atau sebutkan kolom yang membedakannya.</translation>
  </message>
  <message>
   <source>{count} counts of a sector or sex are larger than the count of all MSMEs of the same area; they were bounded without it.</source>
   <translation>{count} jumlah menurut kategori atau jenis kelamin lebih besar dari jumlah seluruh UMKM di wilayah yang sama; batasnya dihitung tanpa itu.</translation>
  </message>
  <message>
   <source>{count} counts of fewer than {below} enterprises would follow from this result together with {published}, whatever else is withheld (first: {unit}). Count with the same limit, level and breakdown as before, or do not publish both.</source>
   <translation>{count} jumlah di bawah {below} usaha akan terungkap dari hasil ini bersama {published}, apa pun lagi yang dirahasiakan (pertama: {unit}). Hitung dengan batas, tingkat, dan rincian yang sama seperti sebelumnya, atau jangan publikasikan keduanya.</translation>
  </message>
  <message>
   <source>{count} counts of larger areas are less than their parts together; the parts are counted.</source>
   <translation>{count} jumlah wilayah yang lebih luas lebih kecil daripada jumlah rinciannya; yang dihitung adalah rinciannya.</translation>
  </message>
  <message>
   <source>{count} counts of larger areas are more than their parts together: what is left of them, {left} MSMEs, may be anywhere in the area that has no count of its own.</source>
   <translation>{count} jumlah wilayah yang lebih luas melebihi jumlah rinciannya: sisanya, {left} UMKM, dapat berada di mana pun di wilayah itu yang tidak memiliki jumlah sendiri.</translation>
  </message>
  <message>
   <source>{count} counts of larger areas were left out: their parts are counted one by one.</source>
   <translation>{count} jumlah untuk wilayah yang lebih luas tidak disertakan: bagian-bagiannya dihitung satu per satu.</translation>
  </message>
  <message>
   <source>{count} district(s) came in several features, which were united: {names}. Features of one name that are different districts need a field of codes.</source>
   <translation>{count} kabupaten/kota datang dalam beberapa fitur, yang disatukan: {names}. Fitur bernama sama yang merupakan kabupaten/kota berbeda memerlukan kolom kode.</translation>
  </message>
  <message>
   <source>{count} districts are written in several ways, so that their rows are not taken together. District and its first rows: {examples}. Write each district in one way in the whole file.</source>
   <translation>{count} kabupaten/kota ditulis dengan beberapa cara sehingga baris-barisnya tidak disatukan. Kabupaten/kota dan baris pertamanya: {examples}. Tulislah setiap kabupaten/kota dengan satu cara di seluruh berkas.</translation>
  </message>
  <message>
   <source>{count} districts cannot be compared (X), because they were split after {year}: {examples}.</source>
   <translation>{count} kabupaten/kota tidak dapat dibandingkan (X) karena dimekarkan setelah {year}: {examples}.</translation>
  </message>
  <message>
   <source>{count} districts were split after {year}; what was split from them is added to them again: {examples}.</source>
   <translation>{count} kabupaten/kota dimekarkan setelah {year}; pecahannya digabungkan kembali ke induknya: {examples}.</translation>
  </message>
  <message>
   <source>{count} facilities do not say their capacity; catchments do not count them.</source>
   <translation>{count} fasilitas tidak menyebutkan kapasitasnya; tidak dihitung dalam cakupan dua langkah.</translation>
  </message>
  <message>
   <source>{count} facilities have no coordinates; distances to the nearest may be shorter than they are said to be.</source>
   <translation>{count} fasilitas tidak memiliki koordinat; jarak ke fasilitas terdekat mungkin lebih pendek daripada yang disebutkan.</translation>
  </message>
  <message>
   <source>{count} facilities lie on cells of the raster without data; no way leads to them.</source>
   <translation>{count} fasilitas berada di sel raster tanpa data; tidak ada jalan ke sana.</translation>
  </message>
  <message>
   <source>{count} features have no polygon and were left out.</source>
   <translation>{count} fitur tidak memiliki poligon dan tidak disertakan.</translation>
  </message>
  <message>
   <source>{count} features have nothing in the field “{field}” and were left out.</source>
   <translation>{count} fitur tidak memiliki isi di kolom “{field}” dan dilewati.</translation>
  </message>
  <message>
   <source>{count} features were not recognised: {labels}. {message}</source>
   <translation>{count} fitur tidak dikenali: {labels}. {message}</translation>
  </message>
  <message>
   <source>{count} gap(s) between the polygons, with {km2:.3f} km² in all (lakes that belong to no polygon are among them).</source>
   <translation>{count} celah di antara poligon, seluruhnya {km2:.3f} km² (termasuk danau yang tidak menjadi bagian poligon mana pun).</translation>
  </message>
  <message>
   <source>{count} merged cell(s) with words were repeated over their rows.</source>
   <translation>{count} sel gabungan berisi kata diulang pada baris-barisnya.</translation>
  </message>
  <message>
   <source>{count} more features were not recognised.</source>
   <translation>{count} fitur lain tidak dikenali.</translation>
  </message>
  <message>
   <source>{count} name(s) that several districts share, such as {examples}, are read as the only district of the province that has no other row.</source>
   <translation>{count} nama yang dipakai beberapa kabupaten/kota, misalnya {examples}, dibaca sebagai satu-satunya kabupaten/kota di provinsinya yang tidak punya baris lain.</translation>
  </message>
  <message>
   <source>{count} names that a kabupaten and a city share, such as {examples}, are read as the kabupaten: the column writes a type only before cities, and these cities have rows of their own.</source>
   <translation>{count} nama yang dimiliki bersama oleh kabupaten dan kota, seperti {examples}, dibaca sebagai kabupaten: kolom ini menulis jenis hanya di depan kota, dan kota-kota itu punya baris sendiri.</translation>
  </message>
  <message>
   <source>{count} notes were read: {placed} in districts, {outside} outside or without a place.</source>
   <translation>{count} catatan dibaca: {placed} di kabupaten/kota, {outside} di luar atau tanpa letak.</translation>
  </message>
  <message>
   <source>{count} numbers before a split are estimates (E): the parent's number by the shares of its parts in {period}.</source>
   <translation>{count} angka sebelum pemekaran adalah perkiraan (E): angka induk menurut porsi bagian-bagiannya pada {period}.</translation>
  </message>
  <message>
   <source>{count} of {all} units have no projection (M): fewer than two known periods, a number that the method cannot have (0 or less for growth rates), or a cap below the last number.</source>
   <translation>{count} dari {all} wilayah tidak mempunyai proyeksi (M): kurang dari dua periode yang diketahui, angka yang tidak dapat dipakai metode ini (0 atau kurang untuk laju pertumbuhan), atau batas atas di bawah angka terakhir.</translation>
  </message>
  <message>
   <source>{count} of {all} units lack a value in some period; each comparison takes the units that have both of its periods.</source>
   <translation>{count} dari {all} wilayah tidak memiliki nilai pada suatu periode; setiap perbandingan memakai wilayah yang memiliki kedua periodenya.</translation>
  </message>
  <message>
   <source>{count} of {classes} classes hold no unit.</source>
   <translation>{count} dari {classes} kelas tidak memuat wilayah.</translation>
  </message>
  <message>
   <source>{count} of {names} names are subdistricts of {district}, which all rows are taken for.</source>
   <translation>{count} dari {names} nama adalah kecamatan di {district}; semua baris dianggap berada di sana.</translation>
  </message>
  <message>
   <source>{count} of {rows} rows take no part: an indicator, the people or the larger unit is missing.</source>
   <translation>{count} dari {rows} baris tidak ikut: indikator, penduduk, atau wilayah di atasnya tidak ada.</translation>
  </message>
  <message>
   <source>{count} of {units} polygons are several times as large as the districts that the layer's fields seem to name, for example {name}: {found:.0f} km², officially {official:.0f} km². They look like provinces. Choose a layer of districts, subdistricts or villages.</source>
   <translation>{count} dari {units} poligon beberapa kali lebih luas daripada kabupaten/kota yang tampaknya disebut oleh field layer ini, misalnya {name}: {found:.0f} km², resminya {official:.0f} km². Tampaknya ini provinsi. Pilih layer kabupaten/kota, kecamatan, atau desa.</translation>
  </message>
  <message>
   <source>{count} of {villages} villages do not say what they count for; a district that has one of them has no value.</source>
   <translation>{count} dari {villages} desa tidak menyebutkan penimbangnya; kabupaten/kota yang memuat salah satunya tidak memiliki nilai.</translation>
  </message>
  <message>
   <source>{count} of {villages} villages have no coordinates; how far they are from a facility is not known, and they lower the coverage.</source>
   <translation>{count} dari {villages} desa tidak memiliki koordinat; jaraknya dari fasilitas tidak diketahui, sehingga menurunkan cakupan.</translation>
  </message>
  <message>
   <source>{count} outline(s) cannot be read as polygons and were left out, such as one that was cut off (rows {rows}).</source>
   <translation>{count} garis batas tidak dapat dibaca sebagai poligon dan tidak disertakan, misalnya yang terpotong (baris {rows}).</translation>
  </message>
  <message>
   <source>{count} pair(s) are listed in one direction only; it was taken for both.</source>
   <translation>{count} pasangan hanya tercantum dalam satu arah; nilainya dipakai untuk kedua arah.</translation>
  </message>
  <message>
   <source>{count} pair(s) have another value in each direction; each was used as it stands.</source>
   <translation>{count} pasangan bernilai berbeda pada tiap arah; masing-masing dipakai apa adanya.</translation>
  </message>
  <message>
   <source>{count} pair(s) of polygons overlap, with {km2:.3f} km² in all.</source>
   <translation>{count} pasangan poligon bertumpang tindih, seluruhnya {km2:.3f} km².</translation>
  </message>
  <message>
   <source>{count} pair(s) with regions of other countries were left out.</source>
   <translation>{count} pasangan dengan wilayah negara lain tidak disertakan.</translation>
  </message>
  <message>
   <source>{count} pairs of districts overlap by more than 1 km² and were left so. The largest: {pairs}.</source>
   <translation>{count} pasangan kabupaten/kota bertumpang tindih lebih dari 1 km² dan dibiarkan demikian. Yang terbesar: {pairs}.</translation>
  </message>
  <message>
   <source>{count} point(s) have no coordinates and were not counted.</source>
   <translation>{count} titik tidak memiliki koordinat dan tidak dihitung.</translation>
  </message>
  <message>
   <source>{count} point(s) lie outside all polygons and went to the nearest one, at most {km:.1f} km away.</source>
   <translation>{count} titik berada di luar semua poligon dan masuk ke poligon terdekat, paling jauh {km:.1f} km.</translation>
  </message>
  <message>
   <source>{count} point(s) lie outside all polygons and were not counted.</source>
   <translation>{count} titik berada di luar semua poligon dan tidak dihitung.</translation>
  </message>
  <message>
   <source>{count} point(s) lie where polygons overlap; each was counted once, for the first polygon.</source>
   <translation>{count} titik berada di tempat poligon bertumpang tindih; masing-masing dihitung sekali, untuk poligon pertama.</translation>
  </message>
  <message>
   <source>{count} polygon(s) crossed themselves and were repaired before counting.</source>
   <translation>{count} poligon memotong dirinya sendiri dan diperbaiki sebelum penghitungan.</translation>
  </message>
  <message>
   <source>{count} polygon(s) crossed themselves and were repaired before measuring.</source>
   <translation>{count} poligon memotong dirinya sendiri dan diperbaiki sebelum pengukuran.</translation>
  </message>
  <message>
   <source>{count} polygon(s) reach beyond all units, with {km2:.3f} km².</source>
   <translation>{count} poligon melampaui semua wilayah, seluas {km2:.3f} km².</translation>
  </message>
  <message>
   <source>{count} projected numbers lay outside what is possible and are held at {bounds}.</source>
   <translation>{count} angka proyeksi berada di luar yang mungkin dan ditahan pada {bounds}.</translation>
  </message>
  <message>
   <source>{count} published totals differ from the sum of their parts; the totals are used.</source>
   <translation>{count} total yang diterbitkan berbeda dari jumlah bagiannya; yang dipakai totalnya.</translation>
  </message>
  <message>
   <source>{count} quadkey(s) had lost their leading zeros, as when a spreadsheet reads them as numbers; they were put back.</source>
   <translation>{count} quadkey kehilangan nol di depannya, seperti ketika spreadsheet membacanya sebagai bilangan; nol tersebut dikembalikan.</translation>
  </message>
  <message>
   <source>{count} rows of {source} are of no unit and left out: {examples}.</source>
   <translation>{count} baris {source} tidak termasuk wilayah mana pun dan tidak disertakan: {examples}.</translation>
  </message>
  <message>
   <source>{count} rows repeat a village with the same answers; each village was counted once ({examples}).</source>
   <translation>{count} baris mengulang desa dengan jawaban yang sama; setiap desa dihitung sekali ({examples}).</translation>
  </message>
  <message>
   <source>{count} rows without a district follow one that has it and belong to it.</source>
   <translation>{count} baris tanpa kabupaten/kota mengikuti baris yang memilikinya dan termasuk di dalamnya.</translation>
  </message>
  <message>
   <source>{count} signals are in no known district and on no map; the list holds them: {titles}.</source>
   <translation>{count} sinyal kabupaten/kotanya tidak dikenal dan tidak ada di peta; daftar memuatnya: {titles}.</translation>
  </message>
  <message>
   <source>{count} signals have no STEEP tag that can be read; they are in the totals alone: {titles}.</source>
   <translation>{count} sinyal tidak memiliki label STEEP yang terbaca; hanya masuk dalam total: {titles}.</translation>
  </message>
  <message>
   <source>{count} signals lack a likelihood or impact that is a whole number from 1 to 5; they are counted and have no place in the matrix: {titles}.</source>
   <translation>{count} sinyal tidak memiliki kemungkinan atau dampak berupa bilangan bulat 1 sampai 5; dihitung, tetapi tidak ada dalam matriks: {titles}.</translation>
  </message>
  <message>
   <source>{count} signals were read; {placed} are in a known district.</source>
   <translation>{count} sinyal dibaca; {placed} di kabupaten/kota yang dikenal.</translation>
  </message>
  <message>
   <source>{count} sums contradict each other ({examples}): the tables are not of the same enterprises, or not of one state of them. Their counts bound nothing.</source>
   <translation>{count} penjumlahan saling bertentangan ({examples}): tabel bukan tentang usaha yang sama, atau bukan keadaan yang sama. Jumlahnya tidak dipakai sebagai batas.</translation>
  </message>
  <message>
   <source>{count} times the nearest units of two islands or groups of islands were taken for neighbours; the longest way is {km:.0f} km.</source>
   <translation>Sebanyak {count} kali wilayah terdekat dari dua pulau atau gugus pulau dianggap bertetangga; jarak terjauhnya {km:.0f} km.</translation>
  </message>
  <message>
   <source>{count} unit(s) have no polygon of their own in the source, only the unit they split from (parent only); they have no value.</source>
   <translation>{count} wilayah tidak memiliki poligon sendiri dalam sumber, hanya wilayah induknya sebelum pemekaran; wilayah ini tidak memiliki nilai.</translation>
  </message>
  <message>
   <source>{count} unit(s) have the value of their larger territory before others split off; it is an estimate.</source>
   <translation>{count} wilayah memakai nilai wilayahnya yang lebih luas sebelum pemekaran; nilai ini perkiraan.</translation>
  </message>
  <message>
   <source>{count} units are left out, because they have fewer than two values, or lack a covariate, a weight or a cluster.</source>
   <translation>{count} wilayah tidak dipakai, karena memiliki kurang dari dua nilai, atau tidak memiliki kovariat, penimbang, atau klaster.</translation>
  </message>
  <message>
   <source>{count} units had the programme by the first period ({first}) and are left out: nothing tells how they were before.</source>
   <translation>{count} wilayah sudah memiliki program pada periode pertama ({first}) dan tidak dipakai: keadaan sebelumnya tidak diketahui.</translation>
  </message>
  <message>
   <source>{count} units have a value and a polygon, and each should have its {wanted} nearest as neighbours. Choose a number from 1 to less than the number of units.</source>
   <translation>{count} wilayah memiliki nilai dan poligon, dan masing-masing harus memiliki {wanted} tetangga terdekat. Pilih angka mulai dari 1 hingga kurang dari jumlah wilayah.</translation>
  </message>
  <message>
   <source>{count} units have more than one row for the same period. Unit and its rows: {examples}. Remove the extra rows in the file, or choose what to do with them: sum, mean or first.</source>
   <translation>{count} wilayah memiliki lebih dari satu baris untuk periode yang sama. Wilayah dan barisnya: {examples}. Hapus baris berlebih dalam berkas, atau pilih perlakuannya: sum, mean, atau first.</translation>
  </message>
  <message>
   <source>{count} units have no index: less than {share:.0%} of the weight has values there.</source>
   <translation>{count} wilayah tidak memiliki indeks: kurang dari {share:.0%} penimbang memiliki nilai di sana.</translation>
  </message>
  <message>
   <source>{count} units have no value and were left out; nobody has them for a neighbour.</source>
   <translation>{count} wilayah tidak memiliki nilai sehingga tidak disertakan, juga tidak sebagai tetangga.</translation>
  </message>
  <message>
   <source>{count} units have no value: rows with all indicators hold less than {share:.0%}.</source>
   <translation>{count} wilayah tidak memiliki nilai: baris yang lengkap mencakup kurang dari {share:.0%}.</translation>
  </message>
  <message>
   <source>{count} units have several rows, as the column “{column}” says, such as {examples}. Keep one row for each, dissolve the layer, or name another field with the id of the units.</source>
   <translation>{count} wilayah memiliki beberapa baris menurut kolom “{column}”, misalnya {examples}. Sisakan satu baris untuk masing-masing, gabungkan (dissolve) layer, atau sebutkan kolom lain yang berisi id wilayah.</translation>
  </message>
  <message>
   <source>{count} units have too few periods for bounds: nothing tells how far they stray.</source>
   <translation>{count} wilayah mempunyai terlalu sedikit periode untuk batas bawah dan atas: sebarannya tidak diketahui.</translation>
  </message>
  <message>
   <source>{count} units have {mean:.1f} neighbours each on average; {alone} have none.</source>
   <translation>{count} wilayah rata-rata memiliki {mean:.1f} tetangga; {alone} tidak memiliki tetangga.</translation>
  </message>
  <message>
   <source>{count} units lack a value and are in no group: {fields}.</source>
   <translation>{count} wilayah tidak lengkap nilainya sehingga tidak masuk kelompok mana pun: {fields}.</translation>
  </message>
  <message>
   <source>{count} units take no part: a value that is needed is missing there.</source>
   <translation>{count} wilayah tidak ikut: nilai yang diperlukan tidak ada di sana.</translation>
  </message>
  <message>
   <source>{count} units without neighbours were joined to the nearest unit: {pairs}.</source>
   <translation>{count} wilayah tanpa tetangga dihubungkan dengan wilayah terdekat: {pairs}.</translation>
  </message>
  <message>
   <source>{count} value(s) of the file belong to no unit, variable and period that it lists, and were left out: {examples}.</source>
   <translation>{count} nilai dalam berkas tidak termasuk wilayah, variabel, dan periode yang didaftarnya, sehingga tidak dipakai: {examples}.</translation>
  </message>
  <message>
   <source>{count} values are infinite and are drawn as without data.</source>
   <translation>{count} nilai tak hingga dan digambar sebagai tidak ada data.</translation>
  </message>
  <message>
   <source>{count} village rows have no unit and were left out.</source>
   <translation>{count} baris desa tidak memiliki wilayah dan tidak disertakan.</translation>
  </message>
  <message>
   <source>{count} villages belong to no district that is known and were left out: {examples}.</source>
   <translation>{count} desa tidak termasuk kabupaten/kota yang dikenal dan tidak disertakan: {examples}.</translation>
  </message>
  <message>
   <source>{count} villages do not say whether they have the facility; what they may have is in the bounds.</source>
   <translation>{count} desa tidak menyebutkan apakah memiliki fasilitas tersebut; kemungkinannya tercermin dalam batas bawah dan batas atas.</translation>
  </message>
  <message>
   <source>{count} villages do not tell their families; where MSMEs are spread over villages, they count as the mean of their district.</source>
   <translation>{count} desa tidak memuat jumlah keluarganya; bila UMKM disebarkan ke desa-desa, desa ini dihitung sebesar rata-rata kabupaten/kotanya.</translation>
  </message>
  <message>
   <source>{covered} of {all} units have a number in at least one period ({share:.2f} %), {lacking} have none. {gaps} gaps in {cells} combinations of unit, dataset and period.</source>
   <translation>{covered} dari {all} wilayah memiliki angka pada sedikitnya satu periode ({share:.2f} %), {lacking} tidak memilikinya. {gaps} kekosongan dalam {cells} kombinasi wilayah, dataset, dan periode.</translation>
  </message>
  <message>
   <source>{dataset} does not count “{variable}” by village. Choose one of: {known}; or give points of the facilities.</source>
   <translation>{dataset} tidak menghitung “{variable}” menurut desa. Pilih salah satu: {known}; atau berikan titik fasilitas.</translation>
  </message>
  <message>
   <source>{dataset} does not hold {variable}. It holds: {known}. Choose another variable or another dataset.</source>
   <translation>{dataset} tidak memuat {variable}. Yang ada: {known}. Pilih variabel lain atau dataset lain.</translation>
  </message>
  <message>
   <source>{dataset} does not tell the internet signal of villages (internet_signal); it holds: {variables}. Choose a survey that does, such as Village Potential.</source>
   <translation>{dataset} tidak memuat sinyal internet desa (internet_signal); yang ada: {variables}. Pilih survei yang memuatnya, misalnya Potensi Desa.</translation>
  </message>
  <message>
   <source>{features} features were united into {units} units, as the field “{field}” says.</source>
   <translation>{features} fitur digabung menjadi {units} satuan wilayah, menurut kolom “{field}”.</translation>
  </message>
  <message>
   <source>{field} has no value for larger units: its rule is {rule}, which cannot be added up.</source>
   <translation>{field} tidak memiliki nilai untuk wilayah yang lebih besar: aturannya {rule}, yang tidak dapat dijumlahkan.</translation>
  </message>
  <message>
   <source>{field} has no value for larger units: what it is a share or mean of is not held.</source>
   <translation>{field} tidak memiliki nilai untuk wilayah yang lebih besar: pembagi atau penimbangnya tidak tersimpan.</translation>
  </message>
  <message>
   <source>{field} is no share between 0 and 100 %, so that it cannot be taken as it is. Choose another scale, or leave it out.</source>
   <translation>{field} bukan proporsi antara 0 dan 100 %, sehingga tidak dapat dipakai apa adanya. Pilih cara lain, atau jangan disertakan.</translation>
  </message>
  <message>
   <source>{file} ({format}) is read as a whole, without columns about persons. To tell enterprises apart by one, save the register as CSV (UTF-8), Parquet or GeoPackage.</source>
   <translation>{file} ({format}) dibaca sekaligus, tanpa kolom tentang orang. Untuk membedakan usaha menurut kolom itu, simpan daftarnya sebagai CSV (UTF-8), Parquet, atau GeoPackage.</translation>
  </message>
  <message>
   <source>{file} cannot be used as a key: {reason}. A key file has at least 32 bytes; name a file that is not there yet, and one is made.</source>
   <translation>{file} tidak dapat dipakai sebagai kunci: {reason}. Berkas kunci berukuran sedikitnya 32 bita; sebutkan berkas yang belum ada, dan kunci akan dibuat.</translation>
  </message>
  <message>
   <source>{file} is Parquet, which needs the Python package pyarrow. Install it into the Python of QGIS (offline: pip install --no-index --find-links FOLDER pyarrow), or save the register as CSV.</source>
   <translation>{file} adalah Parquet, yang memerlukan paket Python pyarrow. Pasang ke Python milik QGIS (luring: pip install --no-index --find-links FOLDER pyarrow), atau simpan daftarnya sebagai CSV.</translation>
  </message>
  <message>
   <source>{file} is left out: it is a survey of villages, not a table of districts.</source>
   <translation>{file} dilewati: ini survei desa, bukan tabel kabupaten/kota.</translation>
  </message>
  <message>
   <source>{file} is left out: {reason}</source>
   <translation>{file} dilewati: {reason}</translation>
  </message>
  <message>
   <source>{file} would lie in {folder}, beside a project, a pack or the result, and would be handed on with it. Choose a folder that nobody else is given.</source>
   <translation>{file} akan berada di {folder}, di samping proyek, paket data, atau hasil, dan akan ikut diserahkan. Pilih folder yang tidak diberikan kepada orang lain.</translation>
  </message>
  <message>
   <source>{floor} for each of {units} units costs {needed:.2f}, and there is {budget:.2f}. Lower the least per unit, raise the budget, or take fewer units.</source>
   <translation>{floor} untuk masing-masing dari {units} wilayah memerlukan {needed:.2f}, sedangkan yang tersedia {budget:.2f}. Turunkan minimum per wilayah, naikkan anggaran, atau kurangi wilayah.</translation>
  </message>
  <message>
   <source>{found:.0f} of {people:.0f} people live at a point of the grid; the others weigh nothing.</source>
   <translation>{found:.0f} dari {people:.0f} penduduk tinggal di titik kisi; yang lain tidak diperhitungkan.</translation>
  </message>
  <message>
   <source>{groups} groups are asked for, and {count} units have all values. Ask for fewer groups.</source>
   <translation>Diminta {groups} kelompok, sedangkan {count} wilayah memiliki semua nilai. Mintalah lebih sedikit kelompok.</translation>
  </message>
  <message>
   <source>{groups} groups of {count} units hold {share:.0%} of the differences between units.</source>
   <translation>{groups} kelompok dari {count} wilayah memuat {share:.0%} perbedaan antarwilayah.</translation>
  </message>
  <message>
   <source>{groups} regions are asked for, and with the least size that is wanted {made} can be made. Ask for fewer regions or a smaller size.</source>
   <translation>Diminta {groups} kawasan, sedangkan dengan ukuran terkecil yang diinginkan hanya dapat dibuat {made}. Mintalah lebih sedikit kawasan atau ukuran yang lebih kecil.</translation>
  </message>
  <message>
   <source>{indicator} cannot be computed from these villages: {missing} is not at hand. Choose a dataset or a weight that has it, or leave {indicator} out.</source>
   <translation>{indicator} tidak dapat dihitung dari desa-desa ini: {missing} tidak tersedia. Pilih dataset atau penimbang yang memilikinya, atau jangan sertakan {indicator}.</translation>
  </message>
  <message>
   <source>{layer} has no column “{column}” with the codes of its units. Bring its numbers to units first, on the Data page or with an algorithm of the groups Data and Overlay.</source>
   <translation>{layer} tidak memiliki kolom “{column}” yang berisi kode wilayah. Bawa dahulu angkanya ke wilayah, di halaman Data atau dengan algoritma dari kelompok Data dan Tumpang susun.</translation>
  </message>
  <message>
   <source>{made} runs were made instead of {asked}, so that memory suffices.</source>
   <translation>{made} simulasi dijalankan, bukan {asked}, agar memori cukup.</translation>
  </message>
  <message>
   <source>{name} has since been divided: {parts} were part of it. Its value is of the larger territory.</source>
   <translation>{name} kemudian dimekarkan: {parts} dahulu bagian darinya. Nilainya untuk wilayah yang lebih luas.</translation>
  </message>
  <message>
   <source>{name} holds no points. A layer of points, or a table with columns of longitude and latitude or with a quadkey, is expected; its columns are: {columns}. Name the columns of the coordinates.</source>
   <translation>{name} tidak memuat titik. Diharapkan layer titik, atau tabel dengan kolom bujur dan lintang atau dengan quadkey; kolomnya: {columns}. Sebutkan kolom koordinatnya.</translation>
  </message>
  <message>
   <source>{name} holds no polygons. A layer of polygons, or a table with a column of outlines as WKT, is expected; its columns are: {columns}.</source>
   <translation>{name} tidak memuat poligon. Diharapkan layer poligon, atau tabel dengan kolom garis batas sebagai WKT; kolomnya: {columns}.</translation>
  </message>
  <message>
   <source>{name} is the same in all units, cannot be brought to 0–1, and was left out.</source>
   <translation>{name} sama di semua wilayah, tidak dapat dijadikan 0–1, dan tidak disertakan.</translation>
  </message>
  <message>
   <source>{name} of {list} has since been divided and no single district of today carries it on. Its value fits only the districts of that time.</source>
   <translation>{name} menurut {list} kemudian dimekarkan dan tidak ada satu kabupaten/kota masa kini yang meneruskannya. Nilainya hanya sesuai dengan kabupaten/kota masa itu.</translation>
  </message>
  <message>
   <source>{name}: {units} units have more beneficiaries than eligible; at least {people:.0f} of its beneficiaries are not eligible there ({examples}).</source>
   <translation>{name}: {units} wilayah memiliki penerima lebih banyak daripada yang berhak; sedikitnya {people:.0f} penerimanya tidak berhak di sana ({examples}).</translation>
  </message>
  <message>
   <source>{name}: {units} units have no number, taken for 0.</source>
   <translation>{name}: {units} wilayah tanpa angka, dianggap 0.</translation>
  </message>
  <message>
   <source>{name}: {units} units have no number, which was not taken for 0; what all programmes reach there is not known.</source>
   <translation>{name}: {units} wilayah tanpa angka, tidak dianggap 0; cakupan semua program di sana tidak diketahui.</translation>
  </message>
  <message>
   <source>{pairs} pair(s) of polygons overlap; {cells} cells were counted for more than one polygon.</source>
   <translation>{pairs} pasangan poligon bertumpang tindih; {cells} sel dihitung untuk lebih dari satu poligon.</translation>
  </message>
  <message>
   <source>{pairs} pairs of {records} records were compared.</source>
   <translation>{pairs} pasang dari {records} catatan dibandingkan.</translation>
  </message>
  <message>
   <source>{parameter} should be a year such as 2020, or auto; it is “{text}”.</source>
   <translation>{parameter} semestinya tahun seperti 2020, atau auto; isinya “{text}”.</translation>
  </message>
  <message>
   <source>{path} cannot be read as a table of pairs of regions. A text file with columns separated by tabs or commas is expected.</source>
   <translation>{path} tidak dapat dibaca sebagai tabel pasangan wilayah. Diharapkan berkas teks dengan kolom yang dipisahkan tab atau koma.</translation>
  </message>
  <message>
   <source>{path} is there already, and a recipe makes new files only. Choose another folder for the results.</source>
   <translation>{path} sudah ada, sedangkan resep hanya membuat berkas baru. Pilih folder lain untuk hasilnya.</translation>
  </message>
  <message>
   <source>{permutations} permutations are few for {count} units: no p-value can be below {smallest:.2g}, and a unit that stands alone is significant below {alpha} / {count} = {wanted:.2g}. Give at least {least}.</source>
   <translation>{permutations} permutasi terlalu sedikit untuk {count} wilayah: nilai p tidak dapat kurang dari {smallest:.2g}, sedangkan satu wilayah tersendiri baru signifikan di bawah {alpha} / {count} = {wanted:.2g}. Gunakan sekurang-kurangnya {least}.</translation>
  </message>
  <message>
   <source>{portions} portions go to {units} units and cost {amount:.2f}; {left:.2f} of {budget:.2f} is left.</source>
   <translation>{portions} paket diberikan kepada {units} wilayah dengan biaya {amount:.2f}; tersisa {left:.2f} dari {budget:.2f}.</translation>
  </message>
  <message>
   <source>{records} records were compared with no other, because what they tell is the same for too many.</source>
   <translation>{records} catatan tidak dibandingkan dengan catatan lain, karena isinya sama pada terlalu banyak catatan.</translation>
  </message>
  <message>
   <source>{repeated} rows have the same “{column}” as an earlier row and were left out; rows without one are each counted.</source>
   <translation>{repeated} baris memiliki “{column}” yang sama dengan baris sebelumnya dan dilewati; baris tanpa isi dihitung satu per satu.</translation>
  </message>
  <message>
   <source>{rows} enterprises were read. Sectors: {sector}; sex: {sex}; size: {size}.</source>
   <translation>{rows} usaha dibaca. Lapangan usaha: {sector}; jenis kelamin: {sex}; skala: {size}.</translation>
  </message>
  <message>
   <source>{source} has no column for: {lacking}. Expected is a row per signal with columns title, steep, likelihood, impact and bps_code, also date, source and driver. Its columns are: {columns}. “New log of signals” makes such a table.</source>
   <translation>{source} tidak memiliki kolom untuk: {lacking}. Yang diharapkan satu baris per sinyal dengan kolom title, steep, likelihood, impact, dan bps_code, juga date, source, dan driver. Kolomnya: {columns}. “Catatan sinyal baru” membuat tabel seperti itu.</translation>
  </message>
  <message>
   <source>{source} has no column of notes that may be read. Name one; a column about persons is not taken. Its columns are: {columns}.</source>
   <translation>{source} tidak memiliki kolom catatan yang boleh dibaca. Sebutkan satu; kolom tentang orang tidak dipakai. Kolomnya: {columns}.</translation>
  </message>
  <message>
   <source>{source} has no column of sectors and no columns named by sectors (letters or titles of KBLI). Its columns are: {columns}. Name the column with the sectors.</source>
   <translation>{source} tidak memiliki kolom kategori maupun kolom yang dinamai menurut kategori (huruf atau judul KBLI). Kolomnya: {columns}. Sebutkan kolom kategorinya.</translation>
  </message>
  <message>
   <source>{source} has no column {column}, which {dataset} needs for {purpose}. Its columns begin: {headers}. Check that the file is of that dataset and wave, or choose another dataset.</source>
   <translation>{source} tidak memiliki kolom {column}, yang diperlukan {dataset} untuk {purpose}. Kolomnya diawali: {headers}. Periksa apakah berkas berasal dari dataset dan putaran itu, atau pilih dataset lain.</translation>
  </message>
  <message>
   <source>{source} has no record but totals. Leave it out, or give the list itself.</source>
   <translation>{source} tidak memuat catatan selain total. Keluarkan berkas itu, atau berikan daftarnya sendiri.</translation>
  </message>
  <message>
   <source>{source} has no row “{row}” for location quotients to compare with. Its rows are called {examples} and so on: give the code or the name as the table writes it, or table or units.</source>
   <translation>{source} tidak memiliki baris “{row}” sebagai pembanding LQ. Barisnya bernama {examples} dan seterusnya: berikan kode atau nama seperti yang tertulis dalam tabel, atau table atau units.</translation>
  </message>
  <message>
   <source>{source} has nothing in common with the other lists by which an enterprise could be known again. It has: {own}; the others have: {others}. Say which columns hold the NIK, the name, the telephone number or the date of birth.</source>
   <translation>{source} tidak memiliki kesamaan dengan daftar lain yang dapat dipakai untuk mengenali usaha. Yang ada: {own}; daftar lain memiliki: {others}. Sebutkan kolom yang memuat NIK, nama, nomor telepon, atau tanggal lahir.</translation>
  </message>
  <message>
   <source>{source} has {count} rows that count the same place, sector and sex again, for example: {examples} (place, rows). Say which columns hold sector and sex, or add the rows up first.</source>
   <translation>{source} memiliki {count} baris yang menghitung lagi tempat, kategori, dan jenis kelamin yang sama, misalnya: {examples} (tempat, baris). Tentukan kolom kategori dan jenis kelamin, atau jumlahkan dulu barisnya.</translation>
  </message>
  <message>
   <source>{source} has {count} rows that repeat a village with other answers: {examples} (village code, lines, first column that differs). Keep one row per village, then run again.</source>
   <translation>{source} memiliki {count} baris yang mengulang desa dengan jawaban berbeda: {examples} (kode desa, baris, kolom pertama yang berbeda). Pertahankan satu baris per desa, lalu jalankan lagi.</translation>
  </message>
  <message>
   <source>{source} holds no facility with a place: {count} were read. Points with longitude and latitude, or villages with coordinates that have the facility, are expected.</source>
   <translation>{source} tidak memuat fasilitas yang tempatnya diketahui: {count} terbaca. Diperlukan titik dengan bujur dan lintang, atau desa berkoordinat yang memiliki fasilitas tersebut.</translation>
  </message>
  <message>
   <source>{source} looks like a table of subdistricts or villages, not of districts: {rows} rows, for example {examples}. Add its rows up by district first. If they are districts, write Kab. or Kota before the names, or add a column with their codes.</source>
   <translation>{source} tampaknya tabel kecamatan atau desa, bukan kabupaten/kota: {rows} baris, misalnya {examples}. Jumlahkan dahulu barisnya per kabupaten/kota. Bila memang kabupaten/kota, tulis Kab. atau Kota di depan namanya, atau tambahkan kolom kodenya.</translation>
  </message>
  <message>
   <source>{source} was not recognised as a survey of villages; its columns begin: {headers}. Choose the dataset it is ({datasets}), or describe its columns once and save the description.</source>
   <translation>{source} tidak dikenali sebagai survei desa; kolomnya diawali: {headers}. Pilih datasetnya ({datasets}), atau deskripsikan kolomnya sekali lalu simpan deskripsinya.</translation>
  </message>
  <message>
   <source>{source}: one column with the number of enterprises is expected, but these may be it: {columns}. Name the column with the counts.</source>
   <translation>{source}: diharapkan satu kolom jumlah usaha, tetapi beberapa mungkin dimaksud: {columns}. Sebutkan kolom jumlahnya.</translation>
  </message>
  <message>
   <source>{source}: {rows} records, {placed} of them in a district that is known. {columns}.</source>
   <translation>{source}: {rows} catatan, {placed} di antaranya di kabupaten/kota yang dikenal. {columns}.</translation>
  </message>
  <message>
   <source>{units} became units of their own.</source>
   <translation>{units} menjadi wilayah tersendiri.</translation>
  </message>
  <message>
   <source>{unit} and {other} are equal, and the line runs between them: size and code decided. Say what else should.</source>
   <translation>{unit} dan {other} sama nilainya, dan batas alokasi memisahkan keduanya: ukuran dan kode yang menentukan. Tetapkan penentu lain.</translation>
  </message>
  <message>
   <source>{unit} has {value} for “{field}”; expected is a number from 0 to {most}. Correct the table, and run it again.</source>
   <translation>{unit} memiliki {value} untuk “{field}”; seharusnya angka dari 0 sampai {most}. Perbaiki tabel, lalu jalankan lagi.</translation>
  </message>
  <message>
   <source>{unit} has {value} for “{field}”; expected is {expected}. Correct the value, or leave the unit out.</source>
   <translation>{unit} memiliki {value} untuk “{field}”; yang diharapkan {expected}. Perbaiki nilainya, atau keluarkan wilayah itu.</translation>
  </message>
  <message>
   <source>{unit} may get at most {cap} and has to get {floor}. Raise the cap or lower the floor.</source>
   <translation>{unit} boleh memperoleh paling banyak {cap} dan harus memperoleh {floor}. Naikkan maksimum atau turunkan minimum.</translation>
  </message>
  <message>
   <source>{unit} stands for {value} people in “{field}”; 0 or more are expected.</source>
   <translation>{unit} mewakili {value} orang dalam “{field}”; yang diharapkan 0 atau lebih.</translation>
  </message>
  <message>
   <source>{unit} was part of {parent} before.</source>
   <translation>{unit} sebelumnya bagian dari {parent}.</translation>
  </message>
  <message>
   <source>{variable}: {count} rows are below zero, which it cannot be; the first is data row {row} with {value}. They count as missing.</source>
   <translation>{variable}: {count} baris bernilai di bawah nol, yang tidak mungkin; yang pertama baris data {row} dengan {value}. Baris ini dihitung sebagai tidak ada data.</translation>
  </message>
  <message>
   <source>{wanted} are wanted, but the layer {layer} holds {held}. Leave the boundaries empty to use the built-in ones, or choose a layer of {wanted}.</source>
   <translation>Yang diminta {wanted}, tetapi layer {layer} memuat {held}. Kosongkan batas wilayah untuk memakai batas bawaan, atau pilih layer {wanted}.</translation>
  </message>
  <message>
   <source>“{colour}” for “{value}” is no colour. Write it as #rrggbb, such as #004274.</source>
   <translation>“{colour}” untuk “{value}” bukan warna. Tulis sebagai #rrggbb, misalnya #004274.</translation>
  </message>
  <message>
   <source>“{field}” cannot be adjusted as a rate: the layer does not hold what it is a share of. Choose a share whose denominator or weight is in the layer, or leave the adjustment out.</source>
   <translation>“{field}” tidak dapat disesuaikan sebagai rasio: layer tidak memuat pembaginya. Pilih proporsi yang penyebut atau penimbangnya ada pada layer, atau jangan gunakan penyesuaian.</translation>
  </message>
  <message>
   <source>“{field}” cannot be adjusted as a rate: {unit} has {value} of {base}. Rates and what they are rates of are 0 or more.</source>
   <translation>“{field}” tidak dapat disesuaikan sebagai rasio: {unit} memiliki {base} sebesar {value}. Rasio dan pembaginya bernilai 0 atau lebih.</translation>
  </message>
  <message>
   <source>“{field}” cannot be an indicator: a field of numbers is expected, named once, with a value in some unit. The fields of numbers are: {fields}.</source>
   <translation>“{field}” tidak dapat menjadi indikator: yang diharapkan kolom angka, disebut sekali, dengan nilai di suatu wilayah. Kolom angka: {fields}.</translation>
  </message>
  <message>
   <source>“{field}” has no cut-off. Say from where on a unit is deprived in it, in the table of indicators or as “cutoff” in the setup.</source>
   <translation>“{field}” tidak memiliki ambang deprivasi. Nyatakan mulai dari mana wilayah terdeprivasi, di tabel indikator atau sebagai “cutoff” dalam pengaturan.</translation>
  </message>
  <message>
   <source>“{field}” has one period only ({period}). Choose a layer or table whose columns or rows say several periods; a tool that asks for two takes two.</source>
   <translation>“{field}” hanya memiliki satu periode ({period}). Pilih layer atau tabel yang kolom atau barisnya menyebut beberapa periode; alat yang meminta dua menerima dua.</translation>
  </message>
  <message>
   <source>“{field}” has one value everywhere and tells no units apart.</source>
   <translation>“{field}” bernilai sama di mana-mana dan tidak membedakan wilayah.</translation>
  </message>
  <message>
   <source>“{field}” has the goalposts {low} and {high}. Expected are two numbers, the lower one first and above 0 for logarithms; for the distance to a target, at least the one that is aimed at.</source>
   <translation>“{field}” memiliki batas acuan {low} dan {high}. Yang diharapkan dua angka, yang lebih rendah dahulu, dan di atas 0 untuk logaritma; untuk jarak ke target, setidaknya batas yang dituju.</translation>
  </message>
  <message>
   <source>“{field}” is also the name of a result and would be replaced by it. Rename the field first, for example with Refactor fields.</source>
   <translation>“{field}” juga merupakan nama hasil sehingga akan tergantikan. Ganti dahulu nama kolomnya, misalnya dengan Refactor fields.</translation>
  </message>
  <message>
   <source>“{field}” is no count, so its units do not add up to a total. Leave the totals out.</source>
   <translation>“{field}” bukan jumlah, sehingga wilayahnya tidak dapat dijumlahkan menjadi total. Kosongkan total.</translation>
  </message>
  <message>
   <source>“{field}” is no field of numbers of the layer. Choose one of these: {fields}.</source>
   <translation>“{field}” bukan kolom angka pada layer ini. Pilih salah satu dari: {fields}.</translation>
  </message>
  <message>
   <source>“{field}” is no field of numbers with a value. Name the field with the eligible and, for each programme, the field with its beneficiaries. The fields of numbers are: {fields}.</source>
   <translation>“{field}” bukan kolom angka yang berisi nilai. Sebutkan kolom yang berhak dan, untuk setiap program, kolom penerimanya. Kolom angka: {fields}.</translation>
  </message>
  <message>
   <source>“{field}” is no field of numbers with a value. The fields of numbers are: {fields}.</source>
   <translation>“{field}” bukan kolom angka yang bernilai. Kolom angka: {fields}.</translation>
  </message>
  <message>
   <source>“{file}” cannot be read as a recipe: {reason}. Choose a file that “Save a recipe” made.</source>
   <translation>“{file}” tidak dapat dibaca sebagai resep: {reason}. Pilih berkas buatan “Simpan resep”.</translation>
  </message>
  <message>
   <source>“{file}” has a cell in column {column}, and at most {most} columns can be read. Delete the columns to the right of the table (select them and delete, not only their content) and save.</source>
   <translation>“{file}” memuat sel di kolom {column}, sedangkan paling banyak {most} kolom dapat dibaca. Hapus kolom-kolom di sebelah kanan tabel (pilih lalu hapus kolomnya, bukan hanya isinya), lalu simpan.</translation>
  </message>
  <message>
   <source>“{file}” has a header (row {row}: {columns}) but no rows of data under it.</source>
   <translation>“{file}” memiliki kepala tabel (baris {row}: {columns}) tetapi tidak ada baris data di bawahnya.</translation>
  </message>
  <message>
   <source>“{file}” has no sheet “{sheet}”. Its sheets are: {sheets}.</source>
   <translation>“{file}” tidak memiliki lembar “{sheet}”. Lembarnya: {sheets}.</translation>
  </message>
  <message>
   <source>“{file}” has too many cells to be read (at most some {most} million, and blank ones count). Delete blank rows and columns around the table and sheets that are not needed, or save the sheet as .csv.</source>
   <translation>“{file}” memuat terlalu banyak sel untuk dibaca (paling banyak sekitar {most} juta, termasuk sel kosong). Hapus baris dan kolom kosong di sekitar tabel serta lembar yang tidak diperlukan, atau simpan lembar itu sebagai .csv.</translation>
  </message>
  <message>
   <source>“{file}” holds two tables side by side: one begins with “{first}”, another with “{second}” (column {column}), with an empty column between them. Put each on a sheet of its own.</source>
   <translation>“{file}” memuat dua tabel berdampingan: satu diawali “{first}”, yang lain “{second}” (kolom {column}), dengan kolom kosong di antaranya. Letakkan masing-masing di lembarnya sendiri.</translation>
  </message>
  <message>
   <source>“{file}” is a document or a picture (found: {found}), and a table is expected: .xlsx, .xls, .ods, .csv, .tsv, .txt, .dbf or .gpkg. Ask for the table that it was made from, or type its numbers into a spreadsheet and save that.</source>
   <translation>“{file}” adalah dokumen atau gambar (terbaca: {found}), sedangkan yang diharapkan adalah tabel: .xlsx, .xls, .ods, .csv, .tsv, .txt, .dbf, atau .gpkg. Mintalah tabel asalnya, atau ketik angkanya di spreadsheet lalu simpan.</translation>
  </message>
  <message>
   <source>“{file}” is a web page saved under the name of a spreadsheet, as many portals do. Open it in a spreadsheet program and save it as .xlsx or .csv.</source>
   <translation>“{file}” adalah halaman web yang disimpan dengan nama spreadsheet, seperti pada banyak portal. Buka di program spreadsheet dan simpan sebagai .xlsx atau .csv.</translation>
  </message>
  <message>
   <source>“{file}” is called {given} but holds the old {found} format. Open it in a spreadsheet program and save it as .xlsx; renaming does not convert.</source>
   <translation>“{file}” berakhiran {given} tetapi berisi format lama {found}. Buka di program spreadsheet dan simpan sebagai .xlsx; mengganti nama tidak mengubah formatnya.</translation>
  </message>
  <message>
   <source>“{file}” is in {format} format, for which this QGIS has no driver. Open it in a spreadsheet program and save it as .xlsx or .csv.</source>
   <translation>“{file}” berformat {format}, yang driver-nya tidak ada dalam QGIS ini. Buka di program spreadsheet dan simpan sebagai .xlsx atau .csv.</translation>
  </message>
  <message>
   <source>“{file}” is larger than {most} MB and too irregular to be read in pieces (spaces around cells, blank lines, another encoding than UTF-8). Save it as plain UTF-8 .csv, or keep only the columns and rows that are needed.</source>
   <translation>“{file}” lebih besar dari {most} MB dan tidak cukup teratur untuk dibaca sebagian demi sebagian (spasi di sekitar isi sel, baris kosong, pengodean selain UTF-8). Simpan sebagai .csv UTF-8 biasa, atau sisakan hanya kolom dan baris yang diperlukan.</translation>
  </message>
  <message>
   <source>“{file}” is no MSME pack: a GeoPackage with the tables of a pack is expected. Choose a pack, or a name that is not in use.</source>
   <translation>“{file}” bukan paket UMKM: diharapkan GeoPackage dengan tabel-tabel sebuah paket. Pilih sebuah paket, atau nama yang belum dipakai.</translation>
  </message>
  <message>
   <source>“{file}” is no table that can be read here (found: {found}). Open it in a spreadsheet program and save it as .xlsx or .csv.</source>
   <translation>“{file}” bukan tabel yang dapat dibaca di sini (ditemukan: {found}). Buka di program spreadsheet dan simpan sebagai .xlsx atau .csv.</translation>
  </message>
  <message>
   <source>“{file}” is protected by a password. Open it in a spreadsheet program, save a copy without password, and choose the copy.</source>
   <translation>“{file}” dilindungi kata sandi. Buka di program spreadsheet, simpan salinan tanpa kata sandi, lalu pilih salinannya.</translation>
  </message>
  <message>
   <source>“{file}” is too large to be read (more than {most} MB when unpacked). Delete blank rows and columns around the table and sheets that are not needed, or save the sheet as .csv.</source>
   <translation>“{file}” terlalu besar untuk dibaca (lebih dari {most} MB setelah dibuka). Hapus baris dan kolom kosong di sekitar tabel serta lembar yang tidak diperlukan, atau simpan lembar itu sebagai .csv.</translation>
  </message>
  <message>
   <source>“{file}”, row {row} has {cells} cells, but the header (row {header}) has {columns}. Numbers with a decimal comma fall apart where commas also part the cells: save the table as .xlsx, or with semicolons.</source>
   <translation>“{file}”, baris {row} memiliki {cells} sel, sedangkan judul kolom (baris {header}) memiliki {columns}. Angka berkoma desimal terpecah jika koma juga memisahkan sel: simpan tabel sebagai .xlsx, atau dengan titik koma.</translation>
  </message>
  <message>
   <source>“{file}”, row {row}: a quotation mark (") is opened and not closed, so that the rows after it would be lost. Correct this row in a text editor or a spreadsheet program.</source>
   <translation>“{file}”, baris {row}: tanda kutip (") dibuka dan tidak ditutup, sehingga baris sesudahnya akan hilang. Perbaiki baris ini di penyunting teks atau program spreadsheet.</translation>
  </message>
  <message>
   <source>“{first}” and “{second}” say nearly the same (r = {r:.2f}), so that it counts twice. Consider leaving one out.</source>
   <translation>“{first}” dan “{second}” menyatakan hal yang hampir sama (r = {r:.2f}) sehingga terhitung ganda. Pertimbangkan untuk membuang salah satunya.</translation>
  </message>
  <message>
   <source>“{first}” says {unit}, but “{second}” holds {code}, another district. Correct one of them in the layer.</source>
   <translation>“{first}” menyebut {unit}, tetapi “{second}” memuat {code}, kabupaten/kota lain. Perbaiki salah satunya di layer.</translation>
  </message>
  <message>
   <source>“{layer}” holds none of the units: its codes are such as {theirs}, those of the units such as {ours}. Harmonise its table first, or choose the layer that belongs to them.</source>
   <translation>“{layer}” tidak memuat satu pun wilayah: kodenya seperti {theirs}, kode wilayah seperti {ours}. Selaraskan tabelnya dahulu, atau pilih layer yang sesuai.</translation>
  </message>
  <message>
   <source>“{name}” is named as a subdistrict or village, not a district. Sum such rows by district first.</source>
   <translation>“{name}” disebut sebagai kecamatan atau desa, bukan kabupaten/kota. Jumlahkan dahulu baris seperti ini per kabupaten/kota.</translation>
  </message>
  <message>
   <source>“{parameter}” should be a file of this kind: {expected}. Given was “{file}”. Choose another file.</source>
   <translation>“{parameter}” seharusnya berkas jenis ini: {expected}. Yang diberikan adalah “{file}”. Pilih berkas lain.</translation>
  </message>
  <message>
   <source>“{parameter}” should be a layer of the project or a file of one, such as {expected}. QGIS finds no such layer in “{file}”. Choose another one.</source>
   <translation>“{parameter}” seharusnya layer dalam proyek atau berkas layer, misalnya {expected}. QGIS tidak menemukan layer seperti itu di “{file}”. Pilih yang lain.</translation>
  </message>
  <message>
   <source>“{text}” does not say how the numbers of a column are written. Write the column, =, and one of: {styles}.</source>
   <translation>“{text}” tidak menunjukkan cara penulisan angka suatu kolom. Tulis nama kolom, =, lalu salah satu dari: {styles}.</translation>
  </message>
  <message>
   <source>“{value}” beside “{field}” should be a number, such as 0.5. Correct it.</source>
   <translation>“{value}” di samping “{field}” seharusnya angka, misalnya 0,5. Perbaiki isinya.</translation>
  </message>
  <message>
   <source>“{value}” does not name one province. Give its name or its two-digit BPS code, such as Sulawesi Selatan or 73{meant}.</source>
   <translation>“{value}” tidak menyebut satu provinsi. Berikan nama atau kode BPS dua angkanya, misalnya Sulawesi Selatan atau 73{meant}.</translation>
  </message>
  <message>
   <source>“{year}” is no year after {last}, the last one used. Write years such as 2030; 2035; 2045.</source>
   <translation>“{year}” bukan tahun setelah {last}, tahun terakhir yang dipakai. Tuliskan tahun seperti 2030; 2035; 2045.</translation>
  </message>
 </context>
 <context>
  <name>dependencies</name>
  <message>
   <source>An administrator can install this system's own: {packages}. Or:</source>
   <translation>Administrator dapat memasang paket milik sistem ini: {packages}. Atau:</translation>
  </message>
  <message>
   <source>Bring the folder msme-packages here on a USB stick, copy everything in it into the folder {folder}, and restart QGIS.</source>
   <translation>Bawa folder msme-packages ke komputer ini dengan flash disk USB, salin semua isinya ke folder {folder}, lalu mulai ulang QGIS.</translation>
  </message>
  <message>
   <source>On a computer with internet and Python, run (on Linux and macOS with python3):</source>
   <translation>Di komputer dengan internet dan Python, jalankan (di Linux dan macOS dengan python3):</translation>
  </message>
  <message>
   <source>The plugin needs Python packages that are not here, or are too old: {packages}.</source>
   <translation>Plugin ini memerlukan paket Python yang tidak ada di sini atau terlalu lama: {packages}.</translation>
  </message>
 </context>
 <context>
  <name>palettes</name>
  <message>
   <source>Above and below</source>
   <translation>Atas dan bawah</translation>
  </message>
  <message>
   <source>As it is</source>
   <translation>Apa adanya</translation>
  </message>
  <message>
   <source>Below and above</source>
   <translation>Bawah dan atas</translation>
  </message>
  <message>
   <source>Blue-blind (tritanopia)</source>
   <translation>Buta biru (tritanopia)</translation>
  </message>
  <message>
   <source>Green-blind (deuteranopia)</source>
   <translation>Buta hijau (deuteranopia)</translation>
  </message>
  <message>
   <source>Grey, as copied</source>
   <translation>Kelabu, seperti difotokopi</translation>
  </message>
  <message>
   <source>More is better</source>
   <translation>Tinggi = baik</translation>
  </message>
  <message>
   <source>More is worse</source>
   <translation>Tinggi = buruk</translation>
  </message>
  <message>
   <source>Neutral</source>
   <translation>Netral</translation>
  </message>
  <message>
   <source>Red-blind (protanopia)</source>
   <translation>Buta merah (protanopia)</translation>
  </message>
 </context>
</TS>

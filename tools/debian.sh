# shellcheck shell=bash
# What `setup` needs to know of Debian and its kin. Mirrors are always the machine's own.

# Prints 12 or 13 on Debian, nothing elsewhere.
debian_release() {
  local ID='' VERSION_ID=''
  [ -r /etc/os-release ] || return 0
  # shellcheck disable=SC1091
  . /etc/os-release
  if [ "$ID" = debian ]; then printf '%s\n' "$VERSION_ID"; fi
}

# packages_elsewhere PURPOSE [FILE]: prints what all that `setup` needs is called
# on another distribution, where that is known.
packages_elsewhere() {
  local ID='' ID_LIKE='' VERSION_ID='' names='' more=''
  # shellcheck disable=SC1090
  [ ! -r "${2:-/etc/os-release}" ] || . "${2:-/etc/os-release}"
  case " $ID $ID_LIKE " in
    *" debian "* | *" ubuntu "*)
      names="qgis python3-venv python3-pandas python3-geopandas python3-shapely"
      names+=" fonts-open-sans qttools5-dev-tools"
      more=" xvfb xauth poppler-utils"
      ;;
    *" fedora "*)
      names="qgis python3-qgis python3-pandas python3-geopandas python3-shapely"
      names+=" open-sans-fonts qt5-linguist"
      more=" xorg-x11-server-Xvfb xorg-x11-xauth poppler-utils"
      ;;
    *" arch "*)
      names="qgis python-pandas python-geopandas python-shapely qt5-tools"
      more=" xorg-server-xvfb xorg-xauth poppler"
      ;;
  esac
  [ "$1" = test ] || more=''
  printf '%s' "$names$more"
}

debian_installed() {
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# Runs a command as root, through sudo where need be.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    echo "set-up: to install packages, call make as root or install sudo." >&2
    return 1
  fi
}

debian_update() {
  as_root apt-get update -qq
}

# debian_install [-t SUITE] PACKAGE ...: the whole list first, then the work.
debian_install() {
  apt-get install --assume-no --no-install-recommends "$@" 2>/dev/null |
    sed -n '/NEW packages/,/disk space/p' || true
  mkdir -p build
  if ! as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "$@" \
    >build/set-up.log 2>&1; then
    tail -n 20 build/set-up.log >&2
    return 1
  fi
}

# Prints "URI keyring" of the archive that serves the given suite, from the
# machine's package settings in either of their two forms.
debian_mirror() {
  local suite=$1 folder=${2:-/etc/apt} files=()
  local file
  for file in "$folder"/sources.list "$folder"/sources.list.d/*.list; do
    [ -r "$file" ] && files+=("$file")
  done
  {
    [ ${#files[@]} -eq 0 ] || debian_mirror_of_lines "$suite" "${files[@]}"
    for file in "$folder"/sources.list.d/*.sources; do
      [ -r "$file" ] && debian_mirror_of_stanzas "$suite" "$file"
    done
  } | head -n 1
}

# deb [option=value ...] URI suite component ...
debian_mirror_of_lines() {
  awk -v suite="$1" '
    $1 != "deb" { next }
    {
      sub(/#.*/, "")
      keyring = "-"
      if (match($0, /\[[^]]*\]/)) {
        options = substr($0, RSTART + 1, RLENGTH - 2)
        $0 = substr($0, 1, RSTART - 1) substr($0, RSTART + RLENGTH)
        count = split(options, option, /[ \t]+/)
        for (i = 1; i <= count; i++)
          if (option[i] ~ /^signed-by=/) keyring = substr(option[i], 11)
      }
      if ($2 !~ /^cdrom:/ && $3 == suite) print $2, keyring
    }' "${@:2}"
}

# Types:, URIs:, Suites:, Signed-By: ... with an empty line between stanzas
debian_mirror_of_stanzas() {
  awk -v suite="$1" '
    function finish(   i, n, part) {
      n = split(field["suites"], part, /[ \t]+/)
      for (i = 1; i <= n; i++)
        if (part[i] == suite && field["types"] ~ /(^| )deb( |$)/ &&
            tolower(field["enabled"]) !~ /no|false/) {
          split(field["uris"], uri, /[ \t]+/)
          keyring = field["signed-by"]
          print uri[1], (keyring ~ /^\/[^ ]+$/ ? keyring : "-")
        }
      split("", field)
    }
    /^[ \t]*$/ { finish(); next }
    /^#/ { next }
    /^[ \t]/ { sub(/^[ \t]+/, ""); field[name] = field[name] " " $0; next }
    {
      name = tolower(substr($0, 1, index($0, ":") - 1))
      value = substr($0, index($0, ":") + 1)
      gsub(/^[ \t]+|[ \t]+$/, "", value)
      field[name] = value
    }
    END { finish() }' "${@:2}"
}

# Adds a suite of the mirror that the machine itself uses, where it is not
# there yet: debian_add_suite bookworm-backports
debian_add_suite() {
  local suite=$1 uri='' keyring=''
  [ -z "$(debian_mirror "$suite")" ] || return 0
  local name
  for name in "${suite%%-*}" oldstable stable; do
    read -r uri keyring < <(debian_mirror "$name") && break
  done
  if [ -z "$uri" ]; then
    echo "set-up: no mirror of ${suite%%-*} in /etc/apt; add $suite there." >&2
    return 1
  fi
  echo "set-up: the suite $suite of this machine's own mirror will be added to"
  echo "  /etc/apt/sources.list.d/$suite.sources"
  {
    printf 'Types: deb\nURIs: %s\nSuites: %s\nComponents: main\n' \
      "$uri" "$suite"
    [ "$keyring" = - ] || printf 'Signed-By: %s\n' "$keyring"
  } | as_root tee "/etc/apt/sources.list.d/$suite.sources" >/dev/null
}

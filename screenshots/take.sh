#!/bin/sh
# Takes the pictures of the README, and the one that other sites show with a link to this one, with Debian's
# chromium-headless-shell, while `make serve` runs.
set -eu
cd "$(dirname "$0")"

take() { # take FILE ADDRESS SIZE [OPTION]
    chromium-headless-shell --no-sandbox --hide-scrollbars --lang=nl-NL --window-size="$3" --screenshot="$1" ${4:-} "$2"
}

take home.png http://127.0.0.1:8000/ 1280,900
take theme.png http://127.0.0.1:8000/bouwsteen-2/verminderen/halfgeleiders/ 1280,900 --blink-settings=preferredColorScheme=0
take ../docs/assets/social.png "file://$PWD/social.html" 1200,630

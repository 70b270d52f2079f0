#!/usr/bin/env bash
# A real window on a display of its own, driven by keyboard as a person would: start, change a
# figure, undo, save, reopen. Every wait polls; nothing sleeps and hopes.
#
#   .ci/e2e.sh BINARY OUT_DIR        pictures of every step stay in OUT_DIR
set -euo pipefail
export LC_ALL=C.UTF-8

here=$(dirname "$(realpath "$0")")
binary=$(realpath "$1")
mkdir -p "$2"
out=$(realpath "$2")
home=$(mktemp -d)
file="$home/s.ron"
patience_secs=20
passed=0
failed=0

# Nothing of the person who runs this may leak in, and nothing may be left behind.
export HOME="$home" XDG_CONFIG_HOME="$home/config" XDG_DATA_HOME="$home/data"
export XDG_CACHE_HOME="$home/cache" XDG_RUNTIME_DIR="$home/run" XDG_STATE_HOME="$home/state"
mkdir -p -m 700 "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_CACHE_HOME" "$XDG_RUNTIME_DIR"
unset DISPLAY WAYLAND_DISPLAY WAYLAND_SOCKET DBUS_SESSION_BUS_ADDRESS XAUTHORITY
export LIBGL_ALWAYS_SOFTWARE=1

started=()
clean_up() {
    for process in "${started[@]}"; do kill "$process" 2>/dev/null || true; done
    wait 2>/dev/null || true
    rm -rf "$home"
}
trap clean_up EXIT

# step WHAT COMMAND...: counts it; a failure is told with a picture and the rest goes on.
step() {
    local what=$1
    shift
    if "$@"; then
        passed=$((passed + 1))
        echo "  ok      $what"
    else
        failed=$((failed + 1))
        echo "  FAILED  $what"
        if [[ -n ${app:-} ]] && ! is_gone; then
            picture "failed-$failed" || true
            echo "          title: $(title)"
        fi
    fi
}

# until_true COMMAND...: polls until it succeeds.
until_true() {
    local until=$((SECONDS + patience_secs))
    until "$@"; do
        ((SECONDS < until)) || return 1
        sleep 0.05
    done
}

# ---- the window

visible_after_ms=never
drawn_after_ms=never
app=
window=

start() {
    window=
    local before
    before=$(date +%s%N)
    "$binary" "$@" >"$out/stdout.txt" 2>"$out/stderr.txt" &
    app=$!
    started+=("$app")
    until_true find_window || return 1
    visible_after_ms=$((($(date +%s%N) - before) / 1000000))
    timeout 10 xdotool windowactivate --sync "$window" mousemove --window "$window" 1279 719
    until_true is_drawn
    drawn_after_ms=$((($(date +%s%N) - before) / 1000000))
}

find_window() {
    window=$(xdotool search --onlyvisible --pid "$app" --name 'Giao Ban$' 2>/dev/null | head -n 1)
    [[ -n $window ]]
}

# The tools wait for ever for a window that has gone.
title() { timeout 5 xdotool getwindowname "$window" 2>/dev/null || true; }
is_unsaved() { [[ $(title) == "• "*" · Giao Ban" ]]; }
is_saved() { [[ $(title) != "• "* && $(title) == *" · s.ron · Giao Ban" ]]; }
is_gone() { ! kill -0 "$app" 2>/dev/null; }
ended_well() { until_true is_gone && wait "$app"; }
is_open() { ! is_gone && find_window; }

picture() { timeout 10 import -window "${window:-root}" "$out/$1.png"; }
# More colours than an empty surface has.
is_drawn() { picture drawing && (($(identify -format %k "$out/drawing.png") > 100)); }
# difference A B: root mean square over all pixels, 0 equal, 1 black against white.
difference() {
    local answer
    answer=$(compare -metric RMSE "$out/$1.png" "$out/$2.png" null: 2>&1 || true)
    answer=${answer##*(}
    echo "${answer%)*}"
}
below() { awk -v a="$1" -v b="$2" 'BEGIN { exit !(a != "" && a + 0 < b + 0) }'; }
# A frame may be on its way: the window is at rest when two pictures are the same.
is_at_rest() { picture "$1" && sleep 0.15 && picture now && below "$(difference now "$1")" 0.00001; }
picture_at_rest() { until_true is_at_rest "$1"; }
looks_like() { picture now && below "$(difference now "$1")" "$2"; }
looks_unlike() { picture now && ! below "$(difference now "$1")" "$2"; }

keys() { timeout 20 xdotool key --clearmodifiers --delay 60 "$@"; }
type_text() { timeout 20 xdotool type --clearmodifiers --delay 60 "$1"; }

# as_unikey FORM...: the forms that a word goes through key by key, sent as Unikey sends them: it takes
# back by Backspace what is no longer right, and types the rest.
as_unikey() {
    local before='' form kept taken
    for form in "$@"; do
        kept=0
        while ((kept < ${#before})) && [[ ${before:kept:1} == "${form:kept:1}" ]]; do
            kept=$((kept + 1))
        done
        for ((taken = ${#before}; taken > kept; taken--)); do keys BackSpace; done
        [[ -z ${form:kept} ]] || type_text "${form:kept}"
        before=$form
    done
}

# Puts text on the clipboard, as another program: it must live as long as the text is wanted.
put_on_clipboard() {
    printf '%b' "$1" >"$out/clipboard"
    own_clipboard
}
own_clipboard() {
    xclip -quiet -selection clipboard -in "$out/clipboard" >/dev/null 2>&1 &
    started+=($!)
    until_true clipboard_holds_it
}
clipboard_holds_it() { timeout 5 xclip -selection clipboard -out 2>/dev/null | cmp -s - "$out/clipboard"; }

# ---- the file

# The file without its history; the history alone.
figures_of() { awk '/^    history: \[$/ { off = 1 } !off; off && /^    \],$/ { off = 0 }' "$1"; }
history_of() { awk '/^    history: \[$/ { on = 1; next } on && /^    \],$/ { exit } on' "$1"; }
# Exactly one line differs from the file as it was, and the new one holds this; the history has
# exactly this one change more, after all that it had.
one_line_holds() {
    local lines
    lines=$(diff <(figures_of "$home/before.ron") <(figures_of "$file") | grep '^[<>]' || true)
    [[ $(grep -c '^<' <<<"$lines") == 1 && $(grep -c '^>' <<<"$lines") == 1 ]] || return 1
    grep '^>' <<<"$lines" | grep -qF "$1" || return 1
    history_of "$home/before.ron" >"$out/history-before"
    history_of "$file" >"$out/history-now"
    [[ $(wc -l <"$out/history-now") == $(($(wc -l <"$out/history-before") + 1)) ]] || return 1
    cmp -s "$out/history-before" <(head -n -1 "$out/history-now") || return 1
    tail -n 1 "$out/history-now" | grep -qF "to: \"$1\""
}
figures_are_as_before() { cmp -s <(figures_of "$home/before.ron") <(figures_of "$file"); }
# The plans of the first four districts: households, and poor ones.
plans_are() {
    local at=0 indicator
    for indicator in tong_so_ho ho_ngheo; do
        at=$((at + 1))
        "$binary" table "$file" --indicator "$indicator" --period 2011-04 --measure plan \
            --areas phan-rang-thap-cham,ninh-hai,ninh-phuoc,ninh-son --format json >"$out/plans.json"
        [[ $(grep -oE '"stated": *[^,]*' "$out/plans.json" | sed 's/.*: *//; s/\.0$//' | xargs) == "${!at}" ]] ||
            return 1
    done
}
# actual_is INDICATOR AREA VALUE
actual_is() {
    "$binary" table "$file" --indicator "$1" --period 2011-04 --areas "$2" --format json \
        >"$out/actual.json" && grep -qE "\"stated\": *$3\b" "$out/actual.json"
}
table_says() {
    "$binary" table "$file" --indicator ty_le_ho_ngheo --period 2011-04 --areas bac-ai \
        --format json >"$out/table.json" && grep -qE "\"value\": *$1\b" "$out/table.json"
}

# ---- without a display

no_display() {
    local code=0
    "$binary" "$file" >"$out/no-display.txt" 2>&1 || code=$?
    [[ $code == 1 ]] && grep -q 'giaoban tour' "$out/no-display.txt" &&
        grep -q 'table' "$out/no-display.txt"
}

step "giaoban sample writes the project" "$binary" sample "$file"
cp "$file" "$home/before.ron"
step "without a display: exit code 1, and what works instead" no_display

# ---- with one

# Larger than the window, so that its content is as large as a picture by shot.
exec {display_pipe}<> <(:)
Xvfb -displayfd "$display_pipe" -screen 0 1366x800x24 -nolisten tcp -noreset >"$out/xvfb.txt" 2>&1 &
started+=($!)
read -r -t "$patience_secs" number <&"$display_pipe"
export DISPLAY=":$number"
openbox >"$out/openbox.txt" 2>&1 &
started+=($!)
has_window_manager() { timeout 5 xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q 'window id'; }
until_true has_window_manager
# The letters typed below get keys of their own: xdotool would lend one key to each in turn, faster
# than a program follows.
keys_of_letters() {
    local key=13 letter
    for letter in "$@"; do
        printf 'replace key <FK%d> { [ U%04X ] };\n' "$key" "'$letter"
        key=$((key + 1))
    done
}
setxkbmap -print | awk -v more="$(keys_of_letters đ ư ơ ờ à ã)" \
    '/xkb_symbols/ { sub(/};[[:space:]]*$/, more "};") } { print }' >"$out/keymap.xkb"
xkbcomp -w 0 "$out/keymap.xkb" "$DISPLAY" 2>/dev/null

step "the window opens and draws" start "$file"
echo "          visible after $visible_after_ms ms, drawn after $drawn_after_ms ms"
step "its title names the file" until_true is_saved

"$binary" shot "$file" "$out/shot.png" --screen entry >/dev/null
step "it looks as shot draws it" until_true looks_like shot 0.03
picture_at_rest opened
echo "          difference from shot: $(difference opened shot)"

keys Down Down Down Down
type_text "65,5"
keys Return
step "a typed figure is marked unsaved" until_true is_unsaved
picture_at_rest typed
step "the file is untouched before saving" cmp -s "$home/before.ron" "$file"
keys ctrl+z
step "Ctrl+Z takes it back, the mark goes" until_true is_saved
keys ctrl+y
step "Ctrl+Y brings it again" until_true is_unsaved
keys ctrl+z
step "and Ctrl+Z takes it back" until_true is_saved

# What is known of a figure, and where it comes from, beside the table; and all that does not agree.
picture_at_rest chart-beside
keys ctrl+j
step "Ctrl+J shows the analysis beside the table" until_true looks_unlike chart-beside 0.02
picture_at_rest analysis
keys ctrl+i
step "Ctrl+I shows where the figure comes from" until_true looks_unlike analysis 0.01
picture_at_rest derivation
keys ctrl+i
step "and again goes back to the chart" until_true looks_like chart-beside 0.0001
keys ctrl+2
step "Ctrl+2 shows the chart large" until_true looks_unlike chart-beside 0.05
picture_at_rest chart-large
keys Return
step "Enter takes the figure apart" until_true looks_unlike chart-large 0.005
picture_at_rest chart-derivation
keys Escape
step "Escape goes back to the kinds" until_true looks_like chart-large 0.0001
keys ctrl+1
step "Ctrl+1 goes back to the very cell" until_true looks_like chart-beside 0.0001
keys ctrl+3
step "Ctrl+3 shows the checks" until_true looks_unlike chart-beside 0.05
picture_at_rest checks
keys ctrl+1
step "Ctrl+1 goes back to the table" until_true looks_like chart-beside 0.0001

# Undo leaves the cursor on the figure that changed.
type_text "64,25"
keys Return
step "typed again, unsaved again" until_true is_unsaved
keys ctrl+s
step "Ctrl+S saves" until_true is_saved
step "one line of the file has changed, and its history says so" one_line_holds "64.25"
step "giaoban table reads the new figure" table_says 64.25
picture_at_rest saved
keys ctrl+q
step "Ctrl+Q closes, nothing being unsaved" ended_well

step "a start without a name opens the last project" start
step "which is the file just saved" until_true is_saved
"$binary" shot "$file" "$out/shot-again.png" --screen entry >/dev/null
step "with the figure that was saved" until_true looks_like shot-again 0.03
picture_at_rest reopened

keys Down Down Down Down
type_text "1"
keys Return
step "another change" until_true is_unsaved
picture_at_rest before-question
keys ctrl+q
step "Ctrl+Q asks about the unsaved change" until_true looks_unlike before-question 0.05
picture_at_rest question
step "and the window stays" is_open
keys Escape
# To the last pixel: the keyboard is back in the table too.
step "Escape goes back to the figures" until_true looks_like before-question 0.0001
keys alt+F4
step "the window's own closing asks too" until_true looks_unlike before-question 0.05
step "and the window stays again" is_open
keys Escape
step "Escape goes back once more" until_true looks_like before-question 0.0001
keys ctrl+z
step "Ctrl+Z, nothing is unsaved" until_true is_saved
keys ctrl+q
step "Ctrl+Q closes" ended_well
step "the file is as it was saved" one_line_holds "64.25"

# ---- Vietnamese typed as Unikey sends it, a block from Excel, a fill, and all of it taken back

cp "$file" "$home/before.ron"
step "it opens for typing" start "$file"
picture_at_rest before-note
keys Home shift+F2
step "Shift+F2 asks for a note" until_true looks_unlike before-note 0.05
picture_at_rest note
as_unikey d đ đu đư đưo đươ đươn đương đường
type_text " "
as_unikey v va vao vào
type_text " "
as_unikey x xa xã
picture_at_rest note-typed
keys Return
step "the note is taken" until_true is_unsaved
keys ctrl+s
step "and saved" until_true is_saved
step "letter for letter" grep -qF 'note: "đường vào xã"' "$file"

# Plans: cells without figures.
picture_at_rest before-plan
keys ctrl+m
step "Ctrl+M shows the plan" until_true looks_unlike before-plan 0.01
keys ctrl+Home
step "a block of Excel is on the clipboard" put_on_clipboard '41500\t3050\r\n22380\t2240\r\n'
keys ctrl+v
step "Ctrl+V pastes it" until_true is_unsaved
keys ctrl+s
step "saved" until_true is_saved
step "all four figures are in the file" plans_are "41500 22380 null null" "3050 2240 null null"
keys ctrl+Home Down shift+Down shift+Down ctrl+d
step "Ctrl+D fills down" until_true is_unsaved
keys ctrl+s
step "saved" until_true is_saved
step "the figure above is in both cells" plans_are "41500 22380 22380 22380" "3050 2240 null null"
picture_at_rest filled
keys ctrl+z ctrl+z ctrl+z
step "undone to the beginning" until_true is_unsaved
keys ctrl+s
step "saved" until_true is_saved
step "the figures are those of the beginning" figures_are_as_before
cp "$here/../tests/fixtures/clipboard/libreoffice-vi.txt" "$out/clipboard"
step "a block of LibreOffice is on the clipboard" own_clipboard
keys ctrl+Home Right
picture_at_rest before-libreoffice
keys ctrl+v
step "its rows are found by name, and shown first" until_true looks_unlike before-libreoffice 0.05
picture_at_rest libreoffice
keys Return
step "Enter pastes it" until_true is_unsaved
keys ctrl+s
step "saved" until_true is_saved
step "Bác Ái has its figure" actual_is ho_ngheo bac-ai 3620
step "and Ninh Sơn its own" actual_is ho_ngheo ninh-son 5090
keys ctrl+z
step "undone" until_true is_unsaved
keys ctrl+s
step "saved" until_true is_saved
step "as if nothing had been pasted" figures_are_as_before
keys ctrl+q
step "closed after undoing" ended_well

# ---- nothing lost: the program is killed in the middle of its work

cp "$file" "$home/before.ron"
step "it opens once more" start "$file"
picture_at_rest before-search
keys ctrl+k
step "Ctrl+K opens the search" until_true looks_unlike before-search 0.05
type_text "ninh phuoc"
picture_at_rest search
keys Return
# The cursor is in its row, in the column where it was.
type_text "12,05"
keys Return
step "a change that is not saved" until_true is_unsaved
picture_at_rest before-kill
kill -9 "$app"
step "kill -9 ends it" until_true is_gone
wait "$app" 2>/dev/null || true
step "the file is untouched" cmp -s "$home/before.ron" "$file"
step "the journal is there" test -s "$file.journal"
step "started again" start "$file"
step "it asks about the work that was found" until_true looks_unlike before-kill 0.05
picture_at_rest recovery
# The first answer, "Lấy hết", has the keyboard.
keys Return
step "taken, the change is there, not saved" until_true is_unsaved
keys ctrl+s
step "and can be saved" until_true is_saved
step "one line of the file has changed, and its history says so" one_line_holds "12.05"
step "the journal has gone with the save" test ! -e "$file.journal"
keys ctrl+q
step "closed" ended_well
step "the lock's owner has gone" test ! -e "$file.owner"

rm -f "$out/drawing.png" "$out/now.png"
echo "$passed passed, $failed failed"
((failed == 0))

# What the scripts on a booted Debian share: a container of systemd-nspawn with the real systemd and journald in it, and
# no Swift. Each begins with: . "$LIB" and . "$MACHINE"
#
# The Debian is fetched once, by the script beside this one. DEB names the package to install, RELEASE the folder of the programs
# that it was made of.
cache=${LASTDAY_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/lastday}
debian=$cache/bookworm-2
faketime=/usr/lib/$(uname -m)-linux-gnu/faketime/libfaketime.so.1

DEB=${DEB:-$(ls -t "$ROOT"/lastday_*.deb 2>/dev/null | head -n 1)}
RELEASE=${RELEASE:-$ROOT/.build-deb/release}

[ "$(id -u)" = 0 ] || skip "needs root, to boot a container"
for tool in debootstrap systemd-nspawn nsenter; do
    command -v $tool >/dev/null || skip "needs $tool: apt-get install debootstrap systemd-container"
done
[ -e "${DEB:-}" ] || skip "needs the package: systemd/deb/build"

# fetch_debian: sees to it that there is the tree that every machine is a copy of.
fetch_debian() { "$(dirname "$MACHINE")/debian" >debootstrap.log 2>&1 || fail "debootstrap: $(tail -n 3 debootstrap.log)"; }

# can_boot: whether this machine lets a container be, which needs control groups and mounts.
can_boot() {
    systemd-nspawn -q -D "$debian" --register=no --keep-unit --private-network --console=pipe --read-only --volatile=no \
        true >can_boot.txt 2>&1 </dev/null
}

# children PROCESS: those that it has begun. (Out of /proc, for not every Debian has pgrep.)
children() { cat /proc/[0-9]*/stat 2>/dev/null | sed -n "s/^\([0-9]*\) (.*) [A-Za-z] $1 .*/\1/p"; }

# wait_for_turn: two machines at a time would be in one control group, and each would end the other's services; so there is
# a lock, and a container that somebody else has begun there is waited for.
wait_for_turn() {
    mkdir -p "$cache"
    exec 9>"$cache/lock"
    flock -w 1800 9 || fail "another script's machine holds $cache/lock and does not go"
    end=$((SECONDS + 600))
    while others=$(containers_here) && [ -n "$others" ]; do
        [ $SECONDS -lt $end ] ||
            fail "in the control group that this machine would be in is another container, process $others: end it first"
        sleep 2
    done
}
containers_here() {
    for other in $(grep -lx systemd-nspawn /proc/[0-9]*/comm 2>/dev/null | cut -d/ -f3); do
        if cmp -s "/proc/$other/cgroup" /proc/self/cgroup; then echo "$other"; fi
    done
}

# new_machine: a fresh Debian in ./machine, booted; it is gone when the script ends.
new_machine() {
    wait_for_turn
    fetch_debian
    can_boot || skip "needs a machine that lets systemd-nspawn run: $(tail -n 1 can_boot.txt)"
    cp -a "$debian" machine
    trap 'pull_the_plug; rm -rf machine' EXIT
    boot
}

boot() {
    setsid systemd-nspawn -q -D machine --boot --register=no --keep-unit --private-network --console=pipe \
        --link-journal=no "$@" >>console.txt 2>&1 </dev/null 9>&- &
    machine=$!
    wait_for 60 is_up
}
is_up() {
    kill -0 $machine 2>/dev/null || fail "the machine did not boot: $(tail -n 20 console.txt)"
    leader=$(children $machine | head -n 1) && [ -n "$leader" ] &&
        inside systemctl is-active --quiet multi-user.target 2>/dev/null
}

# inside COMMAND …: does it in the machine, as its root.
inside() { nsenter -t "$leader" -m -u -i -n -p -- /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 "$@"; }

# at TIME COMMAND …: does it in the machine by a clock that shows that time, in the machine's zone.
at() {
    time=$1
    shift
    inside LD_PRELOAD="$faketime" FAKETIME="@$time" /bin/sh -c 'exec "$@"' sh "$@"
}

power_off() {
    inside systemctl poweroff
    wait_for 60 is_down
}
is_down() { ! kill -0 $machine 2>/dev/null; }
# The machine's first process takes all others with it; its supervisor alone would leave them running. Which one that is
# is asked now, for a machine that did not come up was never known by it.
pull_the_plug() {
    [ -z "${machine:-}" ] || for process in $(children "$machine") "$machine"; do
        kill -9 "$process" 2>/dev/null || true
    done
    wait 2>/dev/null || true
}

# set_clock TIME: from its next start, the service lives by a clock that shows that time then.
set_clock() {
    mkdir -p machine/etc/systemd/system/lastdayd.service.d
    # The shell first: the library leaves a program without arguments that it first wakes up in.
    cat >machine/etc/systemd/system/lastdayd.service.d/clock.conf <<UNIT
[Service]
Environment=LD_PRELOAD=$faketime "FAKETIME=@$1"
ExecStart=
ExecStart=/bin/sh -c 'exec /usr/bin/lastdayd'
UNIT
}

# install_package [TIME]: as somebody does it, on a Debian without Swift; the service lives by that time from its start.
install_package() {
    [ $# = 0 ] || set_clock "$1"
    cp "$DEB" machine/root/
    inside apt-get install -y -qq "/root/$(basename "$DEB")" >install.txt 2>&1 ||
        fail "apt-get install: $(tail -n 20 install.txt) $(inside journalctl --no-pager -n 20)"
    sed -i 's/\r$//' install.txt # apt lends dpkg a terminal
}

# live_at TIME: the service starts again, by a clock that shows that time.
live_at() {
    set_clock "$1"
    inside systemctl daemon-reload
    inside systemctl restart lastdayd
}

# midnight_in SECONDS: makes the zone Test/Soon, whose clocks are so far from midnight, and prints the date that they
# show. (By the machine's own clock: the library's does not reach the timers of a service that waits for seconds.)
midnight_in() {
    now=$(date +%s)
    offset=$(((86400 - (now + $1) % 86400) % 86400))
    [ $offset -lt 43200 ] || offset=$((offset - 86400))
    sign=$([ $offset -lt 0 ] && echo - || true) size=${offset#-}
    printf 'Zone Test/Soon %s%d:%02d:%02d - SOON\n' "$sign" $((size / 3600)) $((size / 60 % 60)) $((size % 60)) >soon.zone
    zic -d machine/usr/share/zoneinfo soon.zone
    date -u -d "@$((now + offset))" +%F
}

# configure LINE …: and no waiting for something that keeps the clock right, which does not reach a clock that is made up.
configure() { printf '%s\n' "$@" '[clock]' 'wait_minutes = 0' >machine/etc/lastday/lastday.toml; }

status() { inside systemctl show lastdayd -P StatusText; }

# told FIELD=VALUE …: the entries of the real journal that match, a line of JSON each.
told() { inside journalctl -o json --all "$@"; }
count_told() { told "$@" | wc -l; }
is_told() { [ "$(count_told "$@")" -gt 0 ]; }

# expired_accounts FROM TO: accounts userFROM … userTO that should have been closed long ago.
expired_accounts() {
    echo "Username,Last Name,First Name,Expires Date"
    seq "$1" "$2" | sed "s/.*/user&,Person &,Pat,2020-01-31/"
}

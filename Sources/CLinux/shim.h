/* Includes only: what Swift's Glibc module does not export, and libsystemd. */
#pragma once

#include <sys/inotify.h>
#include <sys/timerfd.h>
#include <sys/timex.h>
#include <systemd/sd-daemon.h>
#include <systemd/sd-journal.h>

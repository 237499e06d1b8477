/* Includes only: what Swift's Glibc module does not export, and libsystemd. */
#pragma once

#include <sys/inotify.h>
#include <sys/timerfd.h>
#include <sys/timex.h>
#include <stdio.h>
#include <systemd/sd-daemon.h>
#include <systemd/sd-journal.h>

/* Of stdio.h, linux/fs.h and sys/mman.h, where they stand behind _GNU_SOURCE. */
extern int renameat2(int, const char *, int, const char *, unsigned int);
extern int memfd_create(const char *, unsigned int);

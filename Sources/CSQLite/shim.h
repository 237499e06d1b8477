/* Of SQLite what Swift does not import, because it takes any number of arguments. */
#pragma once

#include <sqlite3.h>

/* How large a statement's journal may become in memory, in bytes, before it moves to a file; -1 for as large as it gets. To
   be called before SQLite is first used. */
static inline int sqlite3_config_statement_journal(int bytes) {
    return sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, bytes);
}

/* Whether SQLite counts the memory that it uses, which takes a lock at each allocation. To be called before SQLite is first
   used. */
static inline int sqlite3_config_memory_statistics(int isOn) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, isOn); }

// Settings of SQLite that are reached through a variadic function, which Swift cannot call.
#ifndef SQLITE_DEFENCE_H
#define SQLITE_DEFENCE_H

#include <sqlite3.h>

/// Turns on the defensive mode of a connection, and turns off what it never needs: triggers, loading of extensions, the
/// tokenizer function of FTS3, schemas that are trusted. Returns a result code.
int sqlite_defend(sqlite3 *connection);

#endif

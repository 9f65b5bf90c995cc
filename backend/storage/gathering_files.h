#pragma once

namespace storage {

// The name of a view of the file system for SQLite's `vfs`, known to it from the first call on. It keeps back writes to
// the database and its WAL that follow each other and hands them on as one: at the latest before the file is synced,
// measured, cut, closed or read elsewhere. SQLite writes each page of a transaction in two pieces, and a checkpoint
// reads them all again; a call of the kernel for each costs more than the bytes. What stands behind is SQLite's own
// view, with its locks and its errors. No other program writes to these files meanwhile.
//
// For a connection whose commits sync (`synchronous=FULL`): others see a page of the WAL only once its commit has
// synced. What a checkpoint has moved they see from its end on; one that moves all of the WAL is synced before, one
// that a reader holds up half-way is not, and so nothing of that one is kept back.
const char *gatheringFiles();

} // namespace storage

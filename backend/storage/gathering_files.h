#pragma once

namespace storage {

// The name of a view of the file system for SQLite's `vfs`, known to it from the first call on. It keeps back writes to
// a WAL that follow each other and hands them on as one: at the latest before the WAL is synced, read, measured, cut or
// closed. SQLite writes each page of a transaction in two pieces, and a call of the kernel costs more than the bytes.
// What stands behind is SQLite's own view, with its errors.
//
// For a connection whose commits sync (`synchronous=FULL`), since others see a page of the WAL only once its commit has
// synced. Not for the database itself: what a checkpoint has moved is seen before it is synced.
const char *gatheringFiles();

} // namespace storage

#pragma once

namespace storage {

// The name of a view of the file system for SQLite's `vfs`, known to it from the first call on. It keeps back writes to
// the database and its WAL that follow each other and hands them on as one: at the latest before the file is synced,
// read, measured, cut or closed. SQLite writes each page of a transaction in two pieces, and a call of the kernel costs
// more than the bytes. What stands behind is SQLite's own view, with its locks and its errors.
//
// For a connection whose commits sync (`synchronous=FULL`): others see a page of the WAL only once its commit has
// synced. What a checkpoint has moved they see from its end on, synced or not, and SQLite does not ask then whether it
// could be written. So the file is made as long as it will be before the first page is moved, and a full disk fails the
// checkpoint; if pages that have room cannot be written then, the process stops, as it does after a failed sync, and
// the next start finds all in the WAL.
const char *gatheringFiles();

} // namespace storage

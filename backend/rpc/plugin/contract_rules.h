#pragma once

#include <string>
#include <vector>

namespace google::protobuf {
class FileDescriptor;
}

namespace rpc {

// What breaks the rules of the contract in these files, one sentence for each finding; empty when nothing does.
// Imported files count as known, and only the given ones are judged.
std::vector<std::string> contractViolations(const std::vector<const google::protobuf::FileDescriptor *> &files);

} // namespace rpc

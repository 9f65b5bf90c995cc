#pragma once

namespace google::protobuf {
class FileDescriptor;
namespace io {
class ZeroCopyOutputStream;
}
} // namespace google::protobuf

namespace rpc {

// Writes the header with one `Guarded<X>Service` for each service of the file. Its overrides are final and pass every
// call through rpc::Guard before the pure virtual handler sees it.
void writeGuardHeader(const google::protobuf::FileDescriptor &file, google::protobuf::io::ZeroCopyOutputStream *output);

} // namespace rpc

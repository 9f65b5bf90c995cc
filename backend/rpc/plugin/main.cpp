#include "backend/rpc/plugin/contract_rules.h"
#include "backend/rpc/plugin/guard_writer.h"

#include <google/protobuf/compiler/code_generator.h>
#include <google/protobuf/compiler/plugin.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/zero_copy_stream.h>

#include <memory>
#include <string>
#include <vector>

namespace {

namespace pb = google::protobuf;

// protoc-gen-guard: refuses a contract that breaks its rules, and writes X.guard.pb.h for each file with services.
class GuardGenerator : public pb::compiler::CodeGenerator {
public:
    std::uint64_t GetSupportedFeatures() const override { return FEATURE_PROTO3_OPTIONAL; }

    bool Generate(const pb::FileDescriptor *file, const std::string &parameter, pb::compiler::GeneratorContext *context,
                  std::string *error) const override {
        return GenerateAll({file}, parameter, context, error);
    }

    bool GenerateAll(const std::vector<const pb::FileDescriptor *> &files, const std::string & /*parameter*/,
                     pb::compiler::GeneratorContext *context, std::string *error) const override {
        for (const std::string &violation : rpc::contractViolations(files))
            *error += (error->empty() ? "" : "\n") + violation;
        if (!error->empty())
            return false;
        for (const pb::FileDescriptor *file : files)
            if (file->service_count() > 0)
                write(*file, context);
        return true;
    }

private:
    static void write(const pb::FileDescriptor &file, pb::compiler::GeneratorContext *context) {
        const std::string stem = file.name().substr(0, file.name().rfind(".proto"));
        const std::unique_ptr<pb::io::ZeroCopyOutputStream> output(context->Open(stem + ".guard.pb.h"));
        rpc::writeGuardHeader(file, output.get());
    }
};

} // namespace

int main(int count, char **arguments) {
    const GuardGenerator generator;
    return pb::compiler::PluginMain(count, arguments, &generator);
}

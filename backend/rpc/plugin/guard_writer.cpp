#include "backend/rpc/plugin/guard_writer.h"

#include "pilothouse/v1/anonymity.pb.h"
#include "pilothouse/v1/options.pb.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/printer.h>

#include <cctype>
#include <map>

namespace rpc {

namespace v1 = pilothouse::v1;
namespace pb = google::protobuf;

namespace {

std::string replaced(std::string text, const std::string &from, const std::string &to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

std::string cppName(const pb::Descriptor *type) {
    return "::" + replaced(type->full_name(), ".", "::");
}

std::map<std::string, std::string> words(const pb::MethodDescriptor *method) {
    const v1::MethodRule &rule = method->options().GetExtension(v1::rule);
    std::string handler = method->name();
    handler[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(handler[0])));
    return {{"Rpc", method->name()},
            {"handler", handler},
            {"Request", cppName(method->input_type())},
            {"Response", cppName(method->output_type())},
            {"path", "/" + method->service()->full_name() + "/" + method->name()},
            {"verb", rule.verb()},
            {"plural", rule.plural()},
            {"audit", v1::AuditLevel_Name(rule.audit())},
            {"any", rule.any_principal() ? "true" : "false"},
            // Said where it is so.
            {"anonymous", method->options().GetExtension(v1::anonymous) ? ", true" : ""}};
}

void writeHandler(const pb::MethodDescriptor *method, pb::io::Printer *out) {
    if (method->server_streaming())
        out->Print(words(method), "virtual ::core::Result<std::unique_ptr<::rpc::Source<$Response$>>>\n"
                                  "$handler$(const std::shared_ptr<::rpc::Call> &call, const $Request$ &request,\n"
                                  "    ::rpc::Waker waker) = 0;\n");
    else
        out->Print(words(method), "virtual void $handler$(const std::shared_ptr<::rpc::UnaryCall> &call,\n"
                                  "    const $Request$ &request, $Response$ *response) = 0;\n");
}

void writeOverride(const pb::MethodDescriptor *method, pb::io::Printer *out) {
    const std::string rule = "    static constexpr ::rpc::Rule rule{\"$path$\", \"$verb$\", \"$plural$\",\n"
                             "                                      ::pilothouse::v1::$audit$, $any$$anonymous$};\n";
    if (method->server_streaming())
        out->Print(words(method),
                   ("::grpc::ServerWriteReactor<$Response$> *\n"
                    "$Rpc$(::grpc::CallbackServerContext *context, const $Request$ *request) final {\n" +
                    rule +
                    "    return ::rpc::openStream<$Response$>(\n"
                    "        guard_, rule, context, [this, request](const auto &call, ::rpc::Waker waker) {\n"
                    "            return $handler$(call, *request, std::move(waker));\n"
                    "        });\n"
                    "}\n")
                       .c_str());
    else
        out->Print(words(method),
                   ("::grpc::ServerUnaryReactor *\n"
                    "$Rpc$(::grpc::CallbackServerContext *context, const $Request$ *request,\n"
                    "    $Response$ *response) final {\n" +
                    rule +
                    "    return guard_.unary(rule, context, [this, request, response](const auto &call) {\n"
                    "        $handler$(call, *request, response);\n"
                    "    });\n"
                    "}\n")
                       .c_str());
}

void writeService(const pb::ServiceDescriptor *service, pb::io::Printer *out) {
    const std::map<std::string, std::string> names = {{"Service", service->name()}, {"full", service->full_name()}};
    out->Print(names, "\n"
                      "class Guarded$Service$ : public ::rpc::GuardedService, private $Service$::CallbackService {\n"
                      "public:\n"
                      "    explicit Guarded$Service$(::rpc::Guard &guard) : guard_(guard) {}\n"
                      "\n"
                      "    std::string_view fullName() const final { return \"$full$\"; }\n"
                      "\n"
                      "protected:\n");
    out->Indent();
    out->Indent();
    for (int i = 0; i < service->method_count(); ++i)
        writeHandler(service->method(i), out);
    out->Outdent();
    out->Outdent();
    out->Print("\n"
               "private:\n"
               "    ::grpc::Service &service() final { return *this; }\n\n");
    out->Indent();
    out->Indent();
    for (int i = 0; i < service->method_count(); ++i)
        writeOverride(service->method(i), out);
    out->Print("\n::rpc::Guard &guard_;\n");
    out->Outdent();
    out->Outdent();
    out->Print("};\n");
}

} // namespace

void writeGuardHeader(const pb::FileDescriptor &file, pb::io::ZeroCopyOutputStream *output) {
    pb::io::Printer out(output, '$');
    const std::string stem = file.name().substr(0, file.name().rfind(".proto"));
    const std::string space = replaced(file.package(), ".", "::");
    out.Print({{"file", file.name()}, {"stem", stem}, {"space", space}},
              "// Generated by protoc-gen-guard from $file$. Do not edit.\n"
              "#pragma once\n"
              "\n"
              "#include <memory>\n"
              "#include <string_view>\n"
              "#include <utility>\n"
              "\n"
              "#include \"backend/rpc/guard.h\"\n"
              "#include \"backend/rpc/stream.h\"\n"
              "\n"
              "#include \"$stem$.grpc.pb.h\"\n"
              "\n"
              "namespace $space$ {\n");
    for (int i = 0; i < file.service_count(); ++i)
        writeService(file.service(i), &out);
    out.Print({{"space", space}}, "\n} // namespace $space$\n");
}

} // namespace rpc

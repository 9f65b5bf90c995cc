#include "backend/tls/endpoint_file.h"

#include "backend/core/whole_file.h"

#include <nlohmann/json.hpp>

#include <cerrno>
#include <csignal>
#include <system_error>
#include <type_traits>

namespace tls {

namespace {

using Json = nlohmann::json;

constexpr std::size_t SizeLimit = 64 << 10;

template <typename T>
bool read(const Json &json, const char *key, T *value) {
    const auto member = json.find(key);
    if (member == json.end())
        return false;
    if (std::is_same_v<T, std::string> ? !member->is_string() : !member->is_number_integer())
        return false;
    *value = member->template get<T>();
    return true;
}

} // namespace

std::filesystem::path endpointPath(const std::filesystem::path &dataDirectory) {
    return dataDirectory / "endpoint.json";
}

std::filesystem::path ownerCredentialsPath(const std::filesystem::path &dataDirectory) {
    return dataDirectory / "client";
}

core::Result<void> writeEndpointFile(const std::filesystem::path &dataDirectory, const EndpointFile &endpoint) {
    const Json json = {{"address", endpoint.address},
                       {"pid", endpoint.pid},
                       {"service_certificate_sha256", endpoint.serviceCertificateSha256},
                       {"started_at", endpoint.startedAt},
                       {"version", endpoint.version}};
    return core::replaceWholeFile(endpointPath(dataDirectory), json.dump(2) + "\n");
}

core::Result<EndpointFile> readEndpointFile(const std::filesystem::path &dataDirectory) {
    const auto file = endpointPath(dataDirectory);
    const auto text = core::readWholeFile(file, SizeLimit);
    if (!text)
        return text.error();
    const auto json = Json::parse(*text, nullptr, false);
    EndpointFile endpoint;
    if (!json.is_object() || !read(json, "address", &endpoint.address) || !read(json, "pid", &endpoint.pid) ||
        !read(json, "service_certificate_sha256", &endpoint.serviceCertificateSha256) ||
        !read(json, "started_at", &endpoint.startedAt) || !read(json, "version", &endpoint.version))
        return core::Error(core::v1::INVALID_JSON, file.string() + " is not an endpoint file",
                           {{"fault", core::v1::JsonFault_Name(core::v1::JSON_FILE_UNFIT)}, {"path", file.string()}});
    return endpoint;
}

void removeEndpointFile(const std::filesystem::path &dataDirectory, std::int64_t pid) {
    const auto endpoint = readEndpointFile(dataDirectory);
    std::error_code ignored;
    if (endpoint && endpoint->pid == pid)
        std::filesystem::remove(endpointPath(dataDirectory), ignored);
}

bool isRunning(std::int64_t pid) {
    return pid > 0 && (::kill(static_cast<pid_t>(pid), 0) == 0 || errno == EPERM);
}

} // namespace tls

#include "backend/rpc/status_mapping.h"

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "pilothouse/v1/resource.pb.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace rpc {

namespace v1 = pilothouse::v1;

namespace {

constexpr std::string_view domain = "pilothouse";
// gRPC's default bound for all metadata of a call is 8 KiB, in which the message stands too, percent-encoded.
// Base64 makes four bytes of three.
constexpr std::size_t mostDetailBytes = 3584;
constexpr std::size_t mostMessageBytes = 512;
constexpr std::size_t mostArgumentBytes = 2048;

// Cuts at a character's boundary.
std::string shortened(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes)
        return std::string(text);
    std::size_t end = bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return std::string(text.substr(0, end)) + "…";
}

// Adds details while they fit.
class Details {
public:
    explicit Details(google::rpc::Status *status) : status_(status) {}

    bool add(const google::protobuf::Message &detail) {
        const std::size_t before = status_->ByteSizeLong();
        status_->add_details()->PackFrom(detail);
        if (status_->ByteSizeLong() <= mostDetailBytes || before == 0)
            return true;
        status_->mutable_details()->RemoveLast();
        return false;
    }

private:
    google::rpc::Status *status_;
};

google::rpc::ErrorInfo infoOf(const core::Error &error, std::string_view traceId) {
    google::rpc::ErrorInfo info;
    info.set_reason(v1::Reason_Name(error.reason()));
    info.set_domain(std::string(domain));
    for (const auto &[key, value] : error.arguments())
        (*info.mutable_metadata())[key] = shortened(value, mostArgumentBytes);
    if (!traceId.empty())
        (*info.mutable_metadata())["trace_id"] = std::string(traceId);
    return info;
}

std::optional<std::string> argument(const core::Error &error, const char *key) {
    const auto found = error.arguments().find(key);
    return found == error.arguments().end() ? std::nullopt : std::optional(found->second);
}

google::rpc::BadRequest badRequestOf(const core::Error &error, int count) {
    google::rpc::BadRequest request;
    for (int i = 0; i < count; ++i) {
        auto *violation = request.add_field_violations();
        violation->set_field(error.violations()[static_cast<std::size_t>(i)].field());
        violation->set_description(error.violations()[static_cast<std::size_t>(i)].description());
    }
    return request;
}

void addViolations(const core::Error &error, Details *details) {
    int kept = 0;
    for (const v1::FieldViolation &violation : error.violations()) {
        if (!details->add(violation))
            break;
        ++kept;
    }
    while (kept > 0 && !details->add(badRequestOf(error, kept)))
        kept /= 2;
}

// The field of the request that a refusal without violations is about.
std::optional<std::string> fieldOf(const core::Error &error) {
    if (error.reason() == v1::INVALID_FILTER)
        return "filter";
    if (error.reason() == v1::INVALID_PAGE_TOKEN)
        return "page_token";
    return argument(error, "field");
}

void addField(const core::Error &error, Details *details) {
    const auto field = fieldOf(error);
    if (!field || error.code() != core::Code::InvalidArgument || !error.violations().empty())
        return;
    google::rpc::BadRequest request;
    auto *violation = request.add_field_violations();
    violation->set_field(*field);
    violation->set_description(shortened(error.message(), mostMessageBytes));
    details->add(request);
}

void addStandard(const core::Error &error, Details *details) {
    const std::optional<std::string> name = argument(error, "name");
    if (name) {
        google::rpc::ResourceInfo info;
        info.set_resource_type(name->substr(0, name->find('/')));
        info.set_resource_name(*name);
        details->add(info);
    }
    if (error.code() == core::Code::FailedPrecondition) {
        google::rpc::PreconditionFailure failure;
        auto *violation = failure.add_violations();
        violation->set_type(v1::Reason_Name(error.reason()));
        violation->set_subject(name ? *name : argument(error, "path").value_or(std::string()));
        violation->set_description(shortened(error.message(), mostMessageBytes));
        details->add(failure);
    }
    if (error.code() == core::Code::Unavailable) {
        google::rpc::RetryInfo retry;
        retry.mutable_retry_delay()->set_seconds(error.reason() == v1::DISK_FULL ? 10 : 1);
        details->add(retry);
    }
    if (error.current())
        details->add(*error.current());
}

google::rpc::Status messageOf(const core::Error &error, std::string_view traceId) {
    google::rpc::Status status;
    Details details(&status);
    details.add(infoOf(error, traceId));
    addViolations(error, &details);
    addField(error, &details);
    addStandard(error, &details);
    status.set_code(static_cast<int>(error.code()));
    status.set_message(shortened(error.message(), mostMessageBytes));
    return status;
}

v1::Reason reasonOf(int code) {
    switch (static_cast<core::Code>(code)) {
    case core::Code::Cancelled:
        return v1::OPERATION_CANCELLED;
    case core::Code::InvalidArgument:
        return v1::INVALID_FIELD;
    case core::Code::DeadlineExceeded:
        return v1::DEADLINE_EXCEEDED;
    case core::Code::NotFound:
        return v1::NOT_FOUND;
    case core::Code::AlreadyExists:
        return v1::ALREADY_EXISTS;
    case core::Code::PermissionDenied:
        return v1::PERMISSION_MISSING;
    case core::Code::ResourceExhausted:
        return v1::RESOURCE_EXHAUSTED;
    case core::Code::FailedPrecondition:
        return v1::WRONG_STATE;
    case core::Code::Unimplemented:
        return v1::UNIMPLEMENTED;
    case core::Code::Unavailable:
        return v1::UNAVAILABLE;
    case core::Code::Unauthenticated:
        return v1::UNAUTHENTICATED;
    case core::Code::Unknown:
    case core::Code::Aborted:
    case core::Code::OutOfRange:
    case core::Code::Internal:
    case core::Code::DataLoss:
        break;
    }
    return v1::INTERNAL;
}

} // namespace

google::rpc::Status toMessage(const core::Error &error) {
    return messageOf(error, {});
}

core::Error fromMessage(const google::rpc::Status &status) {
    v1::Reason reason = reasonOf(status.code());
    core::Error::Arguments arguments;
    std::vector<v1::FieldViolation> violations;
    std::shared_ptr<const v1::Resource> current;
    for (const google::protobuf::Any &detail : status.details()) {
        google::rpc::ErrorInfo info;
        v1::FieldViolation violation;
        auto resource = std::make_shared<v1::Resource>();
        if (detail.UnpackTo(&info) && info.domain() == domain) {
            if (!v1::Reason_Parse(info.reason(), &reason))
                reason = reasonOf(status.code());
            arguments.insert(info.metadata().begin(), info.metadata().end());
        } else if (detail.UnpackTo(&violation)) {
            violations.push_back(std::move(violation));
        } else if (detail.UnpackTo(resource.get())) {
            current = std::move(resource);
        }
    }
    return core::Error(reason, status.message(), std::move(arguments))
        .withViolations(std::move(violations))
        .withCurrent(std::move(current));
}

grpc::Status toStatus(const core::Error &error, std::string_view traceId) {
    const google::rpc::Status message = messageOf(error, traceId);
    return {static_cast<grpc::StatusCode>(error.code()), message.message(), message.SerializeAsString()};
}

core::Error fromStatus(const grpc::Status &status) {
    google::rpc::Status message;
    if (status.error_details().empty() || !message.ParseFromString(status.error_details()))
        message.Clear();
    message.set_code(static_cast<int>(status.error_code()));
    message.set_message(status.error_message());
    return fromMessage(message);
}

} // namespace rpc

#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "pilothouse/v1/errors.pb.h"

namespace pilothouse::v1 {
class Resource;
}

namespace core {

namespace v1 = pilothouse::v1;

// The canonical codes of google.rpc.Code, with its numbers.
enum class Code {
    Cancelled = 1,
    Unknown = 2,
    InvalidArgument = 3,
    DeadlineExceeded = 4,
    NotFound = 5,
    AlreadyExists = 6,
    PermissionDenied = 7,
    ResourceExhausted = 8,
    FailedPrecondition = 9,
    Aborted = 10,
    OutOfRange = 11,
    Unimplemented = 12,
    Internal = 13,
    Unavailable = 14,
    DataLoss = 15,
    Unauthenticated = 16,
};

// Why something failed: a closed reason with typed arguments for people's sentences, a code, and a plain English
// message that names the object and the way out for those who use the API. Never holds a secret.
class Error {
public:
    using Arguments = std::map<std::string, std::string>;

    // The code follows from the reason.
    Error(v1::Reason reason, std::string message, Arguments arguments = {});

    // INVALID_FIELD with its violations; what is said twice alike stands there once.
    static Error invalid(std::vector<v1::FieldViolation> violations);

    Error &&with(std::string key, std::string value) &&;
    Error &&withViolations(std::vector<v1::FieldViolation> violations) &&;
    // For STALE_ETAG: what stands there now.
    Error &&withCurrent(std::shared_ptr<const v1::Resource> current) &&;

    v1::Reason reason() const { return reason_; }
    Code code() const;
    const std::string &message() const { return message_; }
    const Arguments &arguments() const { return arguments_; }
    const std::vector<v1::FieldViolation> &violations() const { return violations_; }
    const std::shared_ptr<const v1::Resource> &current() const { return current_; }

private:
    v1::Reason reason_;
    std::string message_;
    Arguments arguments_;
    std::vector<v1::FieldViolation> violations_;
    std::shared_ptr<const v1::Resource> current_;
};

// The one code that goes with a reason.
Code codeOf(v1::Reason reason);

} // namespace core

#include "backend/core/error.h"

#include <set>
#include <utility>

namespace core {

Error::Error(v1::Reason reason, std::string message, Arguments arguments)
    : reason_(reason), message_(std::move(message)), arguments_(std::move(arguments)) {}

Error Error::invalid(std::vector<v1::FieldViolation> violations) {
    std::set<std::pair<std::string, std::string>> said;
    std::erase_if(violations, [&](const v1::FieldViolation &violation) {
        return !said.emplace(violation.field(), violation.description()).second;
    });
    std::string message = violations.empty() ? std::string("the request is invalid") : std::string();
    for (const auto &violation : violations) {
        if (!message.empty())
            message += "; ";
        message += violation.field() + ": " + violation.description();
    }
    Error error(v1::INVALID_FIELD, std::move(message));
    error.violations_ = std::move(violations);
    return error;
}

Error &&Error::with(std::string key, std::string value) && {
    arguments_.insert_or_assign(std::move(key), std::move(value));
    return std::move(*this);
}

Error &&Error::withViolations(std::vector<v1::FieldViolation> violations) && {
    violations_ = std::move(violations);
    return std::move(*this);
}

Error &&Error::withCurrent(std::shared_ptr<const v1::Resource> current) && {
    current_ = std::move(current);
    return std::move(*this);
}

Code Error::code() const {
    return codeOf(reason_);
}

Code codeOf(v1::Reason reason) {
    switch (reason) {
    case v1::INVALID_FIELD:
    case v1::REFERENCE_MISSING:
    case v1::VERB_ONLY_FIELD:
    case v1::IMMUTABLE_FIELD:
    case v1::KIND_MISMATCH:
    case v1::INVALID_FILTER:
    case v1::INVALID_PAGE_TOKEN:
    case v1::TOO_LARGE:
    case v1::MANAGED_KIND:
    case v1::UNKNOWN_FIELD:
    case v1::INVALID_JSON:
    case v1::MODEL_FILE_INVALID:
    case v1::VALUE_MISSING:
    case v1::VALUE_REPEATED:
    case v1::VALUE_NOT_ALLOWED:
    case v1::VALUE_MALFORMED:
    case v1::UNSAFE_TEXT:
    case v1::VALUE_OUT_OF_RANGE:
    case v1::TIME_NOT_IN_FUTURE:
    case v1::FIELDS_EXCLUSIVE:
    case v1::MASK_PATH_INVALID:
    case v1::MODEL_FORMAT_UNSUPPORTED:
    case v1::SHARES_INCOMPLETE:
    case v1::POLICY_REASON_MISSING:
    case v1::POLICY_TICKET_MISSING:
    case v1::POLICY_TEST_FAILED:
    case v1::APPROVERS_TOO_FEW:
    case v1::POLICY_SHADOW_FIRST:
        return Code::InvalidArgument;
    case v1::NOT_FOUND:
    case v1::FILE_NOT_FOUND:
    case v1::REVISION_UNKNOWN:
        return Code::NotFound;
    case v1::ALREADY_EXISTS:
    case v1::REQUEST_ID_REUSED:
    case v1::MODEL_NAME_TAKEN:
        return Code::AlreadyExists;
    case v1::STALE_ETAG:
    case v1::FILE_CHANGED:
    case v1::APPROVAL_OF_OTHER_BYTES:
    case v1::CHANGED_MEANWHILE:
        return Code::Aborted;
    case v1::PERMISSION_MISSING:
    case v1::PATH_NOT_ALLOWED:
    case v1::GRANT_EXCEEDS_OWN:
    case v1::POLICY_FORBIDS:
    case v1::POLICY_NOT_PERMITTED:
    case v1::APPROVER_NOT_ELIGIBLE:
        return Code::PermissionDenied;
    case v1::UNAUTHENTICATED:
    case v1::UNTRUSTED_SERVER:
    case v1::INVITATION_INVALID:
        return Code::Unauthenticated;
    case v1::STILL_REFERENCED:
    case v1::WRONG_STATE:
    case v1::FILE_UNREADABLE:
    case v1::STORE_SEALED:
    case v1::DATA_DIRECTORY_IN_USE:
    case v1::DATA_DIRECTORY_UNUSABLE:
    case v1::LAST_ADMINISTRATOR:
    case v1::MODEL_RETIRED:
    case v1::DOES_NOT_FIT:
    case v1::FINDING_NOT_STOPPABLE:
    case v1::APPROVAL_PENDING:
    case v1::APPROVAL_NOT_POSSIBLE:
    case v1::POLICY_LOCKS_OUT:
        return Code::FailedPrecondition;
    case v1::REVISION_EXPIRED:
    case v1::REVISION_IN_FUTURE:
    case v1::LOG_INDEX_OUT_OF_RANGE:
        return Code::OutOfRange;
    case v1::SLOW_CONSUMER:
    case v1::RESOURCE_EXHAUSTED:
        return Code::ResourceExhausted;
    case v1::DISK_FULL:
    case v1::UNAVAILABLE:
        return Code::Unavailable;
    case v1::OPERATION_CANCELLED:
    case v1::OPERATION_INTERRUPTED:
        return Code::Cancelled;
    case v1::LOG_REWRITTEN:
    case v1::LOG_PROOF_INVALID:
        return Code::DataLoss;
    case v1::DEADLINE_EXCEEDED:
        return Code::DeadlineExceeded;
    case v1::UNIMPLEMENTED:
        return Code::Unimplemented;
    case v1::REASON_UNSPECIFIED:
    case v1::INTERNAL:
    case v1::Reason_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::Reason_INT_MAX_SENTINEL_DO_NOT_USE_:
        return Code::Internal;
    }
    return Code::Internal;
}

} // namespace core

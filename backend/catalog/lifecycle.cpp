#include "backend/catalog/lifecycle.h"

namespace catalog {

namespace {

bool mayMove(v1::Lifecycle from, v1::Lifecycle to) {
    switch (to) {
    case v1::REGISTERED:
        return from == v1::LIFECYCLE_UNSPECIFIED;
    case v1::EVALUATED:
        return from == v1::REGISTERED;
    case v1::APPROVED:
        return from == v1::EVALUATED || from == v1::DEPRECATED;
    case v1::DEPRECATED:
        return from == v1::APPROVED;
    case v1::RETIRED:
        return from != v1::RETIRED && from != v1::LIFECYCLE_UNSPECIFIED;
    case v1::LIFECYCLE_UNSPECIFIED:
    case v1::Lifecycle_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::Lifecycle_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return false;
}

} // namespace

core::Result<void> checkMove(const std::string &version, v1::Lifecycle from, v1::Lifecycle to) {
    if (mayMove(from, to))
        return {};
    return core::Error(v1::WRONG_STATE,
                       version + " is " + v1::Lifecycle_Name(from) + " and cannot become " + v1::Lifecycle_Name(to),
                       {{"name", version}, {"state", v1::Lifecycle_Name(from)}, {"verb", v1::Lifecycle_Name(to)}});
}

} // namespace catalog

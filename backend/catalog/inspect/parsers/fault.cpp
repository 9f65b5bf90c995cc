#include "backend/catalog/inspect/parsers/fault.h"

namespace inspect {

std::string_view nameOf(FaultCode code) {
    switch (code) {
    case FaultCode::ReadFailed:
        return "READ_FAILED";
    case FaultCode::UnknownFormat:
        return "UNKNOWN_FORMAT";
    case FaultCode::UnsupportedVersion:
        return "UNSUPPORTED_VERSION";
    case FaultCode::WrongByteOrder:
        return "WRONG_BYTE_ORDER";
    case FaultCode::Truncated:
        return "TRUNCATED";
    case FaultCode::LimitExceeded:
        return "LIMIT_EXCEEDED";
    case FaultCode::InvalidKey:
        return "INVALID_KEY";
    case FaultCode::InvalidText:
        return "INVALID_TEXT";
    case FaultCode::InvalidJson:
        return "INVALID_JSON";
    case FaultCode::UnknownType:
        return "UNKNOWN_TYPE";
    case FaultCode::WrongType:
        return "WRONG_TYPE";
    case FaultCode::NestedArray:
        return "NESTED_ARRAY";
    case FaultCode::Repeated:
        return "REPEATED";
    case FaultCode::InvalidAlignment:
        return "INVALID_ALIGNMENT";
    case FaultCode::InvalidShape:
        return "INVALID_SHAPE";
    case FaultCode::InvalidOffset:
        return "INVALID_OFFSET";
    }
    return "UNKNOWN_FORMAT";
}

} // namespace inspect

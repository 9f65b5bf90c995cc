#pragma once

#include <QtGlobal>

#include <google/protobuf/duration.pb.h>
#include <google/protobuf/timestamp.pb.h>

namespace gpuspage {

// Times of the page are milliseconds since 1970; the service's are messages.
struct Instants {
    static google::protobuf::Timestamp timestamp(qint64 milliseconds) {
        google::protobuf::Timestamp made;
        made.set_seconds(milliseconds / 1000);
        made.set_nanos(static_cast<int>(milliseconds % 1000) * 1'000'000);
        return made;
    }
    static google::protobuf::Duration duration(qint64 milliseconds) {
        google::protobuf::Duration made;
        made.set_seconds(milliseconds / 1000);
        made.set_nanos(static_cast<int>(milliseconds % 1000) * 1'000'000);
        return made;
    }
    template <typename Message>
    static qint64 milliseconds(const Message &message) {
        return message.seconds() * 1000 + message.nanos() / 1'000'000;
    }
};

} // namespace gpuspage

#include "backend/deployments/logs/log_query.h"

#include <algorithm>

#include "pilothouse/v1/deployment_service.pb.h"

namespace deployments {

namespace {

constexpr std::int64_t usualTail = 1'000;
constexpr std::int64_t longestTail = 100'000;

// What 64 bits of nanoseconds cannot hold becomes the first or last that they can.
std::int64_t nanoseconds(const google::protobuf::Timestamp &time) {
    constexpr std::int64_t second = 1'000'000'000;
    constexpr std::int64_t mostSeconds = INT64_MAX / second - 1;
    return std::clamp(std::int64_t{time.seconds()}, -mostSeconds, mostSeconds) * second + time.nanos();
}

} // namespace

LogQuery logQueryFrom(const pilothouse::v1::ReadLogsRequest &request, std::chrono::system_clock::time_point now) {
    LogQuery query;
    query.replicas.assign(request.replicas().begin(), request.replicas().end());
    query.contains = request.contains();
    if (request.has_start_time())
        query.start = nanoseconds(request.start_time());
    if (request.has_end_time())
        query.end = nanoseconds(request.end_time());
    else if (!request.follow())
        query.end = std::chrono::nanoseconds(now.time_since_epoch()).count();
    query.tail = request.tail() > 0 ? std::min<std::int64_t>(request.tail(), longestTail) : usualTail;
    query.follow = request.follow();
    return query;
}

} // namespace deployments

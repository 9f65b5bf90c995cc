#include "backend/gateway/worker.h"

#include <unistd.h>

#include <random>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>

#include "backend/gateway/stages.h"

namespace gateway {

namespace {

std::uint64_t seed() {
    std::random_device device;
    return (static_cast<std::uint64_t>(device()) << 32) | device();
}

} // namespace

Worker::Worker(const Shared &shared, std::size_t shard)
    : ended_(shared.ended),
      work_(asio::make_work_guard(context_)),
      deadlines_(context_),
      pool_(context_, shared.tls, deadlines_, shared.options),
      bundles_(shared.bundles),
      dice_(seed()),
      stages_(admissionStages()),
      activity_(shared.clock),
      parts_{shared.options, shared.measures, shard, deadlines_, pool_, dice_, bundles_, stages_, activity_},
      thread_([this] { context_.run(); }) {}

Worker::~Worker() {
    post([this] {
        pool_.closeAll();
        deadlines_.expireAll();
        work_.reset();
    });
    thread_.join();
}

void Worker::post(std::function<void()> work) {
    asio::post(context_, std::move(work));
}

void Worker::start(std::function<Task<void>(WorkerParts &)> task) {
    post([this, task = std::move(task)] { asio::co_spawn(context_.get_executor(), task(parts_), asio::detached); });
}

void Worker::serve(int socket) {
    count_.fetch_add(1, std::memory_order_relaxed);
    post([this, socket] { admit(socket); });
}

void Worker::admit(int descriptor) {
    ErrorCode failed;
    Socket socket(context_.get_executor());
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    ::getsockname(descriptor, reinterpret_cast<sockaddr *>(&address), &size);
    socket.assign(address.ss_family == AF_INET6 ? asio::ip::tcp::v6() : asio::ip::tcp::v4(), descriptor, failed);
    if (failed) {
        ::close(descriptor);
        count_.fetch_sub(1, std::memory_order_relaxed);
        return;
    }
    const auto session = sessions_.emplace(sessions_.end(), parts_, std::move(socket));
    asio::co_spawn(context_.get_executor(), session->run(), [this, session](const std::exception_ptr &) {
        sessions_.erase(session);
        count_.fetch_sub(1, std::memory_order_relaxed);
        ended_();
    });
}

void Worker::stop() {
    post([this] {
        for (auto &session : sessions_)
            session.stop();
    });
}

} // namespace gateway

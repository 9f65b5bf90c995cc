#include "backend/service/http_listener.h"

#include <list>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>

#include "backend/service/http_session.h"
#include "backend/service/listen_address.h"

namespace service {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

constexpr std::size_t MaxConnections = 64;

core::Error unusable(const std::string &address, const std::string &why) {
    return {v1::UNAVAILABLE, "cannot listen on '" + address + "': " + why, {}};
}

core::Result<tcp::endpoint> endpointOf(const std::string &text) {
    const auto address = ListenAddress::parse(text);
    if (!address)
        return address.error();
    boost::system::error_code failed;
    const auto ip = asio::ip::make_address(address->host == "localhost" ? "127.0.0.1" : address->host, failed);
    if (failed)
        return unusable(text, "it names no IP address of this host");
    return tcp::endpoint(ip, address->port);
}

} // namespace

class HttpListener::Acceptor {
public:
    explicit Acceptor(Handler handler)
        : handler_(std::make_shared<const Handler>(std::move(handler))), acceptor_(context_) {}

    ~Acceptor() {
        asio::post(context_, [this] {
            boost::system::error_code ignored;
            acceptor_.close(ignored);
            for (const auto &session : openSessions())
                session->close();
            work_.reset();
        });
        if (thread_.joinable())
            thread_.join();
    }

    boost::system::error_code open(const tcp::endpoint &endpoint) {
        boost::system::error_code failed;
        acceptor_.open(endpoint.protocol(), failed);
        if (!failed)
            acceptor_.set_option(tcp::acceptor::reuse_address(true), failed);
        if (!failed)
            acceptor_.bind(endpoint, failed);
        if (!failed)
            acceptor_.listen(static_cast<int>(MaxConnections), failed);
        if (failed)
            return failed;
        local_ = acceptor_.local_endpoint(failed);
        accept();
        thread_ = std::thread([this] { context_.run(); });
        return failed;
    }

    const tcp::endpoint &local() const { return local_; }

private:
    void accept() {
        acceptor_.async_accept([this](boost::system::error_code failed, tcp::socket socket) {
            if (failed == asio::error::operation_aborted || !acceptor_.is_open())
                return;
            if (!failed)
                admit(std::move(socket));
            accept();
        });
    }

    // One connection too many is closed at once: readers try again, and nothing waits without bound.
    void admit(tcp::socket socket) {
        const std::lock_guard lock(mutex_);
        if (sessions_.size() >= MaxConnections)
            return;
        const auto entry = sessions_.emplace(sessions_.end());
        const auto session = std::make_shared<HttpSession>(std::move(socket), handler_, [this, entry] {
            const std::lock_guard lock(mutex_);
            sessions_.erase(entry);
        });
        *entry = session;
        session->read();
    }

    std::vector<std::shared_ptr<HttpSession>> openSessions() const {
        const std::lock_guard lock(mutex_);
        std::vector<std::shared_ptr<HttpSession>> open;
        for (const auto &session : sessions_) {
            if (auto alive = session.lock())
                open.push_back(std::move(alive));
        }
        return open;
    }

    std::shared_ptr<const Handler> handler_;
    // Guards the list, from which sessions take themselves when they end.
    mutable std::mutex mutex_;
    std::list<std::weak_ptr<HttpSession>> sessions_;
    asio::io_context context_{1};
    asio::executor_work_guard<asio::io_context::executor_type> work_ = asio::make_work_guard(context_);
    tcp::acceptor acceptor_;
    tcp::endpoint local_;
    std::thread thread_;
};

HttpListener::HttpListener(std::unique_ptr<Acceptor> acceptor) : acceptor_(std::move(acceptor)) {}

HttpListener::~HttpListener() = default;

core::Result<std::unique_ptr<HttpListener>> HttpListener::start(const std::string &address, Handler handler) {
    const auto endpoint = endpointOf(address);
    if (!endpoint)
        return endpoint.error();
    auto acceptor = std::make_unique<Acceptor>(std::move(handler));
    if (const auto failed = acceptor->open(*endpoint))
        return unusable(address, failed.message());
    return std::unique_ptr<HttpListener>(new HttpListener(std::move(acceptor)));
}

std::string HttpListener::address() const {
    const auto &local = acceptor_->local();
    const auto host = local.address().to_string();
    return (local.address().is_v6() ? "[" + host + "]" : host) + ":" + std::to_string(local.port());
}

} // namespace service

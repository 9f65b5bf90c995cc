#pragma once

#include <functional>
#include <memory>
#include <string>

#include "backend/web/base_url.h"

#include "pilothouse/v1/finding.pb.h"

namespace web {
class HttpClient;
}

namespace findings {

namespace v1 = pilothouse::v1;

// What came of asking an endpoint.
struct AskedEndpoint {
    enum class Kind {
        // Nobody is there.
        Absent,
        // The host's name is not known, or the like: nothing can be said. `detail` says why.
        Unreachable,
        // Somebody is there, or may be, and says nothing in time.
        Silent,
        // It answers with something else than HTTP, in clear and over TLS.
        NotHttp,
        // It speaks HTTP, and not about models.
        Web,
        // It says that it is not ready yet.
        Loading,
        Inference,
    };

    // Somebody took the connection.
    bool hasAnswered() const { return kind >= Kind::NotHttp; }

    Kind kind = Kind::Absent;
    // Without the address.
    v1::FoundEndpoint endpoint = {};
    std::string detail = {};
};

// Holds the interview with endpoints: a few harmless GETs one after the other, each bounded in time and size, without
// any credential, following no redirection. What does not speak in clear, but may over TLS, is asked so once, whatever
// certificate it shows.
class EndpointAsker {
public:
    using Done = std::function<void(AskedEndpoint)>;

    // The HTTP client outlives the asker.
    explicit EndpointAsker(web::HttpClient &http);
    EndpointAsker(const EndpointAsker &) = delete;
    EndpointAsker &operator=(const EndpointAsker &) = delete;
    // Begins no further question; whoever is asked just now is still told of.
    ~EndpointAsker();

    // `done` is called once, on the HTTP client's thread; it must not block.
    void start(const web::BaseUrl &url, Done done);

private:
    struct Gate;
    struct Talk;

    static void ask(const std::shared_ptr<Talk> &talk);

    web::HttpClient &http_;
    const std::shared_ptr<Gate> gate_;
};

} // namespace findings

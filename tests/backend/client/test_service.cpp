#include "tests/backend/client/test_service.h"

#include "backend/rpc/status_mapping.h"
#include "backend/tls/certificate_files.h"
#include "backend/tls/credentials.h"
#include "backend/tls/key_pair.h"
#include "pilothouse/v1/audit_service.grpc.pb.h"
#include "pilothouse/v1/identity_service.grpc.pb.h"
#include "pilothouse/v1/resource_service.grpc.pb.h"

#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>

#include <atomic>
#include <thread>

namespace client_test {

namespace {

std::chrono::sys_seconds now() {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

grpc::Status statusOf(core::v1::Reason reason, const std::string &message) {
    return rpc::toStatus(core::Error(reason, message));
}

// Ends when the client cancels, never by itself.
class HangingReactor final : public grpc::ServerUnaryReactor {
public:
    explicit HangingReactor(Answers &answers) : answers_(answers) {}
    void OnCancel() override {
        {
            std::lock_guard lock(answers_.mutex);
            ++answers_.cancelled;
        }
        Finish(grpc::Status::CANCELLED);
    }
    void OnDone() override { delete this; }

private:
    Answers &answers_;
};

class WatchReactor final : public grpc::ServerWriteReactor<v1::WatchResponse> {
public:
    WatchReactor(Store &store, Answers &answers, std::int64_t after) : store_(store), answers_(answers), after_(after) {
        {
            std::lock_guard lock(answers_.mutex);
            ++answers_.watches;
            ++answers_.openWatches;
            answers_.watchedAfter.push_back(after);
            cutAfter_ = answers_.cutAfter;
            partSize_ = answers_.partSize;
        }
        if (after == 0) {
            first_ = store_.everything();
            firstRevision_ = store_.revision();
        }
        listener_ = store_.listen([this] { step(); });
        step();
    }
    void OnWriteDone(bool ok) override {
        {
            std::lock_guard lock(mutex_);
            isWriting_ = false;
            isOver_ |= !ok;
        }
        {
            std::lock_guard lock(answers_.mutex);
            ++answers_.watchMessages;
        }
        step();
    }
    void OnCancel() override {
        {
            std::lock_guard lock(mutex_);
            isOver_ = true;
        }
        step();
    }
    void OnDone() override {
        store_.unlisten(listener_);
        {
            std::lock_guard lock(answers_.mutex);
            --answers_.openWatches;
        }
        delete this;
    }

private:
    void step() {
        grpc::Status end = grpc::Status::OK;
        {
            std::lock_guard lock(mutex_);
            if (isWriting_ || isFinished_)
                return;
            if (isOver_) {
                isFinished_ = true;
                end = grpc::Status::CANCELLED;
            } else if (cutAfter_ > 0 && sent_ >= cutAfter_) {
                isFinished_ = true;
                // What overtakes messages that wait has no details.
                end = grpc::Status(grpc::StatusCode::RESOURCE_EXHAUSTED, "cut");
            } else if (!next()) {
                if (!isExpired_)
                    return;
                isFinished_ = true;
                end = statusOf(core::v1::REVISION_EXPIRED, "list anew");
            } else {
                isWriting_ = true;
                ++sent_;
            }
        }
        isFinished_ ? Finish(end) : StartWrite(&response_);
    }

    // Whether there is something to send.
    bool next() {
        response_.Clear();
        if (after_ == 0) {
            while (position_ < first_.size() && response_.changes_size() < partSize_)
                *response_.add_changes() = first_[position_++];
            if (position_ == first_.size()) {
                after_ = firstRevision_;
                response_.set_revision(after_);
            }
            return true;
        }
        const auto changes = store_.changesAfter(after_);
        isExpired_ = !changes;
        if (!changes || (changes->empty() && sent_ > 0))
            return false;
        for (const auto &change : *changes) {
            *response_.add_changes() = change;
            after_ = std::max(after_, change.resource().meta().revision());
        }
        response_.set_revision(after_);
        return true;
    }

    Store &store_;
    Answers &answers_;
    std::mutex mutex_;
    std::int64_t after_;
    std::vector<v1::WatchResponse::Change> first_;
    std::int64_t firstRevision_ = 0;
    std::size_t position_ = 0;
    int sent_ = 0;
    int cutAfter_ = 0;
    int partSize_ = 500;
    int listener_ = 0;
    bool isWriting_ = false;
    bool isOver_ = false;
    bool isExpired_ = false;
    bool isFinished_ = false;
    v1::WatchResponse response_;
};

class Resources final : public v1::ResourceService::CallbackService {
public:
    Resources(Store &store, Answers &answers) : store_(store), answers_(answers) {}

    grpc::ServerUnaryReactor *GetServerInfo(grpc::CallbackServerContext *context, const v1::GetServerInfoRequest *,
                                            v1::ServerInfo *response) override {
        std::lock_guard lock(answers_.mutex);
        if (answers_.hangs)
            return new HangingReactor(answers_);
        *response = answers_.info;
        return finish(context, grpc::Status::OK);
    }
    grpc::ServerUnaryReactor *Get(grpc::CallbackServerContext *context, const v1::GetRequest *request,
                                  v1::GetResponse *response) override {
        {
            std::lock_guard lock(answers_.mutex);
            if (answers_.hangs)
                return new HangingReactor(answers_);
        }
        for (const auto &change : store_.everything()) {
            if (change.resource().meta().name() == request->name()) {
                *response->mutable_resource() = change.resource();
                return finish(context, grpc::Status::OK);
            }
        }
        return finish(context, rpc::toStatus(core::Error(core::v1::NOT_FOUND, "there is no " + request->name(),
                                                         {{"name", request->name()}})));
    }
    grpc::ServerWriteReactor<v1::WatchResponse> *Watch(grpc::CallbackServerContext *,
                                                       const v1::WatchRequest *request) override {
        return new WatchReactor(store_, answers_, request->after_revision());
    }
    grpc::ServerUnaryReactor *TestPermissions(grpc::CallbackServerContext *context,
                                              const v1::TestPermissionsRequest *request,
                                              v1::TestPermissionsResponse *response) override {
        std::lock_guard lock(answers_.mutex);
        ++answers_.permissionCalls;
        answers_.permissionQuestions += request->questions_size();
        for (const auto &question : request->questions())
            response->add_allowed(answers_.isAllowed(question.permission(), question.name()));
        return finish(context, grpc::Status::OK);
    }

    static grpc::ServerUnaryReactor *finish(grpc::CallbackServerContext *context, const grpc::Status &status) {
        auto *reactor = context->DefaultReactor();
        reactor->Finish(status);
        return reactor;
    }

private:
    Store &store_;
    Answers &answers_;
};

class Audit final : public v1::AuditService::CallbackService {
public:
    explicit Audit(Answers &answers) : answers_(answers) {}

    grpc::ServerUnaryReactor *GetCheckpoint(grpc::CallbackServerContext *context, const v1::GetCheckpointRequest *,
                                            v1::GetCheckpointResponse *response) override {
        std::lock_guard lock(answers_.mutex);
        response->set_checkpoint(answers_.checkpoint());
        return Resources::finish(context, grpc::Status::OK);
    }
    grpc::ServerUnaryReactor *GetConsistencyProof(grpc::CallbackServerContext *context,
                                                  const v1::GetConsistencyProofRequest *request,
                                                  v1::GetConsistencyProofResponse *response) override {
        std::lock_guard lock(answers_.mutex);
        const auto hashes = answers_.consistency(request->old_size(), request->new_size());
        if (!hashes)
            return Resources::finish(context, rpc::toStatus(hashes.error()));
        response->mutable_hashes()->Assign(hashes->begin(), hashes->end());
        return Resources::finish(context, grpc::Status::OK);
    }
    grpc::ServerUnaryReactor *GetInclusionProofs(grpc::CallbackServerContext *context,
                                                 const v1::GetInclusionProofsRequest *request,
                                                 v1::GetInclusionProofsResponse *response) override {
        std::lock_guard lock(answers_.mutex);
        ++answers_.inclusionCalls;
        for (const auto index : request->indices()) {
            const auto inclusion = answers_.inclusion(index, request->tree_size());
            auto *proof = response->add_proofs();
            proof->set_index(index);
            proof->set_leaf_hash(inclusion.leafHash);
            proof->mutable_hashes()->Assign(inclusion.hashes.begin(), inclusion.hashes.end());
        }
        return Resources::finish(context, grpc::Status::OK);
    }

private:
    Answers &answers_;
};

class Identity final : public v1::IdentityService::CallbackService {
public:
    explicit Identity(const Authority &authority) : authority_(authority) {}

    grpc::ServerUnaryReactor *RenewCertificate(grpc::CallbackServerContext *context,
                                               const v1::RenewCertificateRequest *request,
                                               v1::RenewCertificateResponse *response) override {
        const auto issued = authority_.authority().issueClient(request->certificate_request_pem(), "alice",
                                                               tls::beginOfIssued(client_test::now()));
        if (!issued)
            return Resources::finish(context, rpc::toStatus(issued.error()));
        response->set_certificate_pem(*issued);
        response->set_ca_pem(authority_.authority().certificatePem());
        return Resources::finish(context, grpc::Status::OK);
    }

private:
    const Authority &authority_;
};

} // namespace

Authority::Authority(const std::string &trustDomain)
    : authority_(tls::CertificateAuthority::open(directory_.path(), trustDomain, nullptr, now()).value()) {}

Authority::Authority(const std::filesystem::path &directory)
    : authority_(tls::CertificateAuthority::open(directory, TrustDomain, nullptr, now()).value()) {}

tls::Credentials Authority::client(const std::string &id, std::chrono::sys_seconds issuedAt) const {
    const auto key = tls::KeyPair::make();
    return {authority_->certificatePem(), authority_->issueClient(key.certificateRequestPem(), id, issuedAt).value(),
            key.privateKeyPem()};
}

tls::Credentials Authority::client(const std::string &id) const {
    return client(id, tls::beginOfIssued(now()));
}

tls::Credentials Authority::server() const {
    const auto key = tls::KeyPair::make();
    return {authority_->certificatePem(),
            authority_->issueServer(key.certificateRequestPem(), {"127.0.0.1"}, now()).value(), key.privateKeyPem()};
}

class TestService::Data {
public:
    Data(const Authority &authority, Store &store, Answers &answers)
        : files(directory.path()), resources(store, answers), audit(answers), identity(authority) {
        (void)files.replace(authority.server());
        grpc::ServerBuilder builder;
        builder.AddListeningPort("127.0.0.1:0", tls::serverCredentials(files), &port);
        builder.RegisterService(&resources);
        builder.RegisterService(&audit);
        builder.RegisterService(&identity);
        server = builder.BuildAndStart();
    }
    ~Data() {
        server->Shutdown(std::chrono::system_clock::now());
        server->Wait();
    }

    support::TemporaryDirectory directory;
    tls::CertificateFiles files;
    Resources resources;
    Audit audit;
    Identity identity;
    int port = 0;
    std::unique_ptr<grpc::Server> server;
};

TestService::TestService(const Authority &authority, Store &store, Answers &answers)
    : data_(std::make_unique<Data>(authority, store, answers)) {}

TestService::~TestService() = default;

std::string TestService::address() const {
    return "127.0.0.1:" + std::to_string(data_->port);
}

client::Pending<client::Endpoint> TestSource::resolve() {
    ++asked;
    const client::Promise<client::Endpoint> promise;
    if (endpoint)
        promise.complete(*endpoint);
    else
        promise.complete(core::Error(core::v1::UNAVAILABLE, "no service is known"));
    return promise.pending();
}

client::Pending<void> TestSource::store(tls::Credentials credentials) {
    const client::Promise<void> promise;
    if (refusal) {
        promise.complete(*refusal);
        return promise.pending();
    }
    stored.push_back(std::move(credentials));
    promise.complete({});
    return promise.pending();
}

} // namespace client_test

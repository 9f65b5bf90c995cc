// Stands in for `pilothouse service --data-dir D`: fake_service MODE D, where MODE is `serve`, `fail`, `hang`, or the
// number of models to serve.

#include "backend/tls/endpoint_file.h"
#include "tests/backend/client/test_service.h"

#include <csignal>
#include <fcntl.h>
#include <iostream>
#include <sys/file.h>
#include <unistd.h>

namespace {

int serve(const std::filesystem::path &directory, int models) {
    const int lock = ::open((directory / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
        std::cerr << "another process holds the data directory\n";
        return 1;
    }
    const client_test::Authority authority(directory);
    const auto owner = tls::ownerCredentialsPath(directory);
    if (std::filesystem::create_directory(owner))
        (void)tls::storeCredentials(tls::CredentialFiles::in(owner), authority.client());
    client_test::Store store;
    std::vector<client_test::v1::Resource> resources;
    for (int i = 0; i < models; ++i)
        resources.push_back(client_test::wholeModel(i));
    store.fill(std::move(resources));
    client_test::Answers answers;
    answers.info.set_embedded(true);
    const client_test::TestService service(authority, store, answers);
    (void)tls::writeEndpointFile(directory, {service.address(), ::getpid(), {}, {}, "test"});
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    const timespec atMost = {60, 0};
    ::sigtimedwait(&signals, nullptr, &atMost);
    tls::removeEndpointFile(directory, ::getpid());
    return 0;
}

} // namespace

int main(int argc, char **argv) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    const std::string mode = argc == 3 ? argv[1] : "";
    if (mode == "serve")
        return serve(argv[2], 0);
    if (mode == "fail") {
        std::cerr << "the disk is on fire\n";
        return 1;
    }
    if (mode != "hang")
        return serve(argv[2], std::stoi(mode));
    const timespec atMost = {10, 0};
    ::sigtimedwait(&signals, nullptr, &atMost);
    return 0;
}

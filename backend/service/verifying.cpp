#include "backend/service/verifying.h"

#include <utility>

#include "backend/core/clock.h"
#include "backend/core/random.h"
#include "backend/identity/authority.h"
#include "backend/ledger/ledger.h"
#include "backend/service/local_client.h"

namespace service {

namespace {

core::Error sealedError(const v1::SealState &seal) {
    return {v1::STORE_SEALED, seal.what(), {{"index", std::to_string(seal.index())}, {"what", seal.what()}}};
}

core::Result<std::int64_t> verifyAlone(const std::filesystem::path &dataDirectory, const std::filesystem::path &keyFile,
                                       ledger::Ledger::Depth depth, const VerifyProgress &progress) {
    core::SystemClock clock;
    core::SystemRandom random;
    const identity::Authority authority(clock);
    ledger::Options options{.clock = clock, .random = random};
    options.dataDirectory = dataDirectory;
    options.keyFile = keyFile;
    options.authority = &authority;
    const auto opened = ledger::Ledger::open(std::move(options));
    if (!opened)
        return opened.error();
    auto &ledger = **opened;
    if (const auto seal = ledger.seal())
        return sealedError(*seal);
    return ledger.verify(depth, [&progress](std::int64_t done, std::int64_t total, v1::OperationPhase) {
        progress(done, total, "entries");
        return true;
    });
}

} // namespace

core::Result<std::int64_t> verify(const std::filesystem::path &dataDirectory, const std::filesystem::path &keyFile,
                                  ledger::Ledger::Depth depth, const VerifyProgress &progress) {
    // Opening would make a store where there is none.
    std::error_code failed;
    if (!std::filesystem::exists(dataDirectory / "store.db", failed))
        return core::Error(v1::FILE_NOT_FOUND, "there is no store in '" + dataDirectory.string() + "'",
                           {{"path", dataDirectory.string()}});
    auto running = LocalClient::join(dataDirectory);
    if (running)
        return running->verify(depth, [&progress](const v1::OperationStatus &status) {
            progress(status.done(), status.total(), status.unit());
        });
    if (running.error().reason() != v1::FILE_NOT_FOUND)
        return running.error();
    return verifyAlone(dataDirectory, keyFile, depth, progress);
}

} // namespace service

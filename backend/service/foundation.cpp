#include "backend/service/foundation.h"

#include <unistd.h>

#include <array>
#include <chrono>
#include <set>
#include <utility>

#include "backend/changes/change_gate.h"
#include "backend/core/clock.h"
#include "backend/core/sealed_file.h"
#include "backend/identity/owner.h"
#include "backend/ledger/ledger.h"
#include "backend/secret/secret_store.h"
#include "backend/service/asked_policies.h"
#include "backend/service/control_service.h"
#include "backend/service/demo.h"
#include "backend/service/listen_address.h"
#include "backend/service/rules_of_nouns.h"
#include "backend/service/scenario.h"
#include "backend/service/server_identity.h"
#include "backend/service/structured_log.h"
#include "backend/tls/certificate_authority.h"

namespace service {

namespace {

// Where the service is reached: on this host in any case.
std::vector<std::string> hostsOf(const std::string &listen) {
    std::set<std::string> hosts{"localhost", "127.0.0.1", "::1"};
    if (const auto address = ListenAddress::parse(listen); address && !address->isEverywhere())
        hosts.insert(address->host);
    std::array<char, 256> name{};
    if (gethostname(name.data(), name.size() - 1) == 0 && name.front() != '\0')
        hosts.insert(name.data());
    return {hosts.begin(), hosts.end()};
}

ledger::Options ledgerOptions(const Options &options, const Foundation &foundation, core::Clock &clock,
                              core::Random &random) {
    ledger::Options wanted{.clock = clock, .random = random};
    wanted.dataDirectory = options.dataDirectory;
    wanted.trustDomain = options.scenario ? options.scenario->trustDomain() : options.trustDomain;
    wanted.keyFile = options.keyFile;
    wanted.credentialsDirectory = options.credentialsDirectory;
    for (const auto &rules : foundation.rules)
        wanted.rules.push_back(rules.get());
    wanted.authority = &foundation.authority;
    wanted.gate = foundation.gate.get();
    return wanted;
}

} // namespace

Foundation::Foundation(core::Clock &clock) : clock(clock), authority(clock) {}

Foundation::~Foundation() = default;

core::Result<void> Foundation::lay(const Options &options, core::Random &random, StructuredLog &log) {
    auto key = core::WrappingKey::find(options.keyFile, options.credentialsDirectory);
    if (!key)
        return key.error();
    if (auto opened = openLedger(options, random); !opened)
        return opened;
    const auto now = std::chrono::floor<std::chrono::seconds>(clock.now());
    auto authorityOpened = tls::CertificateAuthority::open(options.dataDirectory, ledger->identity().trustDomain,
                                                           *key ? &**key : nullptr, now);
    if (!authorityOpened)
        return authorityOpened.error();
    certificates = std::move(*authorityOpened);
    auto store = secret::SecretStore::open(options.dataDirectory / "secrets", *key);
    if (!store)
        return store.error();
    secrets = std::make_unique<const secret::SecretStore>(*std::move(store));
    if (options.scenario) {
        if (auto made = makeUpSecrets(); !made)
            return made;
    }
    if (!certificates->isEncryptedAtRest() || !ledger->isEncryptedAtRest())
        log.warn("keys are not encrypted at rest", {{"way_out", "give --key-file or systemd's pilothouse-key"}});
    if (auto kept = keepOwner(options, random); !kept)
        return kept;
    auto made = ServerIdentity::make(options.dataDirectory / "server", *certificates, hostsOf(options.listen), clock);
    if (!made)
        return made.error();
    identity = std::move(*made);
    return {};
}

const core::Clock &Foundation::shownClock() const {
    return scenarioClock ? static_cast<const core::Clock &>(*scenarioClock) : clock;
}

core::Result<void> Foundation::openLedger(const Options &options, core::Random &random) {
    if (options.scenario) {
        scenarioClock = std::make_unique<ScenarioClock>(options.scenario->now());
        // What goes on must not draw the same ids again at its next start.
        if (!options.isDemo)
            scenarioRandom = std::make_unique<ScenarioRandom>(options.scenario->seed());
    }
    core::Clock &ledgerClock = scenarioClock ? *scenarioClock : clock;
    core::Random &ledgerRandom = scenarioRandom ? static_cast<core::Random &>(*scenarioRandom) : random;
    rules = rulesOfNouns(ledgerClock);
    gate = std::make_unique<changes::ChangeGate>(ledgerClock, ledgerRandom);
    auto opened = ledger::Ledger::open(ledgerOptions(options, *this, ledgerClock, ledgerRandom));
    if (!opened)
        return opened.error();
    ledger = std::move(*opened);
    asked = std::make_unique<AskedPolicies>(*gate, *ledger, options.dataDirectory / "decisions");
    if (!options.scenario)
        return {};
    if (options.isDemo)
        return layDemo(options, random);
    if (auto played = options.scenario->play(*ledger, *scenarioClock); !played)
        return played;
    return identity::rememberOwner(options.dataDirectory, options.scenario->owner());
}

core::Result<void> Foundation::layDemo(const Options &options, core::Random &random) {
    const bool isNew = ledger->snapshot()->revision() == 0;
    if (isNew) {
        if (auto filled = fillDemo(*options.scenario, *ledger, *scenarioClock, random); !filled)
            return filled;
    }
    scenarioClock->follow(clock);
    if (!isNew)
        return {};
    return identity::rememberOwner(options.dataDirectory, options.scenario->owner());
}

core::Result<void> Foundation::makeUpSecrets() const {
    core::Result<void> made;
    ledger->snapshot()->each("secrets", [&](const ledger::ResourcePtr &secret) {
        const auto &uid = secret->meta().uid();
        if (!secret->secret_status().has_set_time() || secrets->value(uid))
            return true;
        constexpr std::int64_t mark = 0;
        made = secrets->prepare(uid, mark, "made up");
        if (made)
            secrets->take(uid, mark);
        return made.isOk();
    });
    return made;
}

core::Result<void> Foundation::keepOwner(const Options &options, core::Random &random) {
    auto kept =
        identity::ensureOwner({*ledger, *certificates, clock, random, options.dataDirectory, options.ownerName});
    return ledger->seal() ? core::Result<void>() : kept;
}

} // namespace service

#include "tests/backend/findings/found_world.h"

#include "backend/core/time_text.h"

namespace findings::test {

Endpoint::Endpoint(std::map<std::string, std::string> answers)
    : answers_(std::move(answers)), server_([this](support::ScriptedPeer &peer, int) {
          for (auto request = peer.request(); !request.empty(); request = peer.request()) {
              const auto begin = request.find(' ') + 1;
              const auto path = request.substr(begin, request.find(' ', begin) - begin);
              {
                  const std::lock_guard lock(mutex_);
                  requests_.push_back(request);
              }
              const auto found = answers_.find(path);
              peer.send(found == answers_.end() ? "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
                                                : support::wholeAnswer(found->second));
          }
      }) {}

std::vector<std::string> Endpoint::requests() const {
    const std::lock_guard lock(mutex_);
    return requests_;
}

std::string modelList(const std::string &model, const std::string &owner) {
    return R"({"object":"list","data":[{"id":")" + model + R"(","object":"model","owned_by":")" + owner + R"("}]})";
}

void Host::own(std::vector<replica::ProcessIdentity> roots) {
    const std::lock_guard lock(mutex_);
    roots_ = std::move(roots);
}

void Host::use(std::vector<GpuUse> uses) {
    const std::lock_guard lock(mutex_);
    uses_ = std::move(uses);
}

void Host::program(std::vector<ProgramFile> programs) {
    const std::lock_guard lock(mutex_);
    programs_ = std::move(programs);
}

std::vector<replica::ProcessIdentity> Host::ownRoots() const {
    const std::lock_guard lock(mutex_);
    return roots_;
}

std::vector<ProgramFile> Host::ownPrograms() const {
    const std::lock_guard lock(mutex_);
    return programs_;
}

std::vector<GpuUse> Host::gpuUses() const {
    const std::lock_guard lock(mutex_);
    return uses_;
}

FoundWorld::FoundWorld() {
    world.rules = {&findingRules_, &scanRules_, &sourceRules_};
    EXPECT_TRUE(world.open());
}

void FoundWorld::start(const std::vector<std::uint16_t> &ports) {
    controller_.reset();
    FindingController::Parts parts{*world, world.clock};
    parts.host = &host;
    parts.node = Node;
    // The first is a port of nobody.
    parts.options = {20ms, 0ms, 0ms, 2s, {1}};
    parts.options.ports.insert(parts.options.ports.end(), ports.begin(), ports.end());
    controller_.emplace(std::move(parts));
}

std::string FoundWorld::put(const v1::Resource &resource) {
    const auto before = world->snapshot()->find(resource.meta().name());
    const auto done = world.apply({ledger::test::put(resource, before ? before->meta().etag() : std::string())});
    if (done)
        return {};
    std::string text;
    for (const auto &violation : done.error().violations())
        text += (text.empty() ? "" : " ") + violation.field() + ":" + v1::Reason_Name(violation.reason());
    return text.empty() ? v1::Reason_Name(done.error().reason()) : text;
}

std::string FoundWorld::decide(const v1::Resource &finding, const v1::FindingSpec &spec) {
    auto resource = world.current(finding.meta().name());
    *resource.mutable_finding() = spec;
    resource.clear_finding_status();
    return put(resource);
}

std::string FoundWorld::scan(const std::string &id, const std::vector<std::string> &addresses) {
    v1::Resource source;
    source.mutable_meta()->set_name("telemetrySources/" + id);
    auto &scan = *source.mutable_telemetry_source()->mutable_scan();
    for (const auto &address : addresses) {
        auto &target = *scan.add_targets();
        const auto colon = address.rfind(':');
        target.set_host(address.substr(0, colon));
        target.add_ports(std::stoi(address.substr(colon + 1)));
    }
    scan.mutable_period()->set_seconds(10);
    return put(source);
}

std::vector<v1::Resource> FoundWorld::all() const {
    std::vector<v1::Resource> all;
    world->snapshot()->each("findings", [&](const ledger::ResourcePtr &finding) {
        all.push_back(*finding);
        return true;
    });
    return all;
}

std::optional<v1::Resource> FoundWorld::at(std::uint16_t port) const {
    for (auto &finding : all()) {
        if (finding.finding_status().endpoint().address().ends_with(":" + std::to_string(port)))
            return finding;
    }
    return std::nullopt;
}

bool FoundWorld::isAt(std::uint16_t port, v1::FindingStatus::State state) const {
    const auto finding = at(port);
    return finding && finding->finding_status().state() == state;
}

v1::TelemetrySourceStatus FoundWorld::source(const std::string &id) const {
    const auto found = world->snapshot()->find("telemetrySources/" + id);
    return found ? found->telemetry_source_status() : v1::TelemetrySourceStatus();
}

v1::FindingSpec allowed(core::TimePoint until, const std::string &note) {
    v1::FindingSpec spec;
    spec.set_decision(v1::ALLOW);
    spec.set_note(note);
    *spec.mutable_allowed_until_time() = core::toTimestamp(until);
    return spec;
}

} // namespace findings::test

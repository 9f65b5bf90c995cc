// The real service on a disk that is full when an import has been hashed. A program of its own: it forks before gRPC is
// used.
#include <csignal>
#include <fstream>
#include <functional>

#include "tests/backend/catalog/inspect/safetensors_bytes.h"
#include "tests/backend/daemon/daemon_fixture.h"
#include "tests/support/child_process.h"
#include "tests/support/eventually.h"

#include "pilothouse/v1/catalog_service.pb.h"

namespace support {
namespace {

namespace fs = std::filesystem;

bool holdsOpen(pid_t process, const fs::path &file) {
    std::error_code gone;
    for (const auto &entry : fs::directory_iterator("/proc/" + std::to_string(process) + "/fd", gone)) {
        if (fs::read_symlink(entry.path(), gone) == file)
            return true;
    }
    return false;
}

// Writes until the service says that there is no more room.
bool runsFull(const ServiceClient &client) {
    for (int number = 0; number < 2000; ++number) {
        auto model = modelNamed("m" + std::to_string(number));
        model.mutable_model()->set_card(std::string(100'000, 'x'));
        if (const auto applied = client.put(model); !applied)
            return applied.error().reason() == v1::DISK_FULL;
    }
    return false;
}

class FullDiskImport : public DaemonTest {
public:
    void TestBody() override {}

    // A number for what went wrong; 0 for nothing.
    int run() {
        const auto file = fs::canonical(models.path()) / "a.safetensors";
        writeSparseSafetensors(file, 4ull << 30);
        const auto daemon = serve({"--model-root", models.path().string()});
        const auto owner = clientWith(tls::ownerCredentialsPath(data));
        v1::ImportModelRequest request;
        request.mutable_work()->add_paths(file.string());
        request.mutable_work()->set_model("models/imported");
        const auto started = owner.ask<v1::ImportModelResponse>("CatalogService.ImportModel", request);
        if (!started || !eventually([&] { return holdsOpen(daemon->pid(), file); }))
            return 1;
        fillDisk(directory.path() / "filler");
        if (!runsFull(owner))
            return 2;
        if (!eventually([&] { return !holdsOpen(daemon->pid(), file); }))
            return 3;
        const auto name = started->operation().meta().name();
        const auto waiting = owner.get(name);
        if (!waiting || waiting->operation_status().state() != v1::RUNNING || owner.get("models/imported"))
            return 4;
        fs::remove(directory.path() / "filler");
        if (!eventually([&] { return owner.get(name)->operation_status().state() == v1::SUCCEEDED; }))
            return 5;
        daemon->signal(SIGTERM);
        if (daemon->wait() != 0 || Child("pilothoused", with("verify")).wait() != 0)
            return 6;
        return 0;
    }

    const fs::path &disk() const { return directory.path(); }

private:
    TemporaryDirectory models;
};

TEST(FullDiskImportTest, AnImportThatFindsTheDiskFullIsRegisteredWhenThereIsRoom) {
    FullDiskImport import;
    const int status = onSmallDisk(import.disk(), "160m", [&import] { return import.run(); });
    if (status == NoSmallDisk)
        GTEST_SKIP() << "needs the right to mount a tmpfs";
    EXPECT_EQ(status, 0);
}

} // namespace
} // namespace support

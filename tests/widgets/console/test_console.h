#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include <QDialog>
#include <QSettings>
#include <QTest>

#include "backend/client/connection.h"
#include "backend/client/log_verifier.h"
#include "backend/client/permissions.h"
#include "backend/client/resource_cache.h"
#include "backend/core/random.h"
#include "backend/service/scenario.h"
#include "tests/backend/service/running_service.h"
#include "widgets/kit/notices.h"
#include "widgets/kit/session.h"
#include "widgets/kit/theme.h"
#include "widgets/kit/time_text.h"

namespace support {

// Where the service of the test is; nowhere without an endpoint.
class FixedSource final : public client::EndpointSource {
public:
    client::Pending<client::Endpoint> resolve() override;
    client::Pending<void> store(tls::Credentials credentials) override;

    std::optional<client::Endpoint> endpoint;
    int asked = 0;
};

// What every page of a console works with, under one identity, against a service in this process. What it remembers
// lies in the directory.
class TestConsole {
public:
    TestConsole(RunningService &service, const tls::Credentials &credentials, const kit::Theme &theme,
                const std::filesystem::path &memory);

    kit::Session session();
    // Where the service is from now on; the connection finds it at its next attempt.
    void find(RunningService &service);

    kit::TimeText times{QTimeZone::utc()};
    kit::Notices notices;
    // What was posted, oldest first.
    QList<kit::Notice> posted;
    QSettings memory;
    FixedSource source;

private:
    const kit::Theme &theme_;
    const tls::Credentials credentials_;
    const core::Clock &clock_;
    core::SystemRandom random_;

public:
    client::Connection connection;
    client::ResourceCache cache;
    client::Permissions permissions;
    client::LogVerifier verifier;
};

// How long something is waited for that comes by itself.
constexpr int patience = 20'000;

// The scenario that pictures are taken of.
std::shared_ptr<const service::Scenario> showcase();

// A part of a window by its name; the test ends where there is none.
template <typename T = QWidget>
T *part(const QObject &owner, const char *name) {
    auto *found = owner.findChild<T *>(QString::fromLatin1(name));
    if (!found)
        qFatal("There is no %s.", name);
    return found;
}

// An open dialog by its name, null where there is none.
QDialog *dialogNamed(const char *name);
// The same, waited for; the test ends where it does not open.
QDialog *waitForDialog(const char *name);
// Chooses the file of that name in the dialog that asks for one; the test ends where none does.
void chooseFile(const QString &directory, const QString &name);
// Types the reason into a change dialog and applies it as soon as that can be done.
void applyChange(QDialog *dialog, const char *reason);

// The value of a fact in a FactList of that name.
QString factIn(const QObject &owner, const char *list, const char *label);

void click(QWidget *widget);

} // namespace support

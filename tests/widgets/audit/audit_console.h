#pragma once

#include <memory>
#include <optional>

#include <QAction>
#include <QLineEdit>
#include <QSettings>
#include <QTest>

#include "backend/client/connection.h"
#include "backend/client/log_verifier.h"
#include "backend/client/permissions.h"
#include "backend/client/resource_cache.h"
#include "tests/backend/service/running_service.h"
#include "widgets/audit/audit_page.h"
#include "widgets/kit/fact_list.h"
#include "widgets/kit/notices.h"
#include "widgets/kit/session.h"
#include "widgets/kit/time_text.h"
#include "widgets/kit/window_grid.h"

namespace audit_test {

namespace v1 = pilothouse::v1;

// Where the service of the test is; nowhere without an endpoint.
class FixedSource final : public client::EndpointSource {
public:
    client::Pending<client::Endpoint> resolve() override {
        const client::Promise<client::Endpoint> promise;
        if (endpoint)
            promise.complete(*endpoint);
        else
            promise.complete(core::Error(v1::UNAVAILABLE, "nothing is there"));
        return promise.pending();
    }
    client::Pending<void> store(tls::Credentials) override {
        const client::Promise<void> promise;
        promise.complete({});
        return promise.pending();
    }

    std::optional<client::Endpoint> endpoint;
};

// What a console has for one page, under one identity. What it remembers lies in the directory.
class AuditConsole {
public:
    AuditConsole(support::RunningService &service, const tls::Credentials &credentials, const kit::Theme &theme,
                 const std::filesystem::path &memory)
        : settings_(QString::fromStdString((memory / "console.ini").string()), QSettings::IniFormat) {
        source.endpoint = client::Endpoint{service->address(), credentials, service->trustDomain()};
        connection.emplace(client::Connection::Options{source, service.clock, random_, timing_});
        cache_.emplace(*connection, client::ResourceCache::Options{});
        permissions_.emplace(*connection, *cache_);
        verifier.emplace(*connection, memory / "log", service.clock);
        page = std::make_unique<auditpage::AuditPage>(kit::Session{theme, times, *connection, *cache_, *permissions_,
                                                                   *verifier, notices, settings_, service.clock});
        page->resize(1180, 760);
        page->show();
    }

    template <typename T>
    T *find(const char *name) const {
        auto *found = page->findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("There is no %s.", name);
        return found;
    }
    QAction *action(const char *name) const {
        const auto actions = page->pageActions();
        for (auto *action : actions)
            if (action->objectName() == QLatin1String(name))
                return action;
        qFatal("There is no action %s.", name);
    }
    kit::WindowGrid *grid() const { return find<kit::WindowGrid>("events"); }
    QString text(qint64 row, int column) const {
        const auto cell = grid()->cellAt(row, column);
        return cell ? cell->words() : QString();
    }
    QString fact(const char *list, const char *label) const {
        for (const auto &fact : find<kit::FactList>(list)->facts())
            if (fact.label == QLatin1String(label))
                return fact.value;
        return {};
    }
    void filter(const char *text) const {
        auto *line = find<QLineEdit>("filter");
        line->setText(QLatin1String(text));
        QTest::keyClick(line, Qt::Key_Return);
    }

    kit::TimeText times{QTimeZone::utc()};
    kit::Notices notices;
    FixedSource source;
    std::optional<client::Connection> connection;
    std::optional<client::LogVerifier> verifier;

private:
    QSettings settings_;
    core::SystemRandom random_;
    client::Connection::Timing timing_{std::chrono::milliseconds(200), std::chrono::milliseconds(5000),
                                       std::chrono::milliseconds(20), std::chrono::milliseconds(200)};
    std::optional<client::ResourceCache> cache_;
    std::optional<client::Permissions> permissions_;

public:
    // Goes first.
    std::unique_ptr<auditpage::AuditPage> page;
};

} // namespace audit_test

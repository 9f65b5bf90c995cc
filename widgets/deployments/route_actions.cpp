#include "widgets/deployments/route_actions.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "backend/client/connection.h"
#include "widgets/kit/notices.h"
#include "widgets/kit/page.h"
#include "widgets/kit/plain_text.h"

#include "pilothouse/v1/resource_service.pb.h"

namespace deploymentspage {

RouteActions::RouteActions(const kit::Session &session, const kit::ActionMaker &make, QWidget *host)
    : ObjectActions(session, QStringLiteral("routes"), make, host) {
    copyAddress_ = make(QStringLiteral("routes.copyAddress"), tr("Copy gateway address"), {});
    copyCurl_ = make(QStringLiteral("routes.copyCurl"), tr("Copy curl line"), {});
    connect(copyAddress_, &QAction::triggered, this, [this] { copy(address(this->session())); });
    connect(copyCurl_, &QAction::triggered, this, [this] {
        if (const auto found = resource())
            copy(curl(this->session(), found->route()));
    });
    kit::Page::setNeedsSelection(copyCurl_);
    include(copyAddress_);
    include(copyCurl_);
}

void RouteActions::judge() {
    ObjectActions::judge();
    const auto say = [](QAction *action, const QString &obstacle) {
        action->setEnabled(obstacle.isEmpty());
        action->setToolTip(obstacle.isEmpty() ? action->text() : obstacle);
    };
    const auto where = address(session());
    const auto closed = where.isEmpty() ? tr("This service was started without a gateway.") : QString();
    say(copyAddress_, closed);
    say(copyCurl_, targets().size() != 1 ? notOne() : closed);
}

QString RouteActions::address(const kit::Session &session) {
    const auto &url = session.connection.serverInfo().gateway_url();
    return url.empty() ? QString() : kit::harmless(QString::fromStdString(url)) + QStringLiteral("/v1");
}

QString RouteActions::curl(const kit::Session &session, const v1::RouteSpec &route) {
    const auto where = address(session);
    if (where.isEmpty())
        return {};
    const QJsonObject message{{QStringLiteral("role"), QStringLiteral("user")},
                              {QStringLiteral("content"), QStringLiteral("Hello")}};
    const QJsonObject request{{QStringLiteral("model"), QString::fromStdString(route.model())},
                              {QStringLiteral("messages"), QJsonArray{message}}};
    auto body = QString::fromUtf8(QJsonDocument(request).toJson(QJsonDocument::Compact));
    // Within a shell's single quotes.
    body.replace(QLatin1Char('\''), QStringLiteral("'\\''"));
    return QStringLiteral("curl %1/chat/completions -H 'Content-Type: application/json' -d '%2'").arg(where, body);
}

void RouteActions::copy(const QString &text) const {
    QGuiApplication::clipboard()->setText(text);
    session().notices.post({kit::Tone::Info, tr("Copied: %1").arg(text), {}, {}});
}

} // namespace deploymentspage

#include "widgets/access/token_dialog.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "backend/client/connection.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/notices.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/theme.h"
#include "widgets/kit/time_text.h"

namespace accesspage {

TokenDialog::TokenDialog(const kit::Session &session, const v1::Resource &invitation, const QString &token,
                         QWidget *parent)
    : Dialog(parent), session_(session) {
    setObjectName(QStringLiteral("tokenDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(
        tr("Invitation for %1").arg(kit::harmless(QString::fromStdString(invitation.invitation_status().full_name()))));
    build(invitation, token);
}

QString TokenDialog::command(const QString &token, const QString &address) {
    return QStringLiteral("pilothoused enroll --invitation %1 --connect %2 --out pilothouse-credentials")
        .arg(token, address);
}

void TokenDialog::build(const v1::Resource &invitation, const QString &token) {
    const auto &theme = session_.theme;
    const int margin = theme.px(kit::Size::SpaceWide);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(theme.px(kit::Size::SpaceMedium));
    auto *title = new kit::RoleLabel(theme, kit::TextRole::Object, windowTitle());
    title->setWordWrap(true);
    column->addWidget(title);
    auto *warning = new kit::Banner(
        theme, kit::Tone::Warn,
        token.isEmpty()
            ? tr("The token was shown before and is kept nowhere. Revoke this invitation and invite once more.")
            : tr("The token is shown this once and kept nowhere. Hand it over where nobody else reads it."));
    warning->setObjectName(QStringLiteral("tokenWarning"));
    column->addWidget(warning);
    if (!token.isEmpty()) {
        const auto address = QString::fromStdString(session_.connection.address());
        column->addWidget(
            copyable(tr("&Token, good until %1").arg(session_.times.instant(invitation.invitation().expire_time())),
                     token, "token", 2));
        column->addWidget(copyable(tr("&Command for whoever is invited, at the other machine"), command(token, address),
                                   "command", 5));
        auto *note = new kit::RoleLabel(
            theme, kit::TextRole::Body,
            tr("The key is made there and never leaves it. Where the service has another address from there than %1, "
               "put that into the command.")
                .arg(address));
        note->setWordWrap(true);
        column->addWidget(note);
    }
    auto *close = new QPushButton(tr("Done"));
    close->setObjectName(QStringLiteral("done"));
    close->setAutoDefault(false);
    kit::setKind(*close, kit::ButtonKind::Primary);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(close);
    column->addStretch(1);
    column->addLayout(row);
    setMinimumWidth(theme.px(kit::Size::DialogWidth));
}

QWidget *TokenDialog::copyable(const QString &label, const QString &text, const char *name, int lines) {
    const auto &theme = session_.theme;
    auto *part = new QWidget;
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins({});
    column->setSpacing(theme.px(kit::Size::SpaceSmall));
    auto *field = new QPlainTextEdit(text);
    field->setObjectName(QLatin1String(name));
    field->setReadOnly(true);
    field->setTabChangesFocus(true);
    field->setFont(theme.font(kit::TextRole::Mono));
    field->setWordWrapMode(QTextOption::WrapAnywhere);
    field->setFixedHeight(lines * theme.lineHeight(kit::TextRole::Mono) + theme.px(kit::Size::SpaceWide));
    auto *words = new kit::RoleLabel(theme, kit::TextRole::Label, label);
    words->setBuddy(field);
    field->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    auto *copy = new QPushButton(tr("Copy"));
    copy->setObjectName(QLatin1String(name) + QStringLiteral("Copy"));
    copy->setAccessibleName(tr("Copy: %1").arg(field->accessibleName()));
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this, [this, text] {
        QGuiApplication::clipboard()->setText(text);
        session_.notices.post({kit::Tone::Ok, tr("Copied."), {}, {}});
    });
    auto *row = new QHBoxLayout;
    row->setSpacing(theme.px(kit::Size::SpaceSmall));
    row->addWidget(field, 1);
    row->addWidget(copy, 0, Qt::AlignTop);
    column->addWidget(words);
    column->addLayout(row);
    return part;
}

// Esc is pressed in passing; what would be lost cannot be had again.
void TokenDialog::keyPressEvent(QKeyEvent *event) {
    if (event->key() != Qt::Key_Escape)
        QDialog::keyPressEvent(event);
}

} // namespace accesspage

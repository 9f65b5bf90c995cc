#include "widgets/shell/top_bar.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

#include "backend/client/connection.h"
#include "widgets/kit/paint.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/theme.h"
#include "widgets/shell/omnibox.h"

#include "pilothouse/v1/resource_service.pb.h"

namespace shell {

TopBar::TopBar(const kit::Session &session, Omnibox *omnibox, Menus menus, QWidget *parent)
    : QWidget(parent),
      session_(session),
      omnibox_(omnibox),
      place_(new kit::RoleLabel(session.theme, kit::TextRole::Strong)),
      person_(new kit::RoleLabel(session.theme, kit::TextRole::Body)) {
    const auto &theme = session.theme;
    setFixedHeight(theme.px(kit::Size::TopBar));
    place_->setObjectName(QStringLiteral("place"));
    person_->setColor(kit::Color::Text2);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme.px(kit::Size::SpaceMedium), 0, theme.px(kit::Size::SpaceMedium), 0);
    row->setSpacing(theme.px(kit::Size::SpaceSmall));
    row->addWidget(place_);
    row->addWidget(person_);
    row->addStretch(1);
    notices_ = addMenu(menus.notices, tr("Notices"));
    menu_ = addMenu(menus.main, tr("Menu"));
    row->addWidget(notices_);
    row->addWidget(menu_);
    omnibox_->setParent(this);
    connect(&session.connection, &client::Connection::stateChanged, this, &TopBar::showPlace);
    connect(&session.connection, &client::Connection::serverInfoChanged, this, &TopBar::showPlace);
    setNoticeCount(0);
    showPlace();
}

void TopBar::setNoticeCount(int count) {
    notices_->setText(count == 0 ? tr("Notices") : tr("%n notice(s)", nullptr, count));
    notices_->setEnabled(count > 0);
}

void TopBar::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.fillRect(rect(), session_.theme.color(kit::Color::Surface));
    kit::paint::horizontalLine(painter, rect(), height() - 1, session_.theme.color(kit::Color::Border));
}

void TopBar::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    const auto &theme = session_.theme;
    const int side = theme.px(kit::Size::NavigationWidth) + theme.px(kit::Size::SpaceLarge);
    const int width = qMin(theme.px(kit::Size::OmniboxWidth), this->width() - 2 * side);
    const int height = theme.px(kit::Size::Control);
    omnibox_->setGeometry((this->width() - width) / 2, (this->height() - height) / 2, width, height);
}

QToolButton *TopBar::addMenu(QMenu *menu, const QString &words) {
    auto *button = new QToolButton;
    button->setObjectName(menu->objectName() + QStringLiteral("Button"));
    button->setText(words);
    button->setAccessibleName(words);
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void TopBar::showPlace() {
    const auto &connection = session_.connection;
    const auto &info = connection.serverInfo();
    place_->setText(info.embedded() || info.trust_domain().empty() ? tr("This machine")
                                                                   : QString::fromStdString(info.trust_domain()));
    place_->setToolTip(QString::fromStdString(connection.address()));
    person_->setText(QString::fromStdString(info.principal_full_name()));
    person_->setToolTip(QString::fromStdString(info.principal()));
}

} // namespace shell

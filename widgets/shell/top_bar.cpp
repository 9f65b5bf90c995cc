#include "widgets/shell/top_bar.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

#include "backend/client/connection.h"
#include "widgets/kit/elided_label.h"
#include "widgets/kit/paint.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/theme.h"
#include "widgets/shell/omnibox.h"

#include "pilothouse/v1/resource_service.pb.h"

namespace shell {

TopBar::TopBar(const kit::Session &session, const Parts &parts, QWidget *parent)
    : QWidget(parent),
      session_(session),
      omnibox_(parts.omnibox),
      isOurs_(parts.isOurs),
      place_(new kit::ElidedLabel(session.theme, kit::TextRole::Strong, {}, this)),
      person_(new kit::ElidedLabel(session.theme, kit::TextRole::Body, {}, this)) {
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
    // Before the menus, as Tab goes.
    omnibox_->setParent(this);
    notices_ = addMenu(parts.notices, tr("Notices"));
    menu_ = addMenu(parts.main, tr("Menu"));
    row->addWidget(notices_);
    row->addWidget(menu_);
    place_->setElideMode(Qt::ElideMiddle);
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
    // Both names end before the omnibox begins.
    const int room = (this->width() - width) / 2 - 4 * theme.px(kit::Size::SpaceMedium);
    place_->setMaximumWidth(room * 3 / 5);
    person_->setMaximumWidth(room - qMin(room * 3 / 5, place_->sizeHint().width()));
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
    const auto elsewhere = info.trust_domain().empty() ? connection.address() : info.trust_domain();
    place_->setText(isOurs_ ? tr("This machine") : kit::harmless(QString::fromStdString(elsewhere)));
    place_->setToolTip(QString::fromStdString(connection.address()));
    person_->setText(kit::harmless(QString::fromStdString(info.principal_full_name())));
    person_->setToolTip(QString::fromStdString(info.principal()));
}

} // namespace shell

#include "widgets/guide/key_overlay.h"

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include "widgets/kit/flow_layout.h"
#include "widgets/kit/paint.h"
#include "widgets/kit/role_label.h"

namespace guide {

using kit::Color;
using kit::Size;
using kit::TextRole;

namespace {

// Of how much of the window is still seen below.
constexpr int opacity = 250;
constexpr int mostInColumn = 14;

// A key as it stands on a keyboard.
class LargeCap : public QWidget {
public:
    LargeCap(const kit::Theme &theme, const QString &key) : theme_(theme), key_(key) {
        setFont(theme.font(TextRole::Object));
        const int side = theme.px(Size::Control);
        setFixedSize(qMax(side, kit::paint::textWidth(font(), key) + 2 * theme.px(Size::SpaceSmall)), side);
    }

protected:
    void paintEvent(QPaintEvent *) override {
        QPainter painter(this);
        kit::paint::roundBox(
            painter, rect(),
            {theme_.color(Color::Surface), theme_.color(Color::Control), theme_.px(Size::RadiusControl), 1});
        painter.setPen(theme_.color(Color::Text));
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, key_);
    }

private:
    const kit::Theme &theme_;
    const QString key_;
};

QWidget *capsOf(const kit::Theme &theme, const QKeySequence &keys) {
    auto *holder = new QWidget;
    auto *row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme.px(Size::SpaceTiny));
    row->addStretch(1);
    auto text = keys.toString(QKeySequence::NativeText);
    // A plus that is a key itself stands last.
    const bool endsWithPlus = text.endsWith(QLatin1Char('+'));
    if (endsWithPlus)
        text.chop(text.size() > 1 ? 2 : 1);
    auto parts = text.split(QLatin1Char('+'), Qt::SkipEmptyParts);
    if (endsWithPlus)
        parts << QStringLiteral("+");
    for (const auto &part : parts)
        row->addWidget(new LargeCap(theme, part));
    return holder;
}

QString wordsOf(const QAction &action) {
    return QString(action.text()).remove(QLatin1Char('&'));
}

} // namespace

KeyOverlay::KeyOverlay(const kit::Theme &theme, const QList<Keys> &groups, QWidget *window)
    : QWidget(window), theme_(theme), before_(window->window()->focusWidget()), area_(new QScrollArea) {
    setObjectName(QStringLiteral("keyOverlay"));
    setAccessibleName(tr("Keys"));
    setFocusPolicy(Qt::StrongFocus);
    auto *column = new QVBoxLayout(this);
    const int margin = theme.px(Size::SpaceHuge);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(theme.px(Size::SpaceLarge));
    area_->setFrameShape(QFrame::NoFrame);
    area_->setWidgetResizable(true);
    area_->setFocusPolicy(Qt::NoFocus);
    area_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area_->viewport()->setAutoFillBackground(false);
    area_->setWidget(buildGroups(groups));
    area_->widget()->setAutoFillBackground(false);
    column->addWidget(area_, 1);
    auto *hint = new kit::RoleLabel(theme, TextRole::Body, tr("Up and Down scroll, any other key closes this."));
    hint->setObjectName(QStringLiteral("keyHint"));
    hint->setColor(Color::Text2);
    column->addWidget(hint);
    window->installEventFilter(this);
    setGeometry(window->rect());
    show();
    raise();
    setFocus(Qt::OtherFocusReason);
}

// Columns stand side by side as long as there is room, whole words and all, and below each other then. What has no room
// in one is spread evenly, and each says what it belongs to, wherever it stands.
QWidget *KeyOverlay::buildGroups(const QList<Keys> &groups) {
    auto *holder = new QWidget;
    auto *columns = new kit::FlowLayout(theme_.px(Size::SpaceHuge));
    holder->setLayout(columns);
    for (const auto &keys : groups) {
        const auto count = keys.actions.size();
        const auto parts = (count + mostInColumn - 1) / mostInColumn;
        for (qsizetype part = 0; part < parts; ++part) {
            const auto first = count * part / parts;
            columns->addWidget(buildColumn(
                parts == 1 ? keys.title
                           : tr("%1, %L2 of %L3", "keys of, a part of them").arg(keys.title).arg(part + 1).arg(parts),
                keys.actions.mid(first, count * (part + 1) / parts - first)));
        }
    }
    return holder;
}

QWidget *KeyOverlay::buildColumn(const QString &title, const QList<QAction *> &actions) {
    auto *holder = new QWidget;
    auto *grid = new QGridLayout(holder);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(theme_.px(Size::SpaceLarge));
    grid->setVerticalSpacing(theme_.px(Size::SpaceSmall));
    grid->addWidget(new kit::RoleLabel(theme_, TextRole::Title, title), 0, 0, 1, 2);
    int row = 0;
    for (const auto *action : actions) {
        grid->addWidget(capsOf(theme_, action->shortcut()), ++row, 0);
        auto *words = new kit::RoleLabel(theme_, TextRole::Object, wordsOf(*action));
        words->setColor(action->isEnabled() ? Color::Text : Color::Text3);
        grid->addWidget(words, row, 1);
    }
    return holder;
}

void KeyOverlay::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    auto ground = theme_.color(Color::Window);
    ground.setAlpha(opacity);
    painter.fillRect(rect(), ground);
}

bool KeyOverlay::event(QEvent *event) {
    // No shortcut is done by whoever closes it.
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void KeyOverlay::keyPressEvent(QKeyEvent *event) {
    static const QList<int> modifiers{Qt::Key_Shift, Qt::Key_Control, Qt::Key_Alt, Qt::Key_AltGr, Qt::Key_Meta};
    auto *bar = area_->verticalScrollBar();
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up)
        bar->setValue(bar->value() + (event->key() == Qt::Key_Down ? 1 : -1) * theme_.px(Size::Control));
    else if (!modifiers.contains(event->key()) && !event->isAutoRepeat())
        leave();
}

void KeyOverlay::mousePressEvent(QMouseEvent *) {
    leave();
}

void KeyOverlay::focusOutEvent(QFocusEvent *) {
    leave();
}

bool KeyOverlay::eventFilter(QObject *watched, QEvent *event) {
    if (watched == parent() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

void KeyOverlay::leave() {
    if (std::exchange(isLeaving_, true))
        return;
    hide();
    if (before_)
        before_->setFocus(Qt::OtherFocusReason);
    deleteLater();
}

} // namespace guide

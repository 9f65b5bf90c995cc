#include "widgets/guide/key_overlay.h"

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QPainter>

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
    : QWidget(window), theme_(theme), before_(window->window()->focusWidget()) {
    setObjectName(QStringLiteral("keyOverlay"));
    setAccessibleName(tr("Keys"));
    setFocusPolicy(Qt::StrongFocus);
    auto *row = new QHBoxLayout(this);
    const int margin = 2 * theme.px(Size::SpaceHuge);
    row->setContentsMargins(margin, margin, margin, margin);
    row->setSpacing(margin);
    row->addStretch(1);
    for (const auto &keys : groups)
        if (!keys.actions.isEmpty())
            row->addWidget(buildGroup(keys), 0, Qt::AlignTop);
    row->addStretch(1);
    window->installEventFilter(this);
    setGeometry(window->rect());
    show();
    raise();
    setFocus(Qt::OtherFocusReason);
}

QWidget *KeyOverlay::buildGroup(const Keys &keys) {
    auto *holder = new QWidget;
    auto *grid = new QGridLayout(holder);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(theme_.px(Size::SpaceLarge));
    grid->setVerticalSpacing(theme_.px(Size::SpaceSmall));
    grid->addWidget(new kit::RoleLabel(theme_, TextRole::Title, keys.title), 0, 0, 1, 4);
    int place = 0;
    for (const auto *action : keys.actions) {
        const int row = 1 + place % mostInColumn;
        const int column = 2 * (place / mostInColumn);
        grid->addWidget(capsOf(theme_, action->shortcut()), row, column);
        auto *words = new kit::RoleLabel(theme_, TextRole::Object, wordsOf(*action));
        words->setColor(action->isEnabled() ? Color::Text : Color::Text3);
        grid->addWidget(words, row, column + 1);
        ++place;
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
    if (!modifiers.contains(event->key()) && !event->isAutoRepeat())
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

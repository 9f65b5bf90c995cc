#include "widgets/shell/omnibox.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include "widgets/kit/floating_card.h"
#include "widgets/kit/icons.h"
#include "widgets/kit/paint.h"
#include "widgets/kit/pill.h"
#include "widgets/kit/theme.h"

namespace shell {

namespace {

constexpr int rowsShown = 12;

// What is found on the left, its shortcut on the right.
class MatchDelegate final : public QStyledItemDelegate {
public:
    MatchDelegate(const kit::Theme &theme, QObject *parent) : QStyledItemDelegate(parent), theme_(theme) {}

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override {
        // As wide as the list, whatever that is.
        return {1, theme_.px(kit::Size::MenuRow)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override {
        const int inset = theme_.px(kit::Size::SpaceMedium);
        const bool isEnabled = index.data(OmniboxModel::IsEnabledRole).toBool();
        if (option.state & QStyle::State_Selected) {
            painter->fillRect(option.rect, theme_.color(kit::Color::AccentSoft));
            kit::paint::accentBar(*painter, option.rect, theme_, option.direction);
        }
        const QRectF row = QRectF(option.rect).adjusted(inset, 0, -inset, 0);
        const auto words = index.data().toString();
        const auto font = theme_.font(kit::TextRole::Body);
        painter->setFont(font);
        painter->setPen(theme_.color(isEnabled ? kit::Color::Text : kit::Color::Text3));
        kit::paint::text(*painter, row, words, Qt::AlignLeading | Qt::AlignVCenter);
        // The words come first; a reason takes what they leave.
        const qreal taken = QFontMetricsF(font).horizontalAdvance(words) + inset;
        const bool isMirrored = option.direction == Qt::RightToLeft;
        const QRectF rest = row.adjusted(isMirrored ? 0 : taken, 0, isMirrored ? -taken : 0, 0);
        painter->setPen(theme_.color(kit::Color::Text2));
        if (rest.width() > 0)
            kit::paint::text(*painter, rest, index.data(OmniboxModel::DetailRole).toString(),
                             Qt::AlignTrailing | Qt::AlignVCenter);
    }

private:
    const kit::Theme &theme_;
};

} // namespace

Omnibox::Omnibox(const kit::Theme &theme, OmniboxModel *model, QWidget *window)
    : theme_(theme), model_(model), card_(new kit::FloatingCard(theme, window)), list_(new QListView) {
    setObjectName(QStringLiteral("omnibox"));
    setAccessibleName(tr("Search and actions"));
    setPlaceholderText(tr("Search objects and actions"));
    setToolTip(tr("Type > for actions alone, @ for objects alone"));
    addAction(kit::icon(theme, kit::Icon::Search), QLineEdit::LeadingPosition);
    list_->setObjectName(QStringLiteral("omniboxList"));
    list_->setModel(model);
    list_->setItemDelegate(new MatchDelegate(theme, this));
    list_->setFocusPolicy(Qt::NoFocus);
    list_->setFrameShape(QFrame::NoFrame);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setUniformItemSizes(true);
    list_->setAccessibleName(tr("Found"));
    auto *column = new QVBoxLayout(card_);
    column->setContentsMargins(1, 1, 1, 1);
    column->addWidget(list_);
    card_->hide();
    connect(this, &QLineEdit::textEdited, this, &Omnibox::update);
    connect(model, &OmniboxModel::modelReset, this, [this] {
        list_->setCurrentIndex(model_->index(0));
        place();
    });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *old, QWidget *now) {
        if (now == this && old && old != this)
            before_ = old;
    });
    connect(list_, &QListView::clicked, this, [this](const QModelIndex &index) { choose(index.row()); });
}

void Omnibox::setShortcut(const QKeySequence &keys) {
    delete keys_;
    keys_ = new kit::KeyCap(theme_, keys, this);
    keys_->setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(this, &QLineEdit::textChanged, keys_, [this](const QString &text) { keys_->setVisible(text.isEmpty()); });
    keys_->show();
}

void Omnibox::keyPressEvent(QKeyEvent *event) {
    const int row = list_->currentIndex().row();
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up: {
        const int step = event->key() == Qt::Key_Down ? 1 : -1;
        list_->setCurrentIndex(model_->index(qBound(0, row + step, model_->rowCount() - 1)));
        return;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (row >= 0)
            choose(row);
        return;
    case Qt::Key_Escape:
        leave();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void Omnibox::focusInEvent(QFocusEvent *event) {
    QLineEdit::focusInEvent(event);
    if (event->reason() != Qt::ActiveWindowFocusReason && event->reason() != Qt::PopupFocusReason)
        update(text());
}

void Omnibox::focusOutEvent(QFocusEvent *event) {
    QLineEdit::focusOutEvent(event);
    card_->hide();
    // Who went elsewhere looks for something else the next time.
    if (event->reason() != Qt::ActiveWindowFocusReason && event->reason() != Qt::PopupFocusReason)
        clear();
}

void Omnibox::resizeEvent(QResizeEvent *event) {
    QLineEdit::resizeEvent(event);
    if (!keys_)
        return;
    const QSize size = keys_->sizeHint();
    const int gap = theme_.px(kit::Size::SpaceSmall);
    keys_->setGeometry(QStyle::visualRect(layoutDirection(), rect(),
                                          {{width() - size.width() - gap, (height() - size.height()) / 2}, size}));
}

void Omnibox::update(const QString &text) {
    model_->search(text);
    card_->setVisible(hasFocus());
}

void Omnibox::place() {
    const int rows = qMin(rowsShown, model_->rowCount());
    const QPoint below = mapTo(card_->parentWidget(), QPoint(0, height() + theme_.px(kit::Size::SpaceTiny)));
    card_->setCardGeometry({below, QSize(width(), rows * theme_.px(kit::Size::MenuRow) + 4)});
    card_->raise();
}

void Omnibox::choose(int row) {
    if (!model_->index(row).data(OmniboxModel::IsEnabledRole).toBool())
        return explain(row);
    const auto match = model_->match(row);
    leave();
    if (match.action && !match.object.isEmpty())
        Q_EMIT actionChosen(match.action, match.object);
    else if (match.action)
        match.action->trigger();
    else
        Q_EMIT objectChosen(match.object);
}

void Omnibox::explain(int row) {
    const auto link = model_->index(row).data(OmniboxModel::WhyRole).toString();
    if (link.isEmpty())
        return;
    leave();
    Q_EMIT objectChosen(link);
}

void Omnibox::leave() {
    clear();
    card_->hide();
    if (before_)
        before_->setFocus();
    else
        clearFocus();
}

} // namespace shell

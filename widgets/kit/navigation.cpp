#include "widgets/kit/navigation.h"

#include <QKeyEvent>
#include <QPainterPath>
#include <QStyledItemDelegate>

#include "widgets/kit/navigation_model.h"
#include "widgets/kit/paint.h"
#include "widgets/kit/style_parts.h"

namespace kit {
namespace {

class NavigationDelegate : public QStyledItemDelegate {
public:
    NavigationDelegate(const Theme &theme, QObject *parent) : QStyledItemDelegate(parent), theme_(theme) {}

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override {
        const bool isLater =
            index.data(NavigationModel::IsHeadingRole).toBool() && !index.data(NavigationModel::IsFirstRole).toBool();
        return {0, theme_.px(Size::NavigationRow) + (isLater ? theme_.px(Size::SpaceSmall) : 0)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override {
        painter->save();
        painter->setLayoutDirection(option.direction);
        if (index.data(NavigationModel::IsHeadingRole).toBool())
            paintHeading(*painter, option, index);
        else
            paintEntry(*painter, option, index);
        painter->restore();
    }

private:
    void paintHeading(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const {
        QRect rect = option.rect;
        rect.setTop(rect.bottom() + 1 - theme_.px(Size::NavigationRow));
        const int margin = theme_.px(Size::SpaceLarge);
        painter.setFont(theme_.font(TextRole::Label));
        painter.setPen(theme_.color(Color::Text3));
        paint::text(painter, rect.adjusted(margin, 0, -margin, 0), index.data().toString());
    }

    void paintEntry(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const {
        const bool isChosen = option.state & QStyle::State_Selected;
        const int space = theme_.px(Size::SpaceSmall);
        const QRect box = option.rect.adjusted(space, 0, -space, 0);
        paintBox(painter, option, box);
        const int side = theme_.px(Size::Icon);
        const int padding = theme_.px(Size::SpaceMedium);
        const QRect inner = box.adjusted(padding, 0, -padding, 0);
        const auto place = [&](const QRect &logical) { return QStyle::visualRect(option.direction, inner, logical); };
        index.data(Qt::DecorationRole)
            .value<QIcon>()
            .paint(&painter, place(QRect(inner.x(), inner.center().y() - side / 2 + 1, side, side)), Qt::AlignCenter,
                   isChosen ? QIcon::Selected : QIcon::Normal);
        const QString count = index.data(NavigationModel::CountRole).toString();
        const int countWidth =
            count.isEmpty() ? 0 : paint::textWidth(theme_.font(TextRole::Count), count) + theme_.px(Size::SpaceSmall);
        painter.setFont(theme_.font(isChosen ? TextRole::Strong : TextRole::Medium));
        painter.setPen(theme_.color(isChosen ? Color::Accent : Color::Text2));
        paint::text(painter, place(inner.adjusted(side + padding - 2, 0, -countWidth, 0)), index.data().toString());
        painter.setFont(theme_.font(TextRole::Count));
        painter.setPen(theme_.color(Color::Text3));
        paint::text(painter, inner, count, Qt::AlignTrailing);
    }

    void paintBox(QPainter &painter, const QStyleOptionViewItem &option, const QRect &box) const {
        const int radius = theme_.px(Size::RadiusControl);
        const bool isChosen = option.state & QStyle::State_Selected;
        if (isChosen) {
            // The bar follows the round corners of its box.
            QPainterPath shape;
            shape.addRoundedRect(paint::snapped(painter, box), radius, radius);
            painter.save();
            painter.setRenderHint(QPainter::Antialiasing);
            painter.fillPath(shape, theme_.color(Color::AccentSoft));
            painter.setClipPath(shape);
            paint::accentBar(painter, box, theme_, option.direction);
            painter.restore();
        } else if (option.state & QStyle::State_MouseOver) {
            paint::roundBox(
                painter, box,
                {paint::mixed(theme_.color(Color::Surface), theme_.color(Color::Text), 0.05), QColor(), radius, 1});
        }
        if (parts::hasKeyboardFocus(option))
            paint::roundBox(painter, box, {QColor(), theme_.color(Color::Accent), radius, theme_.px(Size::FocusRing)});
    }

    const Theme &theme_;
};

} // namespace

Navigation::Navigation(const Theme &theme, QWidget *parent)
    : QListView(parent), theme_(theme), model_(new NavigationModel(theme, this)) {
    setModel(model_);
    setItemDelegate(new NavigationDelegate(theme, this));
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setMouseTracking(true);
    setAccessibleName(tr("Pages"));
    setFixedWidth(theme.px(Size::NavigationWidth));
    setViewportMargins(0, theme.px(Size::SpaceLarge), theme.px(Size::Line), theme.px(Size::SpaceSmall));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    connect(this, &QListView::clicked, this, &Navigation::choose);
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void Navigation::setEntries(const QList<NavigationEntry> &entries) {
    const QString id = chosen();
    model_->setEntries(entries);
    setChosen(id);
}

void Navigation::setCount(const QString &id, std::optional<qint64> count) {
    model_->setCount(id, count);
}

void Navigation::setChosen(const QString &id) {
    const QModelIndex index = model_->indexOf(id);
    if (index.isValid())
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    else
        selectionModel()->clear();
}

QString Navigation::chosen() const {
    const QModelIndexList selected = selectionModel()->selectedIndexes();
    return selected.isEmpty() ? QString() : selected.constFirst().data(NavigationModel::IdRole).toString();
}

QSize Navigation::sizeHint() const {
    return {theme_.px(Size::NavigationWidth), QListView::sizeHint().height()};
}

bool Navigation::event(QEvent *event) {
    const bool isHandled = QListView::event(event);
    if (event->type() == QEvent::Paint) { // the line between navigation and page
        QPainter painter(this);
        const bool isMirrored = layoutDirection() == Qt::RightToLeft;
        paint::verticalLine(painter, rect(), isMirrored ? 0 : width() - paint::hairline(painter),
                            theme_.color(Color::Border));
    }
    return isHandled;
}

void Navigation::keyPressEvent(QKeyEvent *event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        choose(currentIndex());
    else
        QListView::keyPressEvent(event);
}

QItemSelectionModel::SelectionFlags Navigation::selectionCommand(const QModelIndex &index, const QEvent *event) const {
    if (!event || event->type() == QEvent::KeyPress)
        return QItemSelectionModel::NoUpdate; // the arrows move the cursor only
    if (!(index.flags() & Qt::ItemIsSelectable))
        return QItemSelectionModel::NoUpdate;
    return QListView::selectionCommand(index, event);
}

void Navigation::choose(const QModelIndex &index) {
    if (!(index.flags() & Qt::ItemIsSelectable))
        return;
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    Q_EMIT pageChosen(index.data(NavigationModel::IdRole).toString());
}

} // namespace kit

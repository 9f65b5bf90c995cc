#include "widgets/kit/filter_bar.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include "backend/client/connection.h"
#include "backend/client/resource_calls.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/icons.h"
#include "widgets/kit/paint.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/theme.h"

namespace kit {

namespace {

constexpr int textRole = Qt::UserRole;

// The service counts bytes of UTF-8.
int bytesBefore(const QString &text, int position) {
    return static_cast<int>(text.left(position).toUtf8().size());
}

int positionOf(const QString &text, int bytes) {
    return static_cast<int>(QString::fromUtf8(text.toUtf8().left(bytes)).size());
}

} // namespace

FilterBar::FilterBar(const Theme &theme, client::Connection &connection, const QString &kind, QWidget *parent)
    : QWidget(parent),
      connection_(connection),
      kind_(kind),
      line_(new QLineEdit),
      mistake_(new RoleLabel(theme, TextRole::Caption)),
      words_(new QStandardItemModel(this)),
      completer_(new QCompleter(this)) {
    build(theme);
    setExample(QStringLiteral("lifecycle = approved"));
    pause_.setSingleShot(true);
    pause_.setInterval(80);
    connect(&pause_, &QTimer::timeout, this, [this] { compile(Occasion::Typed); });
    connect(line_, &QLineEdit::textEdited, this, [this] { pause_.start(); });
    connect(line_, &QLineEdit::returnPressed, this, [this] { compile(Occasion::Entered); });
    connect(completer_, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            [this](const QModelIndex &index) { insert(index.data(textRole).toString()); });
    // Else its list would take the first key that is meant for another. QCompleter keeps the event from everybody.
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget *old, const QWidget *now) {
        if (old == line_ && now)
            completer_->popup()->hide();
    });
    connect(&connection_, &client::Connection::stateChanged, this, [this] {
        if (connection_.isOnline() && !text().isEmpty())
            compile(Occasion::Reconnected);
    });
}

// The line loses the focus when it goes, which is after this.
FilterBar::~FilterBar() {
    disconnect(qApp, nullptr, this, nullptr);
}

void FilterBar::setExample(const QString &filter) {
    example_ = tr("Filter, for example %1").arg(filter);
    showExample();
}

// Half of an example says nothing.
void FilterBar::showExample() {
    // Its sign stands before it.
    const int room = line_->width() - line_->height() - line_->height() / 2;
    line_->setPlaceholderText(paint::textWidth(line_->font(), example_) <= room ? example_ : tr("Filter"));
}

void FilterBar::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    showExample();
}

QString FilterBar::text() const {
    return line_->text();
}

void FilterBar::setText(const QString &text) {
    line_->setText(text);
    compile(Occasion::Entered);
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event) {
    if (watched == line_ && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Space && key->modifiers() == Qt::ControlModifier) {
            compile(Occasion::Typed);
            return true;
        }
        if (key->key() == Qt::Key_Escape && !line_->text().isEmpty()) {
            setText(QString());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FilterBar::build(const Theme &theme) {
    line_->setObjectName(QStringLiteral("filter"));
    line_->setFont(theme.font(TextRole::Mono));
    line_->setFixedHeight(theme.px(Size::Field));
    line_->setClearButtonEnabled(true);
    line_->setAccessibleName(tr("Filter"));
    line_->addAction(icon(theme, Icon::Filter), QLineEdit::LeadingPosition);
    line_->installEventFilter(this);
    mistake_->setObjectName(QStringLiteral("filterMistake"));
    mistake_->setWordWrap(true);
    mistake_->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(Size::SpaceTiny));
    column->addWidget(line_);
    column->addWidget(mistake_);
    setFocusProxy(line_);
    completer_->setWidget(line_);
    completer_->setModel(words_);
    completer_->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    completer_->setCompletionRole(textRole);
    completer_->popup()->setAccessibleName(tr("Completions"));
}

void FilterBar::compile(Occasion occasion) {
    const bool isOffering = occasion == Occasion::Typed;
    pending_.cancel();
    pause_.stop();
    const auto text = line_->text();
    if (text.trimmed().isEmpty() && !isOffering) {
        compiled_.Clear();
        compiled_.set_state(v1::FILTER_STATE_VALID);
        showState(occasion);
        if (!filter_.isEmpty()) {
            filter_.clear();
            Q_EMIT filterChanged(filter_);
        }
        return;
    }
    v1::CompileFilterRequest wanted;
    wanted.set_kind(kind_.toStdString());
    wanted.set_filter(text.toStdString());
    wanted.set_cursor(isOffering ? bytesBefore(text, line_->cursorPosition()) : -1);
    pending_ = connection_.resources().compileFilter(wanted);
    client::deliver(pending_, this, [this, text, occasion](auto answer) { take(std::move(answer), text, occasion); });
}

void FilterBar::take(core::Result<v1::CompileFilterResponse> answer, const QString &text, Occasion occasion) {
    // Offline the last filter stands; it is compiled again when the service is back.
    if (!answer)
        return;
    compiled_ = *std::move(answer);
    showState(occasion);
    const bool isValid =
        compiled_.state() == v1::FILTER_STATE_VALID || compiled_.state() == v1::FILTER_STATE_DEPRECATED;
    if (isValid && text != filter_) {
        filter_ = text;
        Q_EMIT filterChanged(filter_);
    }
    if (occasion == Occasion::Typed && line_->hasFocus())
        offer();
}

void FilterBar::showState(Occasion occasion) {
    const bool isInvalid = compiled_.state() == v1::FILTER_STATE_INVALID ||
                           (compiled_.state() == v1::FILTER_STATE_INCOMPLETE && occasion == Occasion::Entered);
    const bool isDeprecated = compiled_.state() == v1::FILTER_STATE_DEPRECATED;
    setFieldTone(*line_, isInvalid ? Tone::Danger : isDeprecated ? Tone::Warn : Tone::Neutral);
    mistake_->setTone(isInvalid ? Tone::Danger : Tone::Warn);
    mistake_->setVisible(isInvalid || isDeprecated);
    const core::Error::Arguments arguments(compiled_.arguments().begin(), compiled_.arguments().end());
    if (isInvalid)
        mistake_->setText(tr("Position %L1: %2")
                              .arg(positionOf(line_->text(), compiled_.error_position()) + 1)
                              .arg(Sentences::of(compiled_.mistake(), arguments)));
    else if (isDeprecated)
        mistake_->setText(
            tr("This is an old spelling; write %1 instead.").arg(QString::fromStdString(compiled_.replacement())));
}

void FilterBar::offer() {
    words_->clear();
    for (const auto &completion : compiled_.completions()) {
        auto *item = new QStandardItem(QString::fromStdString(completion.text()));
        item->setData(item->text(), textRole);
        item->setToolTip(QString::fromStdString(completion.detail()));
        words_->appendRow(item);
    }
    if (words_->rowCount() == 0) {
        completer_->popup()->hide();
        return;
    }
    completer_->setCurrentRow(0);
    // Below the word that would be completed.
    const auto metrics = line_->fontMetrics();
    const int start = positionOf(line_->text(), compiled_.completion_start());
    auto place = line_->rect();
    place.translate(metrics.horizontalAdvance(line_->text().left(start)), 0);
    place.setWidth(completer_->popup()->sizeHintForColumn(0) + 2 * metrics.height());
    completer_->complete(place);
    // Of a word that nobody has begun Return inserts nothing.
    if (start == line_->cursorPosition())
        completer_->popup()->setCurrentIndex({});
}

void FilterBar::insert(const QString &completion) {
    // The Return that chooses a completion enters nothing.
    pending_.cancel();
    const auto text = line_->text();
    const int start = positionOf(text, compiled_.completion_start());
    const int cursor = line_->cursorPosition();
    line_->setText(text.left(start) + completion + text.mid(cursor));
    line_->setCursorPosition(start + static_cast<int>(completion.size()));
    pause_.start();
}

} // namespace kit

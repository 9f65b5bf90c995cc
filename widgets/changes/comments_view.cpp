#include "widgets/changes/comments_view.h"

#include <utility>

#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QUuid>
#include <QVBoxLayout>

#include "backend/client/change_calls.h"
#include "backend/client/connection.h"
#include "backend/client/permissions.h"
#include "widgets/changes/request_review.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/person.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/time_text.h"

namespace changespage {

using kit::Size;
using kit::TextRole;

namespace {

// Lines stay lines, each of them harmless.
QString linesOf(const std::string &text) {
    auto lines = QString::fromStdString(text).split(QLatin1Char('\n'));
    for (auto &line : lines)
        line = kit::harmless(line);
    return lines.join(QLatin1Char('\n'));
}

} // namespace

CommentsView::CommentsView(const kit::Session &session, const RequestReview &review, QWidget *parent)
    : QWidget(parent),
      session_(session),
      review_(review),
      area_(new QScrollArea),
      nothing_(new kit::RoleLabel(session.theme, TextRole::Body, tr("Nobody has written anything yet."))),
      text_(new QPlainTextEdit),
      write_(new QPushButton(tr("Write comment"))),
      failure_(new kit::Banner(session.theme, kit::Tone::Danger, {})) {
    build();
    connect(text_, &QPlainTextEdit::textChanged, this, &CommentsView::judge);
    connect(write_, &QPushButton::clicked, this, &CommentsView::write);
    connect(&session_.connection, &client::Connection::stateChanged, this, &CommentsView::judge);
    connect(&session_.permissions, &client::Permissions::changed, this, &CommentsView::judge);
    connect(&session_.times, &kit::TimeText::changed, this, &CommentsView::showRows);
    connect(&review_, &RequestReview::changed, this, &CommentsView::show);
    show();
}

void CommentsView::build() {
    const auto &theme = session_.theme;
    const int margin = theme.px(Size::SpaceMedium);
    auto *content = new QWidget;
    rows_ = new QVBoxLayout(content);
    rows_->setContentsMargins(0, 0, theme.px(Size::SpaceSmall), 0);
    rows_->setSpacing(margin);
    nothing_->setObjectName(QStringLiteral("noComments"));
    nothing_->setColor(kit::Color::Text2);
    rows_->addWidget(nothing_);
    rows_->addStretch(1);
    area_->setObjectName(QStringLiteral("comments"));
    area_->setAccessibleName(tr("Comments"));
    area_->setFrameShape(QFrame::NoFrame);
    area_->setWidgetResizable(true);
    area_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area_->setWidget(content);
    area_->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    text_->setObjectName(QStringLiteral("comment"));
    text_->setAccessibleName(tr("Comment"));
    text_->setPlaceholderText(tr("What others should know before they decide"));
    text_->setTabChangesFocus(true);
    text_->setFixedHeight(3 * theme.lineHeight(TextRole::Body) + theme.px(Size::SpaceSmall));
    text_->installEventFilter(this);
    write_->setObjectName(QStringLiteral("writeComment"));
    failure_->setObjectName(QStringLiteral("commentFailure"));
    failure_->setClosable(true);
    failure_->hide();
    auto *row = new QHBoxLayout;
    row->setSpacing(theme.px(Size::SpaceSmall));
    row->addWidget(text_, 1);
    row->addWidget(write_, 0, Qt::AlignBottom);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(theme.px(Size::SpaceSmall));
    column->addWidget(area_, 1);
    column->addWidget(failure_);
    column->addLayout(row);
}

QWidget *CommentsView::rowFor(const v1::ChangeComment &comment) const {
    auto *row = new QWidget;
    auto *lines = new QVBoxLayout(row);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    auto *head = new kit::RoleLabel(
        session_.theme, TextRole::Label,
        tr("%1, %2", "a person, a time")
            .arg(kit::personOf(session_, comment.principal()), session_.times.instant(comment.time())));
    head->setColor(kit::Color::Text2);
    auto *words = new kit::RoleLabel(session_.theme, TextRole::Body, linesOf(comment.text()));
    words->setObjectName(QStringLiteral("commentText"));
    words->setWordWrap(true);
    words->setSelectable();
    lines->addWidget(head);
    lines->addWidget(words);
    return row;
}

void CommentsView::show() {
    const auto &name = review_.request().meta().name();
    // Another request: what was typed at the last one is not meant for it, and waits there.
    if (name_ != name) {
        drafts_[name_] = text_->toPlainText();
        name_ = name;
        text_->setPlainText(drafts_[name_]);
        failure_->hide();
        shown_.clear();
        showRows();
    }
    std::vector<std::string> now;
    for (const auto &comment : review_.request().change_request_status().comments())
        now.push_back(comment.SerializeAsString());
    if (now != shown_) {
        shown_ = std::move(now);
        showRows();
    }
    judge();
}

void CommentsView::showRows() {
    while (rows_->count() > 2) {
        auto *item = rows_->takeAt(1);
        delete item->widget();
        delete item;
    }
    const auto &comments = review_.request().change_request_status().comments();
    for (const auto &comment : comments)
        rows_->insertWidget(rows_->count() - 1, rowFor(comment));
    nothing_->setVisible(comments.empty());
    Q_EMIT countChanged(comments.size());
}

kit::Obstacle::Words CommentsView::obstacle() const {
    if (review_.state() != RequestReview::State::Filled)
        return tr("Select a change request first.");
    const auto obstacle = kit::Obstacle::to(session_, "changeRequests.comment", name_);
    if (!obstacle.isEmpty())
        return obstacle;
    const auto text = text_->toPlainText().trimmed();
    if (text.isEmpty())
        return tr("Write something first.");
    const auto size = text.toUtf8().size();
    return size <= mostBytes ? QString()
                             : tr("A comment has at most %L1 bytes, and this one has %L2.").arg(mostBytes).arg(size);
}

void CommentsView::judge() {
    const auto words = isUnderWay_ ? kit::Obstacle::Words(tr("It is being written.")) : obstacle();
    kit::Obstacle::tellButton(write_, words, tr("Write comment (Ctrl+Return)"));
    text_->setEnabled(review_.state() == RequestReview::State::Filled);
}

// Return begins a line; with Ctrl it is written.
bool CommentsView::eventFilter(QObject *watched, QEvent *event) {
    if (watched == text_ && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isReturn = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isReturn && (key->modifiers() & Qt::ControlModifier)) {
            write_->click();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void CommentsView::write() {
    const auto text = text_->toPlainText();
    // Tried again it is the same comment, whatever became of the first attempt.
    if (sent_.name != name_ || sent_.text != text)
        sent_ = {name_, text, QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString()};
    v1::CommentChangeRequestRequest wanted;
    wanted.set_name(name_);
    wanted.set_text(text.trimmed().toStdString());
    wanted.set_request_id(sent_.requestId);
    isUnderWay_ = true;
    failure_->hide();
    judge();
    const client::ChangeCalls calls(session_.connection.link(), client::defaultDeadline);
    pending_ = calls.commentChangeRequest(wanted);
    client::deliver(pending_, this, [this](const auto &answer) {
        isUnderWay_ = false;
        take(answer);
        judge();
    });
}

// What was typed meanwhile stays.
void CommentsView::take(const core::Result<v1::MoveChangeRequestResponse> &answer) {
    const bool isShown = sent_.name == name_;
    if (answer) {
        const auto sent = std::exchange(sent_, {});
        if (isShown && text_->toPlainText() == sent.text)
            text_->clear();
        if (!isShown && drafts_[sent.name] == sent.text)
            drafts_.erase(sent.name);
    } else if (isShown) {
        failure_->setText(kit::Sentences::of(answer.error()));
        failure_->show();
    }
}

} // namespace changespage

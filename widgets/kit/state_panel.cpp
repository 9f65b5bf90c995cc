#include "widgets/kit/state_panel.h"

#include <QAction>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/kit/icons.h"
#include "widgets/kit/page.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/skeleton_bars.h"

namespace kit {

// A sign, a title, a sentence and one button, in the upper third.
class StatePanel::MessagePage : public QWidget {
public:
    MessagePage(const Theme &theme, Icon sign, Tone tone, QWidget *parent)
        : QWidget(parent),
          theme_(theme),
          icon_(icon(theme, sign, tone)),
          sign_(new QLabel(this)),
          title_(new RoleLabel(theme, TextRole::Object, {}, this)),
          text_(new RoleLabel(theme, TextRole::Body, {}, this)),
          button_(new QPushButton(this)) {
        text_->setColor(Color::Text2);
        title_->setWordWrap(true);
        text_->setWordWrap(true);
        text_->setSelectable();
        for (QLabel *label :
             {static_cast<QLabel *>(sign_), static_cast<QLabel *>(title_), static_cast<QLabel *>(text_)})
            label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        text_->setMaximumWidth(theme.px(Size::TextColumn));
        auto *layout = new QVBoxLayout(this);
        layout->setSpacing(theme.px(Size::SpaceSmall));
        layout->addStretch(1);
        layout->addWidget(sign_);
        layout->addWidget(title_);
        auto *middle = new QHBoxLayout;
        middle->addStretch(1);
        middle->addWidget(text_, 1000);
        middle->addStretch(1);
        layout->addLayout(middle);
        layout->addSpacing(theme.px(Size::SpaceSmall));
        layout->addWidget(button_, 0, Qt::AlignHCenter);
        layout->addStretch(2);
        drawSign();
        connect(&theme, &Theme::changed, this, [this] { drawSign(); });
    }

    void tell(const Message &message) {
        title_->setText(message.title);
        text_->setText(message.text);
        text_->setVisible(!message.text.isEmpty());
        // A box layout does not ask a centred label again how high its new text is.
        text_->setMinimumHeight(text_->heightForWidth(theme_.px(Size::TextColumn)));
    }

    QPushButton *button() const { return button_; }

private:
    void drawSign() {
        const int side = theme_.px(Size::IconLarge);
        sign_->setPixmap(icon_.pixmap(QSize(side, side), devicePixelRatioF()));
    }

    const Theme &theme_;
    QIcon icon_;
    QLabel *sign_;
    RoleLabel *title_;
    RoleLabel *text_;
    QPushButton *button_;
};

StatePanel::StatePanel(const Theme &theme, QWidget *content, QWidget *parent)
    : QStackedWidget(parent),
      theme_(theme),
      loading_(new SkeletonBars(theme, 1, this)),
      empty_(new MessagePage(theme, Icon::Search, Tone::Neutral, this)),
      failed_(new MessagePage(theme, Icon::Warning, Tone::Danger, this)) {
    for (QWidget *page :
         {static_cast<QWidget *>(loading_), static_cast<QWidget *>(empty_), static_cast<QWidget *>(failed_), content})
        addWidget(page);
    failed_->button()->setText(tr("Try again"));
    failed_->button()->setIcon(icon(theme, Icon::Refresh));
    failed_->button()->setObjectName(QStringLiteral("retry"));
    empty_->button()->setObjectName(QStringLiteral("nextStep"));
    connect(failed_->button(), &QPushButton::clicked, this, &StatePanel::retryRequested);
}

StatePanel::State StatePanel::state() const {
    return state_;
}

void StatePanel::show(State state) {
    setCurrentIndex(static_cast<int>(state));
    if (state_ == state)
        return;
    state_ = state;
    if (state == State::Filled)
        handOn();
    Q_EMIT stateChanged(state);
}

// A page that got the keyboard before there was anything to give it to has kept it.
void StatePanel::handOn() {
    auto *owner = parentWidget();
    while (owner && !qobject_cast<Page *>(owner))
        owner = owner->parentWidget();
    if (!owner || !owner->hasFocus())
        return;
    owner->clearFocus();
    owner->setFocus(Qt::OtherFocusReason);
}

void StatePanel::showLoading(int columns) {
    loading_->setColumns(columns);
    show(State::Loading);
}

void StatePanel::showEmpty(const Message &message, QAction *nextStep) {
    empty_->tell(message);
    QPushButton *button = empty_->button();
    button->disconnect(this);
    disconnect(following_);
    button->setVisible(nextStep);
    if (nextStep) {
        const auto follow = [button, nextStep] {
            button->setText(nextStep->text());
            button->setIcon(nextStep->icon());
            button->setEnabled(nextStep->isEnabled());
            button->setToolTip(nextStep->toolTip());
        };
        follow();
        following_ = connect(nextStep, &QAction::changed, button, follow);
        connect(button, &QPushButton::clicked, this, [step = QPointer(nextStep)] {
            if (step)
                step->trigger();
        });
    }
    show(State::Empty);
}

void StatePanel::showFailed(const Message &message) {
    failed_->tell(message);
    show(State::Failed);
}

void StatePanel::showFilled() {
    show(State::Filled);
}

} // namespace kit

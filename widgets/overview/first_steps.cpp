#include "widgets/overview/first_steps.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/kit/console_style.h"
#include "widgets/kit/icons.h"
#include "widgets/kit/role_label.h"

namespace overviewpage {

using kit::Color;
using kit::Size;
using kit::TextRole;

FirstSteps::FirstSteps(const kit::Theme &theme, QWidget *parent) : GlanceCard(theme, tr("First steps"), parent) {
    setObjectName(QStringLiteral("firstSteps"));
    auto *text = new kit::RoleLabel(
        theme, TextRole::Body,
        tr("Nothing is deployed yet. Once something serves, this page shows how it is and what needs you."));
    text->setColor(Color::Text2);
    text->setWordWrap(true);
    column()->addWidget(text);
    column()->addSpacing(theme.px(Size::SpaceSmall));
    const std::array<Words, StepCount> words{
        {{tr("Import a model"),
          tr("Choose a GGUF or safetensors file on the service's host. Its header is read in a sandbox, and every byte "
             "is hashed."),
          tr("Import model"), "catalog.import"},
         {tr("Deploy it"),
          tr("Choose an engine and how many replicas. The plan says where they fit before any starts."),
          tr("New deployment"), "deployments.create"},
         {tr("Or look around first"),
          tr("A made-up organisation with a simulated fleet of 1,920 GPUs, in a window and a store of its own. Nothing "
             "of yours is touched."),
          tr("Look around in a demo"), "demo.open"}}};
    for (int step = 0; step < StepCount; ++step)
        column()->addWidget(buildStep(step, words[static_cast<std::size_t>(step)]));
    column()->addStretch(1);
    connect(&theme, &kit::Theme::changed, this, &FirstSteps::drawSigns);
    drawSigns();
    setHasModel(false);
}

QWidget *FirstSteps::buildStep(int step, const Words &words) {
    const auto at = static_cast<std::size_t>(step);
    auto *holder = new QWidget;
    auto *row = new QHBoxLayout(holder);
    row->setContentsMargins(0, theme().px(Size::SpaceSmall), 0, theme().px(Size::SpaceSmall));
    row->setSpacing(theme().px(Size::SpaceLarge));
    auto *sign = new QLabel;
    sign->setFixedSize(theme().px(Size::IconLarge), theme().px(Size::IconLarge));
    sign->setAlignment(Qt::AlignCenter);
    signs_[at] = sign;
    row->addWidget(sign, 0, Qt::AlignTop);
    auto *rows = new QVBoxLayout;
    rows->setSpacing(0);
    rows->addWidget(new kit::RoleLabel(theme(), TextRole::Strong, words.title));
    auto *text = new kit::RoleLabel(theme(), TextRole::Body, words.text);
    text->setColor(Color::Text2);
    text->setWordWrap(true);
    rows->addWidget(text);
    row->addLayout(rows, 1);
    auto *button = new QPushButton(words.verb);
    button->setObjectName(QString::fromLatin1(words.action).section(QLatin1Char('.'), 1) + QStringLiteral("Step"));
    button->setAccessibleDescription(words.text);
    connect(button, &QPushButton::clicked, this,
            [this, action = QString::fromLatin1(words.action)] { Q_EMIT linkRequested(action); });
    buttons_[at] = button;
    row->addWidget(button, 0, Qt::AlignVCenter);
    return holder;
}

QWidget *FirstSteps::first() const {
    return buttons_[hasModel_ ? Deploy : Import];
}

void FirstSteps::setHasModel(bool hasModel) {
    hasModel_ = hasModel;
    kit::setKind(*buttons_[Import], hasModel ? kit::ButtonKind::Normal : kit::ButtonKind::Primary);
    kit::setKind(*buttons_[Deploy], hasModel ? kit::ButtonKind::Primary : kit::ButtonKind::Normal);
    drawSigns();
}

void FirstSteps::drawSigns() {
    constexpr std::array signs{kit::Icon::Import, kit::Icon::Deployments, kit::Icon::Gpus};
    for (std::size_t step = 0; step < signs_.size(); ++step) {
        const bool isDone = step == Import && hasModel_;
        const auto icon =
            kit::icon(theme(), isDone ? kit::Icon::Check : signs[step], isDone ? kit::Tone::Ok : kit::Tone::Accent);
        const int side = theme().px(Size::SpaceHuge);
        signs_[step]->setPixmap(icon.pixmap(QSize(side, side), devicePixelRatioF()));
        signs_[step]->setAccessibleName(isDone ? tr("Done") : QString());
    }
}

} // namespace overviewpage

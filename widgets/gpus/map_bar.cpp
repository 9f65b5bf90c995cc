#include "widgets/gpus/map_bar.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>

#include "widgets/gpus/map_actions.h"
#include "widgets/gpus/map_look.h"
#include "widgets/kit/action_button.h"
#include "widgets/kit/filter_bar.h"
#include "widgets/kit/menu_button.h"

namespace gpuspage {

MapBar::MapBar(const kit::Theme &theme, const Parts &parts)
    : theme_(theme),
      parts_(parts),
      metric_(new kit::MenuButton({}, QStringLiteral("metric"),
                                  [this](QMenu *menu) { menu->addActions(parts_.look.metricActions()); })),
      asDetails_(new kit::ActionButton(parts.asDetails)),
      metrics_(new QWidget) {
    metric_->setToolTip(tr("What the map shows"));
    connect(&parts.look, &MapLook::metricChanged, this, &MapBar::showMetric);
    showMetric();
    auto *buttons = parts.look.makeButtons();
    buttons->setContentsMargins(0, 0, 0, 0);
    metrics_->setLayout(buttons);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme.px(kit::Size::SpaceSmall));
    rows->addWidget(buildLine());
    rows->addWidget(metrics_);
}

QWidget *MapBar::buildLine() {
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme_.px(kit::Size::SpaceSmall));
    row->addWidget(parts_.filter, 1);
    row->addWidget(metric_, 0, Qt::AlignTop);
    row->addWidget(asDetails_, 0, Qt::AlignTop);
    row->addWidget(new kit::ActionButton(parts_.asTable), 0, Qt::AlignTop);
    row->addWidget(new kit::ActionButton(*parts_.sizes.fit()), 0, Qt::AlignTop);
    row->addWidget(makeView(), 0, Qt::AlignTop);
    const auto save = [this](QMenu *menu) { menu->addActions(parts_.exports); };
    row->addWidget(new kit::MenuButton(tr("Save"), QStringLiteral("save"), save), 0, Qt::AlignTop);
    return line;
}

kit::MenuButton *MapBar::makeView() {
    return new kit::MenuButton(tr("View"), QStringLiteral("viewMenu"), [this](QMenu *menu) {
        menu->addActions(parts_.look.pivotActions());
        menu->addSeparator();
        menu->addActions(parts_.look.rangeActions());
        menu->addSeparator();
        menu->addActions(parts_.look.colorActions());
        menu->addSeparator();
        menu->addActions({parts_.sizes.zoomIn(), parts_.sizes.zoomOut(), parts_.sizes.pin()});
    });
}

void MapBar::setSmall(bool isSmall) {
    metrics_->setVisible(!isSmall);
    metric_->setVisible(isSmall);
    asDetails_->setInPlace(isSmall);
}

void MapBar::showMetric() {
    const auto place = MapLook::metrics().indexOf(parts_.look.metric());
    metric_->setText(parts_.look.metricActions()[place]->iconText());
}

} // namespace gpuspage

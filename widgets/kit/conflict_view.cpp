#include "widgets/kit/conflict_view.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QRadioButton>
#include <QVBoxLayout>

#include "widgets/kit/role_label.h"
#include "widgets/kit/theme.h"
#include "widgets/kit/value_lines.h"

namespace kit {

namespace {

QString joined(const std::vector<std::string> &paths) {
    QStringList names;
    for (const auto &path : paths)
        names << QString::fromStdString(path);
    return names.join(QStringLiteral(", "));
}

} // namespace

ConflictView::ConflictView(const Theme &theme, const v1::Resource &base, const v1::Resource &theirs,
                           const v1::Resource &mine, QWidget *parent)
    : QWidget(parent), theme_(theme), theirs_(theirs), mine_(mine), comparison_(compare(base, theirs, mine)) {
    build();
}

v1::Resource ConflictView::merged() const {
    auto paths = comparison_.onlyMine;
    for (int index = 0; index < mineChosen_.size(); ++index) {
        if (mineChosen_[index]->isChecked())
            paths.push_back(comparison_.collisions[static_cast<std::size_t>(index)].path);
    }
    return kit::merged(theirs_, mine_, paths);
}

void ConflictView::build() {
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme_.px(Size::SpaceMedium));
    if (!comparison_.onlyTheirs.empty()) {
        auto *also = new RoleLabel(theme_, TextRole::Body,
                                   tr("Kept from the other change: %1").arg(joined(comparison_.onlyTheirs)));
        also->setWordWrap(true);
        column->addWidget(also);
    }
    if (comparison_.collisions.empty()) {
        auto *none = new RoleLabel(theme_, TextRole::Body, tr("Both changes fit together; nothing is lost."));
        none->setWordWrap(true);
        column->addWidget(none);
        return;
    }
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(theme_.px(Size::SpaceMedium));
    grid->setVerticalSpacing(theme_.px(Size::SpaceSmall));
    const QStringList heads{tr("Field"), tr("It was"), tr("Theirs"), tr("Yours")};
    for (int index = 0; index < heads.size(); ++index) {
        grid->addWidget(new RoleLabel(theme_, TextRole::Label, heads[index]), 0, index);
        grid->setColumnStretch(index, 1);
    }
    for (std::size_t index = 0; index < comparison_.collisions.size(); ++index)
        addCollision(grid, static_cast<int>(index) + 1, comparison_.collisions[index]);
    column->addLayout(grid);
}

void ConflictView::addCollision(QGridLayout *grid, int row, const Collision &collision) {
    const auto field = QString::fromStdString(collision.path);
    const auto absent = tr("nothing");
    const auto shown = [&](const std::string &json) {
        const auto lines = ValueLines::of(mine_.meta().name(), collision.path, json);
        return json.empty() ? absent : lines.join(QStringLiteral(", ")).left(200);
    };
    auto *name = new RoleLabel(theme_, TextRole::Mono, field);
    auto *base = new RoleLabel(theme_, TextRole::Mono, shown(collision.base));
    base->setColor(Color::Text2);
    base->setWordWrap(true);
    auto *theirs = new QRadioButton(shown(collision.theirs));
    auto *mine = new QRadioButton(shown(collision.mine));
    theirs->setAccessibleName(tr("Take theirs for %1").arg(field));
    mine->setAccessibleName(tr("Keep yours for %1").arg(field));
    auto *group = new QButtonGroup(this);
    group->addButton(theirs);
    group->addButton(mine);
    mine->setChecked(true);
    mineChosen_ << mine;
    grid->addWidget(name, row, 0);
    grid->addWidget(base, row, 1);
    grid->addWidget(theirs, row, 2);
    grid->addWidget(mine, row, 3);
}

} // namespace kit
